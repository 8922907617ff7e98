"""A scene as an SVG: the same outlines, letters among them, and nothing that runs or is fetched."""

from html import escape

from badges.drawing.paths import Outline, Point, backwards
from badges.drawing.scene import SIZE, Layer, Scene

_HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" role="img">'
    "<title>{}</title>"
)
# not all programs that show drawings heed a rule of filling inside a clip; ways round they do
_ALL = f"M0 0H{SIZE}V{SIZE}H0Z"


def svg(scene: Scene) -> bytes:
    """The drawing in UTF-8; its title is what a screen reader says."""
    clips: dict[str, str] = {}
    shapes = "".join(_shape(layer, clips) for layer in scene.layers if layer.outline)
    defined = "".join(
        f'<clipPath id="c{i}"><path d="{line}"/></clipPath>' for i, line in enumerate(clips)
    )
    return f"{_HEAD.format(escape(scene.title))}<defs>{defined}</defs>{shapes}</svg>".encode()


def _shape(layer: Layer, clips: dict[str, str]) -> str:
    place = ""
    if layer.within:
        place = _clip(_line(layer.within), clips)
    elif layer.without:
        place = _clip(_ALL + _line(backwards(layer.without)), clips)
    return f'<path fill="{layer.fill}"{place} d="{_line(layer.outline)}"/>'


def _clip(line: str, clips: dict[str, str]) -> str:
    name = clips.setdefault(line, f"c{len(clips)}")
    return f' clip-path="url(#{name})"'


def _line(outline: Outline) -> str:
    parts = []
    for start, steps in outline:
        parts.append(f"M{_point(start)}")
        for step in steps:
            parts.append(("L" if len(step) == 1 else "C") + " ".join(map(_point, step)))
        parts.append("Z")
    return "".join(parts)


def _point(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
