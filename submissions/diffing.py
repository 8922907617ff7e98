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


WORDS_COMPARED = 400


def pieces(old: str, new: str) -> list[Piece]:
    """The new text with what was taken out left in its place.

    Sentences are compared first, then the words of a sentence that changed. A changed run of more
    than WORDS_COMPARED words stands as a whole, so that the work stays small whatever is typed.
    """
    found = []
    before, after = _sentences(old), _sentences(new)
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[a:b]), "".join(after[c:d])
        found += [Piece("same", come)] if tag == "equal" else _words_between(gone, come)
    return found


def _words_between(old: str, new: str) -> list[Piece]:
    before, after = _words(old), _words(new)
    if not before or not after or max(len(before), len(after)) > WORDS_COMPARED:
        return [Piece(kind, text) for kind, text in (("gone", old), ("new", new)) if text]
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(after[c:d])))
            continue
        found += [Piece("gone", "".join(before[a:b]))] if b > a else []
        found += [Piece("new", "".join(after[c:d]))] if d > c else []
    return found


def _sentences(text: str) -> list[str]:
    """Sentences and lines, each with the space before it."""
    return [piece for piece in re.split(r"(?<=[.!?])(?=\s)|(?<=\n)", text) if piece]


def _words(text: str) -> list[str]:
    return re.findall(r"\s*\S+|\s+", text)


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
