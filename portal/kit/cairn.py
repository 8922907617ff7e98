"""Cairns and rings: small pictures drawn on the server, with a text alternative.

Pure functions. In: a seed, the state of each stone, a label. Out: an SVG as safe text. The hand
that lays the stones is seeded, so the same stack always looks the same. Without a palette the
picture takes its colours from the stylesheet (both schemes); with one it carries them itself, for
PDFs, mails and badge images.
"""

import math
from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from django.utils.safestring import SafeString

from portal.kit.svg import PALETTE, Palette, paint, ring_paint, svg, text_paint

__all__ = ["PALETTE", "Stone", "cairn_svg", "ring_svg"]

ORDER = {"earned": 0, "going": 1, "begun": 2, "open": 3}


class Stone(NamedTuple):
    """Where one stone lies: its middle, its size, its state."""

    x: float
    y: float
    width: float
    height: float
    kind: str


def cairn_svg(
    seed: str, stones: Sequence[str], label: str, width: int = 230, palette: Palette = None
) -> SafeString:
    """A stack of stones, what is earned at the bottom, what is open on top.

    Raises KeyError for a state other than earned, going, begun and open.
    """
    kinds = sorted(stones, key=ORDER.__getitem__) or ["open"]
    rng = Random(f"cairn:{seed}")  # noqa: S311 - a picture, not a secret
    laid, height = _lay(rng, kinds, width)
    body = "".join(_stone(rng, stone, palette) for stone in laid)
    ground = f'<path d="M6 {height - 4:.1f}H{width - 6}"{paint("ground", palette)}/>'
    return svg(f"0 0 {width} {height:.0f}", width, round(height), label, ground + body, palette)


def ring_svg(done: int, total: int, label: str, palette: Palette = None) -> SafeString:
    """A ring that closes as work is done, with "done/total" in its middle."""
    share = min(1.0, done / total) if total else 0.0
    full = total > 0 and done >= total
    arc = f'stroke-dasharray="{share * 100:.1f} 100" pathLength="100" transform="rotate(-90 50 50)"'
    circle = '<circle cx="50" cy="50" r="44"'
    body = circle + ring_paint("ring-track", palette, "ground") + "/>"
    if share:
        name = "ring-done ring-full" if full else "ring-done"
        body += f"{circle} {arc}{ring_paint(name, palette, 'earned' if full else 'going')}/>"
    body += f'<text x="50" y="59"{text_paint(palette)}>{done}/{total}</text>'
    return svg("0 0 100 100", 100, 100, label, body, palette, "ring")


def _lay(rng: Random, kinds: Sequence[str], width: int) -> tuple[list[Stone], float]:
    """Stones from the ground up: narrower and flatter on the way, each a little off the middle."""
    count = len(kinds)
    tall = width * min(0.2, 1.25 / count)
    sizes = []
    for step, kind in enumerate(kinds):
        rise = step / max(count - 1, 1)
        wide = width * 0.93 * (1 - 0.56 * rise**0.9) * rng.uniform(0.92, 1.0)
        sizes.append((wide, tall * (1 - 0.24 * rise) * rng.uniform(0.88, 1.12), kind))
    height = sum(high for _, high, _ in sizes) * 0.985 + 8
    y, x, laid = height - 5, width / 2, []
    for wide, high, kind in sizes:
        room = (width - 4 - wide) / 2
        drift = width * 0.045
        x = width / 2 + max(-room, min(room, rng.uniform(-drift, drift)))
        laid.append(Stone(x, y - high / 2, wide, high, kind))
        y -= high * 0.985
    return laid, height


def _stone(rng: Random, stone: Stone, palette: Palette) -> str:
    """One river stone: a superellipse with a few flats, a breath of light on its shoulder."""
    tilt = rng.uniform(-0.035, 0.035)
    outline = [
        _edge(stone, tilt, step / 10 * math.tau, rng.uniform(0.965, 1.02)) for step in range(10)
    ]
    shape = f'<path d="{_closed(outline)}"{paint(stone.kind, palette)}/>'
    if stone.kind == "open":
        return shape
    start, middle, end = (_edge(stone, tilt, math.radians(angle), 0.8) for angle in (205, 232, 262))
    light = f"M{_at(start)}Q{_at(middle)} {_at(end)}"
    return f'{shape}<path d="{light}"{paint("light", palette)}/>'


def _edge(stone: Stone, tilt: float, angle: float, reach: float) -> tuple[float, float]:
    """The point of the outline in one direction; 2.5 is flatter than an ellipse, as stones are."""
    cos, sin = math.cos(angle), math.sin(angle)
    radius = (abs(cos) ** 2.5 + abs(sin) ** 2.5) ** (-1 / 2.5) * reach
    x, y = cos * radius * stone.width / 2, sin * radius * stone.height / 2
    return (
        stone.x + x * math.cos(tilt) - y * math.sin(tilt),
        stone.y + x * math.sin(tilt) + y * math.cos(tilt),
    )


def _closed(points: Sequence[tuple[float, float]]) -> str:
    """A smooth closed path through the points (Catmull-Rom, written as cubic curves)."""
    count, path = len(points), [f"M{_at(points[0])}"]
    for here in range(count):
        before, start = points[here - 1], points[here]
        end, after = points[(here + 1) % count], points[(here + 2) % count]
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        path.append(f"C{_at(first)} {_at(second)} {_at(end)}")
    return "".join(path) + "Z"


def _at(point: tuple[float, float]) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
