"""A picture in few colours, so that it weighs little and its flat colours stay exact."""

from collections import Counter
from collections.abc import Sequence
from typing import cast

from PIL import Image

KEPT = 200

Colour = tuple[int, ...]


def fewer_colours(picture: Image.Image) -> Image.Image:
    """An RGBA picture with a palette of its commonest colours; the others go to the nearest.

    The usual ways of choosing a palette average colours, and would move the house
    colours; here only the steps of smooth edges are rounded.
    """
    pixels = cast(Sequence[Colour], picture.get_flattened_data())
    counted = sorted(Counter(pixels).items(), key=lambda pair: (-pair[1], pair[0]))
    kept = [colour for colour, _ in counted[:KEPT]]
    index = {colour: i for i, colour in enumerate(kept)}
    index |= {colour: _nearest(colour, kept) for colour, _ in counted[KEPT:]}
    flat = Image.new("P", picture.size)
    flat.putpalette(bytes(part for colour in kept for part in colour), "RGBA")
    flat.putdata([index[colour] for colour in pixels])
    return flat


def _nearest(colour: Colour, kept: list[Colour]) -> int:
    r, g, b, a = colour
    away = [(r - x) ** 2 + (g - y) ** 2 + (b - z) ** 2 + (a - w) ** 2 * 3 for x, y, z, w in kept]
    return away.index(min(away))
