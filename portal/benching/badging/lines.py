"""What is measured of badges, and the goals of each: one line of the report for one operation."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from portal.benching.measuring import Measured
from portal.benching.operations import OPERATIONS

ISSUE, BATCH, SIGN, BAKE = "Issue one", "Issue a batch", "Sign", "Bake"
SERVED = [operation for operation in OPERATIONS if operation.place == "assertion"]
SLOWER, SHARE, SERVED_SHARE = 3.0, 0.25, 0.6
MESSAGES, STATEMENTS, PER = 10, 10, 50
ADDED, MORE_BYTES = 0.1, 2048
MET, MISSED = "met", "NOT MET"


class Check(NamedTuple):
    """One goal: what was found, and the limit, which is the highest unless `at_least`."""

    words: str
    found: float
    limit: float
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        """Whether it keeps its limit."""
        return self.found >= self.limit if self.at_least else self.found <= self.limit

    def __str__(self) -> str:
        sign = ">=" if self.at_least else "<="
        return f"{self.words} {_short(self.found)} ({sign} {_short(self.limit)})"


@dataclass(frozen=True, slots=True)
class Line:
    """An operation beside its floor, with its goals."""

    name: str
    floor: str
    ours: float
    theirs: float
    checks: list[Check]

    @property
    def missed(self) -> list[str]:
        """The goals that were missed, in words."""
        return [str(check) for check in self.checks if not check.is_met]

    def __str__(self) -> str:
        verdict = MISSED if self.missed else MET
        cells = (self.name, self.floor, f"{self.ours:.3g}", f"{self.theirs:.3g}")
        return f"| {' | '.join([*cells, '; '.join(map(str, self.checks)), verdict])} |"


def head() -> list[str]:
    """The two lines above."""
    cells = ("operation", "beside", "ms", "floor ms", "found (goal)", "goals")
    return [f"| {' | '.join(cells)} |", f"|{' --- |' * len(cells)}"]


def measured(found: dict[str, Any]) -> list[Line]:
    """What ran without a server."""
    return [_issue(found["issue"]), _batch(found["batch"]), _sign(found), _bake(found["bake"])]


def _issue(found: dict[str, Any]) -> Line:
    checks = [
        Check("floors", found["ours"] / found["floor"], SLOWER),
        Check("SQL", found["sql"], 7),
        Check("pictures opened", found["pictures"], 0),
    ]
    floor = "JSON + sha256 + baked file + INSERT"
    return Line(ISSUE, floor, found["ours"], found["floor"], checks)


def _batch(found: dict[str, Any]) -> Line:
    checks = [
        Check("share of the floor", found["share"], SHARE, at_least=True),
        Check("messages", found["messages"], MESSAGES),
        Check("SQL", found["sql"], STATEMENTS + found["size"] / PER),
        Check("pictures opened", found["pictures"], 0),
        Check("more after delivering all again", found["doubled"], 0),
    ]
    name = f"{BATCH} of {found['size']} by one worker"
    floor = "JSON + sha256 + baked file each, one transaction"
    return Line(name, floor, found["ours"], found["floor"], checks)


def _sign(found: dict[str, Any]) -> Line:
    mine, issue = found["sign"], found["issue"]["ours"]
    added = max(mine["ours"] - mine["floor"], 0) / issue
    name = f"{SIGN}, RS256 with {mine['bits']} bits"
    checks = [Check("added to the signature, in times of an award", added, ADDED)]
    return Line(name, "bare signature of the same key", mine["ours"], mine["floor"], checks)


def _bake(found: dict[str, Any]) -> Line:
    checks = [
        Check("floors", found["ours"] / found["floor"], SLOWER),
        Check("bytes more than the picture of the class", found["more"], MORE_BYTES),
        Check("pictures opened", found["pictures"], 0),
    ]
    floor = "chunks walked, checksums compared, spliced"
    return Line(BAKE, floor, found["ours"], found["floor"], checks)


def served(name: str, found: Measured, sql: int) -> Line:
    """One public assertion by two workers; the goal is in requests per second."""
    checks = [
        Check("share of the floor's requests", found.share, SERVED_SHARE, at_least=True),
        Check("SQL", sql, 1),
    ]
    return Line(name, "one-row JSON", found.ours.p50, found.floor.p50, checks)


def remarks(found: dict[str, Any]) -> list[str]:
    """What the figures mean that no goal judges."""
    signing, issue, batch = found["sign"], found["issue"]["ours"], found["batch"]
    return [
        f"A bare signature of {signing['bits']} bits takes {signing['floor'] / issue:.0%} of the "
        "time of an award, and issuing signs nothing: a signed copy is made when its owner asks "
        f"for the first one, in {found['copies']:.1f} ms with the key opened, the text read back "
        "and stored.",
        f"The {len(batch['shares'])} batches came to {batch['shares'][0]:.2f} to "
        f"{batch['shares'][-1]:.2f} of their floors.",
        f"Mails, facilitators and stacks follow the awards: all {batch['size']} were told of "
        f"{batch['told'] / 1000:.1f} s after the approvals.",
    ]


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
