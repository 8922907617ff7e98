"""The badges: of a class, of a whole stack, and both for small places."""

import math

from badges.drawing.colours import GOLD, LIGHT, PALETTES, PAPER, SHADE, Palette
from badges.drawing.landscape import outlook
from badges.drawing.lettering import around, letter_arc, letter_hill
from badges.drawing.paths import ellipse
from badges.drawing.scene import CENTRE, VIEW, Frame, Scene

RIM, RING = 297, 290
BADGE = Frame()
MILESTONE = Frame(ground=404, top=112, width=250, most=12)
MARK = Frame(view=258, ground=470, top=84, width=384, tallest=104, most=6)


def badge(seed: str, title: str, ring: str, stones: int, palette: str) -> Scene:
    """The badge of a class: the title on the hill, the name of the stack along the ring."""
    colours, scene = PALETTES[palette], Scene(title)
    _ring(scene, (RIM, PAPER), (RING, colours.ring), (VIEW + 6, GOLD[0]), (VIEW + 3, colours.ring))
    outlook(scene, BADGE, colours, seed, stones)
    words, half = letter_arc(ring, centre=CENTRE, radius=(RING + VIEW + 6) / 2)
    scene.add(words, PAPER)
    if words:
        _pebbles(scene, [-half - 0.11, half + 0.11], GOLD[0])
    _hill_words(scene, BADGE, title, colours)
    return scene


def milestone(seed: str, title: str, ring: str, stones: int, palette: str) -> Scene:
    """The badge of a whole stack: a ring of gold with a pebble for each stone of the cairn."""
    colours, scene = PALETTES[palette], Scene(title)
    _ring(
        scene, (RIM, PAPER), (RING, colours.ring), (RING - 7, GOLD[0]), (RING - 10, LIGHT[GOLD[0]]),
        (VIEW + 11, SHADE[GOLD[0]]), (VIEW + 8, colours.ring), (VIEW + 3, GOLD[0]),
    )  # fmt: skip
    outlook(scene, MILESTONE, colours, seed, stones, rays=28)
    middle = (RING - 10 + VIEW + 11) / 2
    words, half = letter_arc(ring, centre=CENTRE, radius=middle)
    scene.add(words, colours.sky)
    count = max(2, min(stones, MILESTONE.most))
    apart = min(0.21, (math.tau - 2 * half - 0.5) / count)
    angles = [math.pi + apart * (i - (count - 1) / 2) for i in range(count)]
    _pebbles(scene, angles, colours.ring, radius=middle, size=9.5)
    _hill_words(scene, MILESTONE, title, colours)
    return scene


def mark(seed: str, title: str, stones: int, palette: str, *, is_milestone: bool = False) -> Scene:
    """The same badge for small places: a larger cairn, and no words."""
    colours, scene = PALETTES[palette], Scene(title)
    edge = LIGHT[GOLD[0]] if is_milestone else colours.ring
    _ring(scene, (RIM, PAPER), (RING, colours.ring), (RING - 8, edge))
    _ring(scene, (MARK.view + 7, GOLD[0]))
    outlook(scene, MARK, colours, seed, stones, rays=20 if is_milestone else 0)
    return scene


def _ring(scene: Scene, *discs: tuple[float, str]) -> None:
    for radius, colour in discs:
        scene.add(ellipse(CENTRE, CENTRE, radius), colour)


def _pebbles(
    scene: Scene, angles: list[float], colour: str, *, radius: float = 267, size: float = 5
) -> None:
    for angle in angles:
        x, y = around(CENTRE, radius, angle)
        scene.add(ellipse(x, y, size, size * 0.7), colour)


def _hill_words(scene: Scene, frame: Frame, title: str, colours: Palette) -> None:
    scene.add(letter_hill(title, centre=CENTRE, radius=frame.view, top=frame.hill), colours.ring)
