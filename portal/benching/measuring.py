"""Asks the portal and the floor in turn, so that both see the same minute of the machine."""

import statistics
from dataclasses import dataclass

from portal.benching import client
from portal.benching.client import Connection, Request


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to measure: rounds of pairs one after the other, then windows with 8 at once."""

    rounds: int = 4
    pairs: int = 50
    windows: int = 4
    seconds: float = 1.0


FULL, QUICK = Effort(), Effort(rounds=2, pairs=20, windows=3, seconds=0.7)
TINY = Effort(rounds=1, pairs=3, windows=1, seconds=0.2)
WARM_UP = 6


@dataclass(frozen=True, slots=True)
class Times:
    """What one side took, in milliseconds, and how many answers a second it gave."""

    p50: float
    p95: float
    rate: float


@dataclass(frozen=True, slots=True)
class Measured:
    """An operation beside its floor; `slower` compares the p50, `share` the rates."""

    ours: Times
    floor: Times
    slower: float
    share: float


def pair(ours: Request, floor: Request, effort: Effort) -> Measured:
    """Measure both, interleaved. The ratio of rates is the median over the windows."""
    times = _in_turn(ours, floor, effort)
    rates = [_window(ours, floor, effort) for _ in range(effort.windows)]
    mine, theirs = (
        times_of(taken, statistics.median(rate))
        for taken, rate in zip(times, zip(*rates, strict=True), strict=True)
    )
    share = statistics.median(a / b for a, b in rates)
    return Measured(mine, theirs, mine.p50 / theirs.p50, share)


def times_of(milliseconds: list[float], rate: float) -> Times:
    """Median and 95th percentile."""
    cuts = statistics.quantiles(milliseconds, n=20, method="inclusive")
    return Times(statistics.median(milliseconds), cuts[-1], rate)


def _in_turn(ours: Request, floor: Request, effort: Effort) -> tuple[list[float], list[float]]:
    taken: tuple[list[float], list[float]] = ([], [])
    for _round in range(effort.rounds):
        lines = Connection(ours), Connection(floor)
        for _ in range(WARM_UP):
            for line in lines:
                line.ask()
        for _ in range(effort.pairs):
            for found, line in zip(taken, lines, strict=True):
                found.append(line.ask() * 1000)
        for line in lines:
            line.close()
    return taken


def _window(ours: Request, floor: Request, effort: Effort) -> tuple[float, float]:
    return client.rate(ours, effort.seconds), client.rate(floor, effort.seconds)
