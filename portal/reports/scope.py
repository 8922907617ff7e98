"""Whose people somebody may see in reports: those of the affiliates they work for, downwards."""

from typing import Any

from plc.cohorts.queries import STAFF
from portal.accounts.models import Affiliate, Membership


def of(user: Any) -> list[int]:
    """Primary keys of the affiliates at and below those whose staff or point person this is.

    Two queries at most, however many roles and affiliates there are.
    """
    roles = Membership.objects.live().filter(user=user, role__in=STAFF)
    waiting = list(roles.values_list("affiliate", flat=True))
    if not waiting:
        return []
    below: dict[int | None, list[int]] = {}
    for pk, parent in Affiliate.objects.values_list("pk", "parent_id"):
        below.setdefault(parent, []).append(pk)
    found: set[int] = set()
    while waiting:
        pk = waiting.pop()
        found.add(pk)
        waiting += [child for child in below.get(pk, []) if child not in found]
    return sorted(found)
