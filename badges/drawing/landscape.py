"""What is seen through the ring: a cairn of gold stones on a hill, before far ridges.

The stones are laid by a seeded hand, so that a class always looks the same.
"""

import math
import random

from badges.drawing.colours import GOLD, LIGHT, PAPER, SHADE, SHADOW, Palette
from badges.drawing.lettering import around
from badges.drawing.paths import Outline, Point, ellipse, land, moved, polygon
from badges.drawing.scene import CENTRE, SIZE, Frame, Layer, Scene
from badges.drawing.stones import cairn


def outlook(
    scene: Scene, frame: Frame, colours: Palette, seed: str, stones: int, *, rays: int = 0
) -> None:
    """Add the sky, far ridges, the hill, and the cairn on it."""
    rng = random.Random(seed)  # noqa: S311  a drawing hand, not a secret
    view = ellipse(CENTRE, CENTRE, frame.view)
    scene.add(view, colours.sky)
    _light(scene, frame, colours, view, rays)
    scene.add(_ridge(rng, frame.ground - 96, 26), colours.far, view)
    scene.add(_ridge(rng, frame.ground - 44, 18), colours.near, view)
    line = [(x, frame.hill(x - CENTRE)) for x in range(0, SIZE + 1, 60)]
    hill = land(line, SIZE)
    scene.add(hill, PAPER, view)
    count = max(2, min(stones, frame.most))
    laid = cairn(
        rng, count, foot=frame.ground + 5, top=frame.top, middle=CENTRE,
        width=frame.width, tallest=frame.tallest,
    )  # fmt: skip
    foot = ellipse(CENTRE + 6, frame.ground + 5, frame.width * 0.47, 7)
    scene.add(foot, SHADOW, hill)
    for i, outline in enumerate(laid):
        _lay(scene, outline, laid[i + 1] if i + 1 < count else None, GOLD[i % 3])


def _light(scene: Scene, frame: Frame, colours: Palette, view: Outline, rays: int) -> None:
    """The glow behind the cairn; behind a finished one it goes out in rays."""
    heart = (CENTRE, (frame.top + frame.ground) / 2 - 12)
    for i in range(rays):
        angle = math.tau * i / rays
        ends = [around(0, SIZE, angle + side * math.pi / rays / 2) for side in (-1, 1)]
        ray = [heart, *((heart[0] + x, heart[1] + y) for x, y in ends)]
        scene.add(polygon(ray), colours.glow, view)
    reach = min(frame.width * 0.6, frame.view * 0.72)
    scene.add(ellipse(*heart, reach), colours.glow, view)


def _ridge(rng: random.Random, top: float, swing: float) -> Outline:
    lead, stretch = rng.uniform(0, math.tau), rng.uniform(0.8, 1.2)
    line: list[Point] = [
        (x, top + swing * math.sin(lead + stretch * x / 90) + swing / 3 * math.sin(lead + x / 41))
        for x in range(0, SIZE + 1, 25)
    ]
    return land(line, SIZE)


def _lay(scene: Scene, body: Outline, above: Outline | None, gold: str) -> None:
    """One stone: its tone, light along its head, shade along its foot and from the one above."""
    scene.add(body, LIGHT[gold])
    scene.layers.append(Layer(moved(body, 2, 4), gold, within=body))
    if above:
        scene.add(moved(above, 5, 8), SHADE[gold], within=body)
    scene.layers.append(Layer(body, SHADE[gold], without=moved(body, -4, -9)))
