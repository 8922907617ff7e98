"""The report: a table in Markdown, one line for each operation."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.benching.measuring import Measured
from portal.benching.operations import FIRST_LOAD, SCAN_GROWTH, Goal
from portal.benching.weight import Load

HEADINGS = (
    *("operation", "floor", "p50 ms", "p95 ms", "floor p50", "p50 ratio", "goal"),
    *("req/s", "floor req/s", "ratio", "goal", "SQL", "goal", "bytes", "sent", "goals"),
)
MET, MISSED = "met", "NOT MET"


@dataclass(frozen=True, slots=True)
class Row:
    """An operation as measured; without `measured` there is no such page."""

    name: str
    floor: str
    goal: Goal
    measured: Measured | None = None
    sql: int = 0
    size: int | None = None
    sent: int = 0

    @property
    def misses(self) -> list[str]:
        """The goals that were missed, in words."""
        if self.measured is None:
            return ["there is no such page"]
        goal, found = self.goal, self.measured
        checks = [
            (_over(found.slower, goal.slower), f"p50 is {found.slower:.2f}x its floor"),
            (_under(found.share, goal.rate), f"{found.share:.2f} of the floor's requests"),
            (_over(self.sql, goal.sql), f"{self.sql} queries"),
            (_over(found.ours.p95, goal.ms), f"p95 is {found.ours.p95:.0f} ms"),
            (_over(self.sent, goal.sent), f"{self.sent} bytes as sent"),
        ]
        return [words for missed, words in checks if missed]


def head() -> Iterator[str]:
    """The two lines above."""
    yield _cells(HEADINGS)
    yield _cells(["---"] * len(HEADINGS))


def line(row: Row) -> str:
    """One operation."""
    if row.measured is None:
        return _cells([row.name, row.floor, *["-"] * 13, "no such page"])
    goal, ours, floor = row.goal, row.measured.ours, row.measured.floor
    return _cells(
        [
            *(row.name, row.floor, f"{ours.p50:.1f}", f"{ours.p95:.1f}", f"{floor.p50:.1f}"),
            *(f"{row.measured.slower:.2f}", _limit("<=", goal.slower)),
            *(f"{ours.rate:.0f}", f"{floor.rate:.0f}", f"{row.measured.share:.2f}"),
            *(_limit(">=", goal.rate), str(row.sql), _limit("<=", goal.sql)),
            *("-" if row.size is None else f"{size}" for size in (row.size, row.sent)),
            MISSED if row.misses else MET,
        ]
    )


def scanned(found: dict[str, float]) -> str:
    """How the check for names grows with a hostile text of the greatest length."""
    return (
        f"\nCheck for names in a hostile text of the greatest length: {found['ms']:.0f} ms; twice the "
        f"text takes {found['growth']:.2f} times as long; goal {SCAN_GROWTH:g}: "
        f"{_verdict(found['growth'], SCAN_GROWTH)}"
    )


def loaded(load: Load) -> str:
    """What a first visit weighs."""
    return (
        f"First load of {load.path}: {load.packed} bytes of HTML, CSS and scripts as sent, in "
        f"{load.files} files ({load.plain} unpacked); goal {FIRST_LOAD}: "
        f"{_verdict(load.packed, FIRST_LOAD)}"
    )


def missed(rows: list[Row], scan: dict[str, float], loads: list[Load]) -> list[str]:
    """Every goal of the run that was missed, in words; empty when all are met."""
    found = [f"{row.name}: {'; '.join(row.misses)}" for row in rows if row.misses]
    if scan["growth"] > SCAN_GROWTH:
        found.append(f"Check for names: {scan['growth']:.2f} times as long for twice the text")
    heavy = [load for load in loads if load.packed > FIRST_LOAD]
    return found + [f"First load of {load.path}: {load.packed} bytes" for load in heavy]


def _verdict(value: float, limit: float) -> str:
    return MISSED if value > limit else MET


def _cells(values: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(values)} |"


def _limit(sign: str, value: float | None) -> str:
    return "-" if value is None else f"{sign} {value:g}"


def _over(value: float, limit: float | None) -> bool:
    return limit is not None and value > limit


def _under(value: float, limit: float | None) -> bool:
    return limit is not None and value < limit
