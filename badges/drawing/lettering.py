"""Setting a few words in the house type inside a round picture."""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TypeAlias

from badges.drawing.letters import SANS, SERIF, outline, places, width
from badges.drawing.paths import Outline, Point, moved, turned

TALLEST, SMALLEST = 37, 17
MOST_LINES, MOST_WORDS = 4, 20
CLEAR = 12  # between the hill's edge and the first line
Broken: TypeAlias = tuple[list[str], list[float]]  # lines, and how wide each is at size 1
_LEAD = 1.13
_CAPITAL = 0.68  # how high a capital stands, as a part of the size


def letter_arc(text: str, *, centre: float, radius: float) -> tuple[Outline, float]:
    """A name in capitals along the upper half of a ring, and the angle it takes to each side.

    Too long a name is left out, and takes none.
    """
    letters = " ".join(text.upper().split())
    for size in range(25, 13, -1):
        starts = [at + size * 0.14 * i for i, at in enumerate(places(letters, SANS, size))]
        if starts[-1] <= radius * math.radians(196):
            break
    else:
        return (), 0.0
    half = (starts[-1] - size * 0.14) / 2
    found: Outline = ()
    for letter, at in zip(letters, starts, strict=False):
        middle = width(letter, SANS, size) / 2
        upright = moved(outline(letter, SANS, size), centre - middle, centre - radius + size * 0.33)
        found += turned(upright, (at + middle - half) / radius, (centre, centre))
    return found, half / radius


def letter_hill(
    text: str, *, centre: float, radius: float, top: Callable[[float], float]
) -> Outline:
    """A title as large as fits in a disc below a hill; too long a title is left out.

    `top` says how high the hill is at a distance from the middle.
    """
    words = text.split()
    best: Outline = ()
    most = -math.inf
    for count in range(1, min(MOST_LINES, len(words)) + 1 if len(words) <= MOST_WORDS else 1):
        breaks = _breaks(words, count)
        for size in range(TALLEST, SMALLEST - 1, -1):
            feet = _feet(top(0), centre + radius, count, size)
            spans = [_span(foot, size, centre, radius, top) for foot in feet]
            if lines := _wrapped(breaks, spans, size):
                # a little smaller in fewer lines reads better
                if (worth := size - 3.5 * count) > most:
                    best, most = _set(list(zip(lines, feet, strict=True)), centre, size), worth
                break
    return best


def _feet(top: float, bottom: float, count: int, size: float) -> list[float]:
    """The baselines of so many lines, around the optical middle of the hill."""
    middle = top + (bottom - top) * 0.47
    tall = size * (_LEAD * (count - 1) + _CAPITAL)
    return [middle - tall / 2 + size * (_CAPITAL + _LEAD * k) for k in range(count)]


def _span(
    foot: float, size: float, centre: float, radius: float, top: Callable[[float], float]
) -> float:
    """How wide a line may be: within the disc at its foot, and below the hill at its head."""
    half = math.sqrt(max(radius**2 - (foot + size * 0.2 - centre) ** 2, 0)) - 17
    while half > 0 and top(half) > foot - size * _CAPITAL - CLEAR:
        half -= 4
    return 2 * half if top(0) <= foot - size * _CAPITAL - CLEAR else 0


def _wrapped(breaks: Sequence[Broken], spans: Sequence[float], size: float) -> list[str] | None:
    """The most even of the ways to break a title that fit into these spans."""
    best, least = None, math.inf
    for lines, widths in breaks:
        room = [span - size * width for span, width in zip(spans, widths, strict=True)]
        if min(room) >= 0 and (uneven := sum(gap * gap for gap in room)) < least:
            best, least = lines, uneven
    return best


def _breaks(words: Sequence[str], count: int) -> list[Broken]:
    """All ways to set the words in so many lines, with each line's width at size 1."""
    found = []
    for cuts in combinations(range(1, len(words)), count - 1):
        lines = [" ".join(words[a:b]) for a, b in pairwise([0, *cuts, len(words)])]
        found.append((lines, [_unit(line) for line in lines]))
    return found


@lru_cache(2000)
def _unit(line: str) -> float:
    return width(line, SERIF, 1)


def _set(lines: list[tuple[str, float]], centre: float, size: float) -> Outline:
    found: Outline = ()
    for line, foot in lines:
        starts = places(line, SERIF, size)
        left = centre - starts[-1] / 2
        for letter, at in zip(line, starts, strict=False):
            found += moved(outline(letter, SERIF, size), left + at, foot)
    return found


def around(centre: float, radius: float, angle: float) -> Point:
    """The point of a circle at an angle, clockwise from its top."""
    return (centre + radius * math.sin(angle), centre - radius * math.cos(angle))
