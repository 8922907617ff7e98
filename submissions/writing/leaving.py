"""Where a button of the part's form leads once the text is saved: to its slots and its items."""

from django.urls import reverse

from portal.kit import numbers
from submissions.models import Enrollment, PartEntry


def to(enrollment: Enrollment, entry: PartEntry, intent: str) -> str:
    """The address behind `slot-1`, `remove-`, `replace-`, `change-` or `people-CODE`; else empty."""
    verb, _dash, what = intent.partition("-")
    if verb == "slot":
        return _slot(enrollment, entry, numbers.whole(what))
    items = entry.submission.evidence.present().filter(slot__part=entry.part_id, code=what)
    if verb not in ("remove", "replace", "change", "people") or not items.exists():
        return ""
    if verb == "replace":
        return reverse("submissions:evidence_remove", args=[what]) + "?then=add"
    return reverse(f"submissions:evidence_{verb}", args=[what])


def _slot(enrollment: Enrollment, entry: PartEntry, position: int) -> str:
    if position < 0 or not entry.part.slots.filter(position=position).exists():
        return ""
    args = [enrollment.code, entry.part.number, position]
    return reverse("submissions:evidence_add", args=args)
