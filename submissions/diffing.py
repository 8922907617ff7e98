"""What changed since the last attempt, word by word (row E6)."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from submissions.models import PartEntry


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that stayed ("same"), is new ("new") or is gone ("gone")."""

    kind: str
    text: str


def pieces(old: str, new: str) -> list[Piece]:
    """The new text with what was taken out left in its place."""
    before, after = _words(old), _words(new)
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(before[a:b])))
            continue
        found += [Piece("gone", "".join(before[a:b]))] if b > a else []
        found += [Piece("new", "".join(after[c:d]))] if d > c else []
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"\S+|\s+", text)


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


def before(entry: PartEntry) -> list[Before]:
    """Every answer of the last attempt's same part beside the present one."""
    rows = PartEntry.objects.filter(
        submission__enrollment=entry.submission.enrollment_id,
        submission__number=entry.submission.number - 1,
        part=entry.part_id,
    )
    last = rows.prefetch_related("responses").first()
    if last is None:
        return []
    old = {row.prompt_id: row.text for row in last.responses.all()}
    new = {row.prompt_id: row.text for row in entry.responses.all()}
    return [
        Before(str(p), old.get(p.pk, ""), tuple(pieces(old.get(p.pk, ""), new.get(p.pk, ""))))
        for p in entry.part.prompts.all()
    ]
