"""Sets of affiliates and people that pages choose from."""

from portal.accounts.models import Affiliate, User
from portal.kit.models import Message

Group = tuple[str, list[tuple[str, str]]]


def locals_by_state() -> list[Group]:
    """Every affiliate one can belong to, as groups for a select: states with their locals."""
    rows = list(Affiliate.objects.order_by("name"))
    names = {row.pk: row.name for row in rows}
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        if row.level == Affiliate.Level.NATIONAL:
            groups.setdefault(row.name, []).append((row.slug, row.name))
        elif row.level == Affiliate.Level.STATE:
            groups.setdefault(row.name, []).insert(0, (row.slug, row.name))
        else:
            groups.setdefault(names.get(row.parent_id, row.name), []).append((row.slug, row.name))
    return sorted(groups.items())


def mails_had(user: User) -> set[str]:
    """The kinds of mail that the person has been sent."""
    return set(Message.objects.filter(recipient=user).values_list("kind", flat=True).distinct())
