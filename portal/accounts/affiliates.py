"""The tree of affiliates: what lies below one, and whether two people share a local."""

from portal.accounts.models import Affiliate


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
