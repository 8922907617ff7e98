"""The stones of a cairn as outlines, laid by a seeded hand."""

import math
import random

Point = tuple[float, float]


def cairn(
    rng: random.Random, count: int, *, foot: float, top: float, middle: float, width: float = 280
) -> list[list[Point]]:
    """The outlines from the ground up: wide ones below, each a little off the middle.

    Takes two stones or more; they reach from `foot` up to about `top`.
    """
    height = min(70.0, (foot - top) / count)
    outlines = []
    for i in range(count):
        rise = i / (count - 1)
        across = width * (1 - 0.6 * rise) * rng.uniform(0.93, 1.05)
        tall = height * (1.1 - 0.22 * rise) * rng.uniform(0.92, 1.08)
        aside = rng.uniform(-1, 1) * width * 0.04
        outlines.append(_stone(rng, middle + aside, foot - tall / 2, across, tall))
        foot -= tall * 0.975
    return outlines


def _stone(rng: random.Random, cx: float, cy: float, width: float, tall: float) -> list[Point]:
    """One rounded stone, slightly uneven: a superellipse, flat as river stones are."""
    tilt, corners = rng.uniform(-0.045, 0.045), []
    for i in range(8):
        angle = math.tau * i / 8
        across, down = math.cos(angle), math.sin(angle)
        reach = (abs(across) ** 2.6 + abs(down) ** 2.6) ** (-1 / 2.6) * rng.uniform(0.955, 1.03)
        x, y = across * reach * width / 2, down * reach * tall / 2
        turned = (x * math.cos(tilt) - y * math.sin(tilt), x * math.sin(tilt) + y * math.cos(tilt))
        corners.append((cx + turned[0], cy + turned[1]))
    return _smooth(corners)


def _smooth(corners: list[Point], steps: int = 14) -> list[Point]:
    """A closed Catmull-Rom curve through the corners."""
    line, n = [], len(corners)
    for i in range(n):
        p0, p1, p2, p3 = (corners[(i + k) % n] for k in (-1, 0, 1, 2))
        line += [_between(p0, p1, p2, p3, s / steps) for s in range(steps)]
    return line


def _between(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    def along(k: int) -> float:
        a, b, c, d = p0[k], p1[k], p2[k], p3[k]
        bend = 2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t
        return (bend + (3 * b - a - 3 * c + d) * t**3) / 2

    return along(0), along(1)
