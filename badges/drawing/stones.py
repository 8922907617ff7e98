"""The stones of a cairn as outlines, laid by a seeded hand."""

import math
import random

from badges.drawing.paths import Outline, Point, through


def cairn(
    rng: random.Random,
    count: int,
    *,
    foot: float,
    top: float,
    middle: float,
    width: float,
    tallest: float,
) -> list[Outline]:
    """The outlines from the ground up: wide ones below, each a little off the middle.

    Takes two stones or more; they reach from `foot` up to about `top`, or less if
    few of the `tallest` do not.
    """
    height = min(tallest, (foot - top) / count)
    outlines = []
    for i in range(count):
        rise = i / (count - 1)
        across = width * (1 - 0.6 * rise) * rng.uniform(0.93, 1.05)
        tall = height * (1.1 - 0.22 * rise) * rng.uniform(0.92, 1.08)
        aside = rng.uniform(-1, 1) * width * 0.04
        outlines.append(_stone(rng, middle + aside, foot - tall / 2, across, tall))
        foot -= tall * 0.975
    return outlines


def _stone(rng: random.Random, cx: float, cy: float, width: float, tall: float) -> Outline:
    """One rounded stone, slightly uneven: a superellipse, flat as river stones are."""
    tilt = rng.uniform(-0.045, 0.045)
    points: list[Point] = []
    for i in range(8):
        angle = math.tau * i / 8
        across, down = math.cos(angle), math.sin(angle)
        reach = (abs(across) ** 2.6 + abs(down) ** 2.6) ** (-1 / 2.6) * rng.uniform(0.955, 1.03)
        x, y = across * reach * width / 2, down * reach * tall / 2
        turned = (x * math.cos(tilt) - y * math.sin(tilt), x * math.sin(tilt) + y * math.cos(tilt))
        points.append((cx + turned[0], cy + turned[1]))
    return through(points)
