"""Notes at the very spot of the educator's own text: the piece, its paragraph, and what is said."""

from collections.abc import Iterable
from dataclasses import dataclass

from submissions import blind
from submissions.advising.places import Remark


@dataclass(frozen=True, slots=True)
class Spot:
    """One place in the work: where it is, what was asked, what stands there, what is said of it."""

    where: str
    label: str
    prompt: str
    quote: str
    file: str
    lines: tuple[str, ...]


def of(remarks: Iterable[Remark], work: blind.Work) -> list[Spot]:
    """Each remark beside what it is about, as it was handed in; the same place once."""
    parts = {part.number: part for part in work.parts}
    found: dict[tuple, list[Remark]] = {}
    for each in remarks:
        found.setdefault(each.place, []).append(each)
    return [_spot(here, parts.get(here[0].part)) for here in found.values()]


def _spot(here: list[Remark], part: blind.WorkPart | None) -> Spot:
    first = here[0]
    prompt, text, file = _piece(first, part) if part else ("", "", "")
    lines = dict.fromkeys(line for each in here for line in each.lines)
    return Spot(first.where, first.label, prompt, first.quote(text), file, tuple(lines))


def _piece(remark: Remark, part: blind.WorkPart) -> tuple[str, str, str]:
    """What was asked, the text, and the file's name as its author opens it."""
    if remark.source == "activity":
        return "", part.activity, ""
    if remark.source == "answer":
        answers = part.answers[remark.n - 1 : remark.n]
        return next(((each.prompt, each.text, "") for each in answers), ("", "", ""))
    items = (each for each in part.items if each.n == remark.n)
    return next((("", each.text, _file(part, each)) for each in items), ("", "", ""))


def _file(part: blind.WorkPart, item: blind.Item) -> str:
    return f"CODE-part{part.number}-{item.n}.{item.ext}" if item.ext else ""
