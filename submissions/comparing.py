"""What changed in a part since the last attempt, for its author (row E6)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from credentials.models import ArtifactSlot
from submissions.diffing import Piece, pieces
from submissions.models import Evidence, PartEntry
from submissions.models.evidence import EvidenceQuerySet


@dataclass(frozen=True, slots=True)
class Before:
    """One answer as it was on the last attempt, and the difference to now."""

    label: str
    old: str
    changes: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        """Anything differs."""
        return any(piece.kind != "same" for piece in self.changes)


@dataclass(frozen=True, slots=True)
class EvidenceBefore:
    """One artifact slot: what came in, what went, and how many pieces are the same."""

    label: str
    position: int
    added: tuple[str, ...]
    removed: tuple[str, ...]
    same: int

    @property
    def is_changed(self) -> bool:
        """Anything came in or went."""
        return bool(self.added or self.removed)


@dataclass(frozen=True, slots=True)
class Difference:
    """One part beside the same part of the last attempt."""

    answers: tuple[Before, ...] = ()
    evidence: tuple[EvidenceBefore, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Anything differs."""
        return any(each.is_changed for each in (*self.answers, *self.evidence))


def before(entry: PartEntry) -> list[Before]:
    """What was written on the last attempt's same part beside the present one."""
    last = _last(entry)
    if last is None:
        return []
    old = {row.prompt_id: row.text for row in last.responses.all()}
    new = {row.prompt_id: row.text for row in entry.responses.all()}
    rows = [(str(p), old.get(p.pk, ""), new.get(p.pk, "")) for p in entry.part.prompts.all()]
    was, is_now = last.activity_description, entry.activity_description
    activity = [(_("Activity Description"), was, is_now)] if was != is_now else []
    return [Before(label, a, tuple(pieces(a, b))) for label, a, b in (*activity, *rows)]


def evidence(entry: PartEntry) -> list[EvidenceBefore]:
    """Which evidence came in and which went since the last attempt, slot by slot."""
    last = _last(entry)
    if last is None:
        return []
    was = _items(last.submission.evidence.usable(), entry)
    is_now = _items(entry.submission.evidence.present(), entry)
    return [
        _slot(slot, was.get(slot.pk, []), is_now.get(slot.pk, []))
        for slot in entry.part.slots.all()
    ]


def difference(entry: PartEntry) -> Difference:
    """All of a part; nothing on a first attempt, or where the part is met and carried."""
    if entry.submission.number < 2 or entry.is_locked:
        return Difference()
    return Difference(tuple(before(entry)), tuple(evidence(entry)))


def _last(entry: PartEntry) -> PartEntry | None:
    rows = PartEntry.objects.filter(
        submission__enrollment=entry.submission.enrollment_id,
        submission__number=entry.submission.number - 1,
        part=entry.part_id,
    )
    return rows.select_related("submission").prefetch_related("responses").first()


def _items(rows: EvidenceQuerySet, entry: PartEntry) -> dict[int, list[Evidence]]:
    found: dict[int, list[Evidence]] = {}
    for row in rows.filter(slot__part=entry.part_id):
        found.setdefault(row.slot_id, []).append(row)
    return found


def _slot(slot: ArtifactSlot, was: list[Evidence], is_now: list[Evidence]) -> EvidenceBefore:
    old, new = Counter(map(_content, was)), Counter(map(_content, is_now))
    return EvidenceBefore(
        slot.label,
        slot.position,
        tuple(_names(is_now, new - old)),
        tuple(_names(was, old - new)),
        (old & new).total(),
    )


def _content(row: Evidence) -> tuple[str, ...]:
    """What makes it the same piece: a carried file has the checksum of the one before."""
    return row.kind, row.original_sha256, row.text, row.url, row.caption


def _names(rows: list[Evidence], wanted: Counter[tuple[str, ...]]) -> Iterator[str]:
    """What its author calls each piece that is in `wanted`, as often as it is."""
    for row in rows:
        if wanted[_content(row)] > 0:
            wanted[_content(row)] -= 1
            yield row.caption or row.original_name or row.url or Truncator(row.text).words(12)
