"""A scene as a PNG that weighs little, without any metadata.

Everything is drawn large and reduced at the end, for smooth edges. Shapes are filled one by one
in whole pixels, so that the same scene gives the same bytes.
"""

import io
from typing import TypeAlias

from PIL import Image, ImageChops, ImageDraw

from badges.drawing.palette import fewer_colours
from badges.drawing.paths import Outline, corners, is_hole
from badges.drawing.scene import SIZE, Layer, Scene

Box: TypeAlias = tuple[int, int, int, int]

SCALE = 3  # of the finished picture


def png(scene: Scene, side: int = SIZE) -> bytes:
    """A square PNG with a clear background, of so many pixels: a whole part of the canvas."""
    canvas = Image.new("RGBA", (SIZE * SCALE, SIZE * SCALE))
    for layer in scene.layers:
        _paint(canvas, layer)
    picture = canvas.reduce(SIZE * SCALE // side)
    if side == SIZE:  # a smaller one can keep every step of its edges
        picture = fewer_colours(picture)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _paint(canvas: Image.Image, layer: Layer) -> None:
    if not layer.outline:
        return
    box = _box(layer.outline)
    mask = _mask(layer.outline, box)
    if layer.within:
        mask = ImageChops.multiply(mask, _mask(layer.within, box))
    if layer.without:
        mask = ImageChops.subtract(mask, _mask(layer.without, box))
    canvas.paste(layer.fill, box, mask)


def _box(outline: Outline) -> Box:
    """The part of the canvas that an outline can touch."""
    points = [point for contour in outline for point in corners(contour)]
    across, down = zip(*points, strict=True)
    edges = min(across), min(down), max(across), max(down)
    left, top, right, bottom = (round(edge * SCALE) for edge in edges)
    most = SIZE * SCALE
    return max(left - 1, 0), max(top - 1, 0), min(right + 2, most), min(bottom + 2, most)


def _mask(outline: Outline, box: Box) -> Image.Image:
    """Where an outline is filled; a line that runs the other way round cuts a hole."""
    left, top, right, bottom = box
    mask = Image.new("L", (right - left, bottom - top))
    draw = ImageDraw.Draw(mask)
    for contour in outline:
        line = [(x * SCALE - left, y * SCALE - top) for x, y in corners(contour)]
        draw.polygon(line, fill=0 if is_hole(line) else 255)
    return mask
