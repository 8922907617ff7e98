"""Notes of all readers as one: at each place one list of sentences. Pure (row E5)."""

from collections.abc import Iterable
from dataclasses import dataclass

from reviews.scoring import sentences
from submissions.advising.places import ORDER


@dataclass(frozen=True, slots=True)
class Placed:
    """What is said of one place: piece `n` of a kind in a part, and where in it."""

    part: int
    source: str
    n: int
    unit: str
    at: int
    text: str

    @property
    def place(self) -> tuple[int, int, int, str, int]:
        """Where it stands among the others, in the order of the work."""
        return self.part, ORDER.index(self.source), self.n, self.unit, self.at


def merged(notes: Iterable[Placed]) -> list[Placed]:
    """One for each place, in the order of the work, whoever wrote them and in whichever order."""
    found: dict[tuple, list[Placed]] = {}
    for note in notes:
        found.setdefault(note.place, []).append(note)
    return [_one(here) for _place, here in sorted(found.items())]


def _one(here: list[Placed]) -> Placed:
    first = here[0]
    said = sentences.merged(note.text for note in here)
    return Placed(first.part, first.source, first.n, first.unit, first.at, said)
