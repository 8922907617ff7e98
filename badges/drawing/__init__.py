"""The pictures of badges, drawn once for each class and never for an award.

Every function is pure and gives the same bytes for the same words. `slug` decides how the stones
lie, `stones` how many there are; `palette` is a name in `PALETTES`, or is chosen by the ring's name.
A name too long to be read is left to the page and to the picture's caption.
"""

from badges.drawing import designs
from badges.drawing.colours import PALETTES, palette_for
from badges.drawing.picture import png
from badges.drawing.vector import svg

__all__ = [
    "PALETTES", "class_image", "class_mark", "class_mark_vector", "class_vector",
    "milestone_image", "milestone_mark", "milestone_mark_vector", "milestone_vector", "palette_for",
]  # fmt: skip

MARK = 200  # three times the 64 pixels at which a mark is shown, and a ninth of the canvas


def class_image(
    slug: str, title: str, ring: str, stones: int, *, palette: str | None = None
) -> bytes:
    """The badge of a class as a square PNG of 600 pixels, with 2 to 8 stones."""
    return png(designs.badge(slug, title, ring, stones, palette or palette_for(ring)))


def class_vector(
    slug: str, title: str, ring: str, stones: int, *, palette: str | None = None
) -> bytes:
    """The same as an SVG with its letters as outlines."""
    return svg(designs.badge(slug, title, ring, stones, palette or palette_for(ring)))


def milestone_image(
    slug: str, title: str, ring: str, stones: int, *, palette: str | None = None
) -> bytes:
    """The badge of a whole stack, called `title`, as a square PNG of 600 pixels.

    There is one stone for each badge that it takes, 2 to 12; `ring` says what it is.
    """
    return png(designs.milestone(slug, title, ring, stones, palette or palette_for(title)))


def milestone_vector(
    slug: str, title: str, ring: str, stones: int, *, palette: str | None = None
) -> bytes:
    """The same as an SVG with its letters as outlines."""
    return svg(designs.milestone(slug, title, ring, stones, palette or palette_for(title)))


def class_mark(slug: str, title: str, stones: int, *, palette: str) -> bytes:
    """The badge of a class for small places: a PNG of 200 pixels without words."""
    return png(designs.mark(slug, title, stones, palette), MARK)


def class_mark_vector(slug: str, title: str, stones: int, *, palette: str) -> bytes:
    """The same as an SVG."""
    return svg(designs.mark(slug, title, stones, palette))


def milestone_mark(slug: str, title: str, stones: int, *, palette: str) -> bytes:
    """The badge of a whole stack for small places: a PNG of 200 pixels without words."""
    return png(designs.mark(slug, title, stones, palette, is_milestone=True), MARK)


def milestone_mark_vector(slug: str, title: str, stones: int, *, palette: str) -> bytes:
    """The same as an SVG."""
    return svg(designs.mark(slug, title, stones, palette, is_milestone=True))
