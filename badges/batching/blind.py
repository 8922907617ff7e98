"""A list of works as its approver sees it: codes and titles, never who."""

from dataclasses import dataclass

from badges.batching import sample


@dataclass(frozen=True, slots=True)
class Line:
    """One work of a list. `standing`: as it was listed, so that it can be approved with it."""

    code: str
    title: str
    rank: int
    looked: bool
    standing: bool
    approved: bool
    left_out: bool


@dataclass(frozen=True, slots=True)
class List:
    """A list, and how far it is."""

    code: str
    lines: tuple[Line, ...]

    @property
    def drawn(self) -> list[Line]:
        """What must be opened before the rest is approved."""
        return sample.drawn(self.lines)

    @property
    def is_ready(self) -> bool:
        """All that were drawn have been looked at."""
        return sample.is_complete(self.lines)

    @property
    def standing(self) -> list[Line]:
        """What would be approved now, in the order of codes."""
        return sorted((x for x in self.lines if x.standing), key=lambda line: line.code)

    @property
    def gone(self) -> list[Line]:
        """What changed since, and is left out."""
        rest = (line for line in self.lines if not line.standing and not line.approved)
        return sorted(rest, key=lambda line: line.code)

    @property
    def approved(self) -> list[Line]:
        """What was approved with it."""
        return sorted((x for x in self.lines if x.approved), key=lambda line: line.code)

    @property
    def next(self) -> Line | None:
        """The drawn work that is to be opened next."""
        return next((line for line in self.drawn if not line.looked), None)
