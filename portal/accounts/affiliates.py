"""The tree of affiliates: what lies below one, and what above."""

from portal.accounts.models import Affiliate, Membership, User


def subtree(root: Affiliate) -> list[int]:
    """Primary keys of `root` and of everything below it."""
    below: dict[int | None, list[int]] = {}
    for pk, parent in Affiliate.objects.values_list("pk", "parent_id"):
        below.setdefault(parent, []).append(pk)
    found, waiting = [], [root.pk]
    while waiting:
        pk = waiting.pop()
        found.append(pk)
        waiting.extend(below.get(pk, []))
    return found


def upwards(affiliate: Affiliate) -> list[int]:
    """Primary keys of `affiliate` and of everything above it."""
    parents = dict(Affiliate.objects.values_list("pk", "parent_id"))
    found: list[int] = []
    pk: int | None = affiliate.pk
    while pk is not None and pk not in found:
        found.append(pk)
        pk = parents.get(pk)
    return found


def managed_by(user: User) -> list[Affiliate]:
    """The affiliates whose people this user looks after: all, or those at and below their own."""
    if user.is_site_manager:
        return list(Affiliate.objects.select_related("parent"))
    staff = user.memberships.live().filter(role=Membership.Role.STAFF)
    mine = {pk for role in staff.select_related("affiliate") for pk in subtree(role.affiliate)}
    return list(Affiliate.objects.filter(pk__in=mine).select_related("parent"))
