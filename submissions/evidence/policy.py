"""What may be put into an artifact slot, and taken out again (rows A26, A27)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from credentials.models import ArtifactSlot
from portal.kit.verdict import YES, Verdict, first_no, no
from submissions import limits, policy
from submissions.models import Evidence, PartEntry


def may_add(user: Any, entry: PartEntry, slot: ArtifactSlot, kind: str) -> Verdict:
    """The author, while the part is open, a kind the slot takes, and as many as it holds."""
    return first_no(policy.may_edit(user, entry), _takes(slot, kind), _has_room(entry, slot))


def may_put(
    user: Any, entry: PartEntry, slot: ArtifactSlot, kind: str, *, arrived: str = ""
) -> Verdict:
    """As may_add, and no upload on its way has been promised the last place.

    `arrived` is the key of the upload that is the item itself.
    """
    verdict = may_add(user, entry, slot, kind)
    return verdict and _is_not_promised(entry, slot, arrived)


def _is_not_promised(entry: PartEntry, slot: ArtifactSlot, arrived: str) -> Verdict:
    arriving = entry.submission.uploads.unfinished().filter(slot=slot).exclude(key=arrived)
    if _filled(entry, slot) + arriving.count() < slot.max_items:
        return YES
    return no(_("An unfinished upload has the last place here. Finish it or cancel it first."))


def _takes(slot: ArtifactSlot, kind: str) -> Verdict:
    return YES if kind in slot.kinds else no(_("This place takes no evidence of that kind."))


def _has_room(entry: PartEntry, slot: ArtifactSlot) -> Verdict:
    if _filled(entry, slot) < slot.max_items:
        return YES
    sentence = ngettext(
        "There is room for %(n)s item here. Remove it first.",
        "There is room for %(n)s items here. Remove one first.",
        slot.max_items,
    )
    return no(sentence % {"n": slot.max_items})


def _filled(entry: PartEntry, slot: ArtifactSlot) -> int:
    rows = entry.submission.evidence.present().filter(slot=slot)
    return rows.exclude(state=Evidence.State.REFUSED).count()


def is_storable(text: str) -> Verdict:
    """No typed text is longer than limits.LONGEST."""
    sentence = limits.too_long(text)
    return no(sentence) if sentence else YES


def may_change(user: Any, evidence: Evidence, entry: PartEntry) -> Verdict:
    """The author, while the part is open; also to remove it."""
    if evidence.removed_at:
        return no(_("This item was removed."))
    if Evidence.objects.kept().filter(pk=evidence.pk).exists():
        return no(_("A legal hold keeps this file. It can be changed once the hold is lifted."))
    return policy.may_edit(user, entry)
