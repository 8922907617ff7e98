"""Outlines as both a picture and a drawing can use them: closed lines of straights and curves."""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

Point: TypeAlias = tuple[float, float]
Step: TypeAlias = tuple[Point, ...]  # one point: straight to it; three: a cubic curve


class Contour(NamedTuple):
    """One closed line: where it starts, and how it goes on."""

    start: Point
    steps: tuple[Step, ...]


Outline: TypeAlias = tuple[Contour, ...]

_ROUND = 0.5522847498  # how far a curve must reach to be a quarter of a circle
_FINE = 4.0  # how long a straight may be that stands for a part of a curve


def polygon(points: Sequence[Point]) -> Outline:
    """Straight lines through the points, and back."""
    return (Contour(points[0], tuple((point,) for point in points[1:])),)


def ellipse(x: float, y: float, across: float, down: float | None = None) -> Outline:
    """An ellipse around a point, by its half widths; a circle if only one is given."""
    down = across if down is None else down
    ends = [(x + across, y), (x, y + down), (x - across, y), (x, y - down)]
    ways = [(0, 1), (-1, 0), (0, -1), (1, 0)]
    steps = []
    for i in range(4):
        (ax, ay), (bx, by) = ends[i], ends[(i + 1) % 4]
        (ux, uy), (vx, vy) = ways[i], ways[(i + 1) % 4]
        reach_a = (ax + ux * across * _ROUND, ay + uy * down * _ROUND)
        reach_b = (bx - vx * across * _ROUND, by - vy * down * _ROUND)
        steps.append((reach_a, reach_b, (bx, by)))
    return (Contour(ends[0], tuple(steps)),)


def through(points: Sequence[Point]) -> Outline:
    """A closed Catmull-Rom curve through the points."""
    n = len(points)
    steps = [_bend(*(points[(i + k) % n] for k in (-1, 0, 1, 2))) for i in range(n)]
    return (Contour(points[0], tuple(steps)),)


def land(line: Sequence[Point], bottom: float) -> Outline:
    """Everything below a smooth line, down to the bottom."""
    ends = [line[0], *line, line[-1]]
    steps: list[Step] = [_bend(*ends[i : i + 4]) for i in range(len(line) - 1)]
    corners: list[Step] = [((line[-1][0], bottom),), ((line[0][0], bottom),)]
    return (Contour(line[0], (*steps, *corners)),)


def _bend(p0: Point, p1: Point, p2: Point, p3: Point) -> Step:
    first = (p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6)
    second = (p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6)
    return first, second, p2


def changed(outline: Outline, change: Callable[[Point], Point]) -> Outline:
    """The outline with every point put elsewhere."""
    return tuple(
        Contour(change(start), tuple(tuple(map(change, step)) for step in steps))
        for start, steps in outline
    )


def moved(outline: Outline, right: float, down: float) -> Outline:
    """The outline a little aside."""
    return changed(outline, lambda point: (point[0] + right, point[1] + down))


def turned(outline: Outline, angle: float, about: Point) -> Outline:
    """The outline turned clockwise by so many radians."""
    cos, sin, (x0, y0) = math.cos(angle), math.sin(angle), about

    def turn(point: Point) -> Point:
        x, y = point[0] - x0, point[1] - y0
        return (x0 + x * cos - y * sin, y0 + x * sin + y * cos)

    return changed(outline, turn)


def backwards(outline: Outline) -> Outline:
    """The same lines, run the other way round: as holes they cut out what they held."""
    return tuple(_backwards(contour) for contour in outline)


def _backwards(contour: Contour) -> Contour:
    ends = [contour.start, *(step[-1] for step in contour.steps)]
    steps = [(*reversed(step[:-1]), end) for step, end in zip(contour.steps, ends, strict=False)]
    return Contour(ends[-1], tuple(reversed(steps)))


def corners(contour: Contour) -> list[Point]:
    """The contour as many short straights."""
    line = [contour.start]
    for step in contour.steps:
        line += step if len(step) == 1 else _curved(line[-1], *step)
    return line


def _curved(a: Point, b: Point, c: Point, d: Point) -> Iterable[Point]:
    count = max(3, math.ceil((math.dist(a, b) + math.dist(b, c) + math.dist(c, d)) / _FINE))
    for i in range(1, count + 1):
        t, u = i / count, 1 - i / count
        parts = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        x = sum(part * point[0] for part, point in zip(parts, (a, b, c, d), strict=True))
        y = sum(part * point[1] for part, point in zip(parts, (a, b, c, d), strict=True))
        yield x, y


def is_hole(line: Sequence[Point]) -> bool:
    """Whether a line runs the other way round than the outside of a letter does."""
    pairs = zip(line, [*line[1:], line[0]], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) < 0
