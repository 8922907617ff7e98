"""The picture of a badge class: a cairn of gold stones on a hill, in a ring of pine.

The stones are laid by a seeded hand, so that a class always looks the same and gives the
same bytes. Everything is drawn large and reduced at the end, for smooth edges.
"""

import io
import math
import random
from collections.abc import Iterable

from PIL import Image, ImageChops, ImageDraw

from badges.drawing.lettering import letter_arc, letter_hill
from badges.drawing.palette import fewer_colours
from badges.drawing.stones import Point, cairn

SIZE = 600
SCALE = 3  # every length below is in units of the finished picture
CENTRE = SIZE / 2

PAPER = "#faf8f5"
PINE = "#11504f"
DUSK = "#0d4241"
RIDGE = "#1b6260"
GOLD = ("#d9a441", "#e3b55c", "#cf9733")
SHADE = {"#d9a441": "#b98226", "#e3b55c": "#c8953b", "#cf9733": "#ab7620"}

RIM, RING, SKY = 297, 290, 238
GROUND = 404
STACK_TOP = 107


def class_image(seed: str, title: str, stack_name: str, stones: int) -> bytes:
    """A square PNG of 600 pixels with a clear background, without any metadata.

    `seed` decides how the stones lie; `stones` is how many there are (2 to 8 are drawn).
    The title is set on the hill and the stack's name along the ring; a name too long to
    be read is left to the page and the caption.
    """
    canvas = Image.new("RGBA", (SIZE * SCALE, SIZE * SCALE))
    _ring(canvas)
    rng = random.Random(seed)  # noqa: S311  a drawing hand, not a secret
    canvas.paste(_view(rng, stones), mask=_disc(SKY))
    letter_arc(canvas, stack_name, centre=CENTRE, radius=(RING + SKY) / 2, scale=SCALE, ink=PAPER)
    letter_hill(canvas, title, centre=CENTRE, radius=SKY, top=GROUND, scale=SCALE, ink=PINE)
    return _png(canvas)


def _png(canvas: Image.Image) -> bytes:
    out = io.BytesIO()
    fewer_colours(canvas.reduce(SCALE)).save(out, "PNG", optimize=True)
    return out.getvalue()


def _scaled(points: Iterable[Point]) -> list[Point]:
    return [(x * SCALE, y * SCALE) for x, y in points]


def _box(radius: float) -> list[Point]:
    return _scaled([(CENTRE - radius, CENTRE - radius), (CENTRE + radius, CENTRE + radius)])


def _disc(radius: float) -> Image.Image:
    mask = Image.new("L", (SIZE * SCALE, SIZE * SCALE))
    ImageDraw.Draw(mask).ellipse(_box(radius), fill=255)
    return mask


def _ring(canvas: Image.Image) -> None:
    draw = ImageDraw.Draw(canvas)
    draw.ellipse(_box(RIM), fill=PAPER)
    draw.ellipse(_box(RING), fill=PINE)
    draw.ellipse(_box(SKY + 6), fill=GOLD[0])
    draw.ellipse(_box(SKY + 3), fill=PINE)


def _view(rng: random.Random, stones: int) -> Image.Image:
    """What is seen through the ring: dusk, far ridges, the hill, and the cairn on it."""
    view = Image.new("RGB", (SIZE * SCALE, SIZE * SCALE), DUSK)
    draw = ImageDraw.Draw(view)
    draw.polygon(_scaled(_hill(rng, GROUND - 96, 26)), fill=PINE)
    draw.polygon(_scaled(_hill(rng, GROUND - 44, 18)), fill=RIDGE)
    draw.polygon(_scaled(_crown()), fill=PAPER)
    laid = cairn(rng, max(2, min(stones, 8)), foot=GROUND + 5, top=STACK_TOP, middle=CENTRE)
    for i, outline in enumerate(laid):
        _lay(view, outline, GOLD[i % 3])
    return view


def _hill(rng: random.Random, top: float, swing: float) -> list[Point]:
    lead, stretch = rng.uniform(0, math.tau), rng.uniform(0.8, 1.2)
    line = [
        (x, top + swing * math.sin(lead + stretch * x / 90) + swing / 3 * math.sin(lead + x / 41))
        for x in range(0, SIZE + 1, 4)
    ]
    return [*line, (SIZE, SIZE), (0, SIZE)]


def _crown() -> list[Point]:
    """The near hill, highest where the cairn stands."""
    line = [(x, GROUND + (x - CENTRE) ** 2 / 1900) for x in range(0, SIZE + 1, 4)]
    return [*line, (SIZE, SIZE), (0, SIZE)]


def _lay(view: Image.Image, outline: list[Point], gold: str) -> None:
    """Paint one stone: its own tone, and its shadow side along the foot."""
    body = _mask(outline)
    lit = ImageChops.multiply(body, _mask([(x - 4, y - 9) for x, y in outline]))
    view.paste(SHADE[gold], mask=body)
    view.paste(gold, mask=lit)


def _mask(outline: list[Point]) -> Image.Image:
    mask = Image.new("L", (SIZE * SCALE, SIZE * SCALE))
    ImageDraw.Draw(mask).polygon(_scaled(outline), fill=255)
    return mask
