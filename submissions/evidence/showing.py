"""What the author sees of the evidence of one part: state, what was removed, the readers' copy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.kit.components.speech import marked
from submissions import blind, covers, limits, texts
from submissions.attesting import showing as findings
from submissions.consenting import asking
from submissions.consenting import showing as consenting
from submissions.evidence import kinds, saying
from submissions.evidence.actions import refusal_of
from submissions.models import Evidence, PartEntry
from submissions.uploading import showing as uploading
from submissions.uploading.showing import OnItsWay

PREVIEW = "CODE"


@dataclass(frozen=True, slots=True)
class Shown:
    """One item for its author; `as_read` is a text as readers see it."""

    row: Evidence
    name: str
    url: str
    kind: str
    state: str
    size: str
    refusal: str
    removed: tuple[str, ...]
    too_long: str
    is_unread: bool
    recognised: str
    as_read: str
    is_withheld: bool
    finds: tuple[findings.Shown, ...]
    people: consenting.Beside

    @property
    def is_waiting(self) -> bool:
        """It changes by itself soon."""
        return self.row.state == Evidence.State.CLEANING

    @property
    def is_open(self) -> bool:
        """A finding in it is left to look at."""
        return any(each.find.is_open for each in self.finds)

    @property
    def is_recording(self) -> bool:
        """It is heard or watched."""
        return self.row.media_type.startswith(("audio/", "video/"))


@dataclass(frozen=True, slots=True)
class SlotShown:
    """A slot, what is in it, and whether there is room for more."""

    slot: Any
    items: tuple[Shown, ...]
    uploads: tuple[OnItsWay, ...]
    url: str
    has_room: bool
    amount: str
    anchor: str
    linked: tuple[tuple[str, str], ...]

    @property
    def is_waiting(self) -> bool:
        """Something in it changes by itself soon."""
        return any(each.is_waiting for each in (*self.items, *self.uploads))


Finds = Mapping[str, Sequence[findings.Shown]]


def slots(entry: PartEntry, code: str, finds: Finds) -> list[SlotShown]:
    """The slots of the entry's part, each with its items; `code` is the enrollment's.

    `finds` are the findings by the code of the item they stand in.
    """
    rows = entry.submission.evidence.present().select_related("slot")
    rows = rows.prefetch_related(asking.WITH_PEOPLE)
    mine = list(rows.filter(slot__part=entry.part_id))
    numbers = _numbers(mine)
    items = [_item(entry, row, numbers.get(row.pk), code, finds) for row in mine]
    arriving, linked = uploading.of(entry.submission), _linked(entry, code)
    page = reverse("submissions:part", args=[code, entry.part.number])
    return [_slot(slot, page, items, arriving, linked) for slot in entry.part.slots.all()]


def _numbers(rows: list[Evidence]) -> dict[int, int]:
    """The number each usable item has in the readers' file names, as submissions.blind counts."""
    usable = [row for row in rows if row.state == Evidence.State.CLEAN]
    return {row.pk: n for n, row in enumerate(usable, 1)}


def _slot(
    slot: Any, page: str, items: list[Shown], arriving: list[OnItsWay], linked: Any
) -> SlotShown:
    mine = tuple(item for item in items if item.row.slot_id == slot.pk)
    uploads = tuple(each for each in arriving if each.row.slot_id == slot.pk)
    good = sum(item.row.state != Evidence.State.REFUSED for item in mine)
    held = sum(each.goes_on or each.is_waiting for each in uploads)
    return SlotShown(
        slot=slot,
        items=mine,
        uploads=uploads,
        url=f"{page}slots/{slot.position}/state/",
        has_room=good + held < slot.max_items,
        amount=_amount(slot, good),
        anchor=f"slot-{slot.position}",
        linked=tuple(linked.get(slot.student, ())) if slot.student else (),
    )


def _amount(slot: Any, have: int) -> str:
    values = {"have": have, "min": slot.min_items, "max": slot.max_items}
    if slot.min_items == slot.max_items:
        return _("%(have)s of %(min)s") % values
    return _("%(have)s here; at least %(min)s, at most %(max)s") % values


def _item(entry: PartEntry, row: Evidence, n: int | None, code: str, finds: Finds) -> Shown:
    name = _name(entry, row, n)
    mine = tuple(finds.get(row.code, ()))
    kind, state = saying.state(row, sum(each.find.is_open for each in mine))
    cover = covers.of(entry.submission.covered)
    withheld = cover.hides(row.cleaned_sha256) or cover.hides(row.url)
    url = ""
    if row.cleaned and n and not (withheld or row.withheld_at):
        url = reverse("submissions:evidence_file", args=[code, name])
    return Shown(
        row=row,
        name=name,
        url=url,
        kind=kind,
        state=state,
        size=filesizeformat(row.size) if row.size else "",
        refusal=refusal_of(row) if row.state == Evidence.State.REFUSED else "",
        removed=tuple(saying.removed(row)),
        too_long=limits.item_over(entry.part, row.text),
        is_unread=row.state == Evidence.State.CLEAN
        and row.kind == Evidence.Kind.FILE
        and not row.extracted_text,
        recognised=kinds.recognised(row),
        as_read=cover.text(f"{texts.item_place(entry.part, row.slot, row)}.text", row.text),
        is_withheld=withheld,
        finds=mine,
        people=consenting.beside(row),
    )


def _name(entry: PartEntry, row: Evidence, n: int | None) -> str:
    if row.kind == Evidence.Kind.FILE and n:
        extension = blind.EXTENSIONS.get(row.media_type, "")
        return f"{PREVIEW}-part{entry.part.number}-{n}.{extension}"
    if row.kind == Evidence.Kind.FILE:
        return row.original_name
    return row.caption or (row.url if row.kind == Evidence.Kind.LINK else _("Typed text"))


def _linked(entry: PartEntry, code: str) -> dict[str, list[tuple[str, str]]]:
    """Slots of the same student in other parts (row A29), as label and address."""
    found: dict[str, list[tuple[str, str]]] = {}
    parts = entry.submission.enrollment.version.parts.exclude(pk=entry.part_id)
    for part in parts.prefetch_related("slots"):
        for slot in part.slots.all():
            if slot.student:
                url = reverse("submissions:part", args=[code, part.number])
                label = _("Part %(n)s: %(slot)s") % {"n": part.number, "slot": slot.label}
                mine = found.setdefault(slot.student, [])
                mine.append((marked(label, slot.label), f"{url}#slot-{slot.position}"))
    return found
