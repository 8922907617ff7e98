"""Setting a few words in the house type inside a round picture."""

import math
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parents[2] / "static" / "fonts"
SERIF = "source-serif-4-{}-600-normal.woff2"
SANS = "source-sans-3-{}-600-normal.woff2"

Font = ImageFont.FreeTypeFont
Run = list[tuple[str, Font]]


def letter_arc(
    canvas: Image.Image, text: str, *, centre: float, radius: float, scale: int, ink: str
) -> None:
    """Set a name in capitals along the upper half of a ring; too long a name is left out."""
    letters = text.upper()
    for size in range(25, 13, -1):
        steps = [_width(_run(c, SANS, size * scale)) / scale + size * 0.14 for c in letters]
        if sum(steps) <= radius * math.radians(196):
            break
    else:
        return
    turn = -sum(steps) / radius / 2
    for letter, step in zip(letters, steps, strict=True):
        angle = turn + step / radius / 2
        _stamp(canvas, _run(letter, SANS, size * scale), (centre, radius), angle, scale, ink)
        turn += step / radius


def letter_hill(
    canvas: Image.Image,
    text: str,
    *,
    centre: float,
    radius: float,
    top: float,
    scale: int,
    ink: str,
) -> None:
    """Set a title as large as fits below `top` in a disc; too long a title is left out."""
    room = centre + radius - top
    for size in range(36, 17, -1):
        for count in (1, 2, 3, 4):
            feet = _feet(top, room, count, size)
            spans = [2 * math.sqrt(max(radius**2 - (y - centre) ** 2, 0)) - 44 for y in feet]
            if lines := _wrapped(text.split(), spans, size, scale):
                return _set(canvas, list(zip(lines, feet, strict=True)), centre, size, scale, ink)


def _set(
    canvas: Image.Image,
    lines: list[tuple[str, float]],
    centre: float,
    size: int,
    scale: int,
    ink: str,
) -> None:
    draw = ImageDraw.Draw(canvas)
    for line, foot in lines:
        run = _run(line, SERIF, size * scale)
        at = centre * scale - _width(run) / 2
        for part, font in run:
            draw.text((at, foot * scale), part, fill=ink, font=font, anchor="ls")
            at += font.getlength(part)


def _feet(top: float, room: float, count: int, size: int) -> list[float]:
    """The baselines of so many lines, set around the optical middle of the hill."""
    lead = size * 1.14
    first = top + room * 0.485 - lead * (count - 1) / 2 + size * 0.3
    return [first + lead * k for k in range(count)]


def _wrapped(
    words: Sequence[str], spans: Sequence[float], size: int, scale: int
) -> list[str] | None:
    """The words in exactly as many lines as there are spans, or None if they do not fit."""
    lines, rest = [], list(words)
    for span in spans:
        line = ""
        while (
            rest and _width(_run(f"{line} {rest[0]}".strip(), SERIF, size * scale)) < span * scale
        ):
            line = f"{line} {rest.pop(0)}".strip()
        lines.append(line)
    return None if rest or not all(lines) else lines


def _stamp(
    canvas: Image.Image,
    run: Run,
    place: tuple[float, float],
    angle: float,
    scale: int,
    ink: str,
) -> None:
    """One letter, turned to stand on the circle."""
    centre, radius = place
    letter, font = run[0]
    side = int(font.size * 2.4)
    mask = Image.new("L", (side, side))
    ImageDraw.Draw(mask).text(
        (side / 2, side / 2 + font.size * 0.33), letter, fill=255, font=font, anchor="ms"
    )
    turned = mask.rotate(-math.degrees(angle), Image.Resampling.BICUBIC)
    x = (centre + radius * math.sin(angle)) * scale - side / 2
    y = (centre - radius * math.cos(angle)) * scale - side / 2
    canvas.paste(ink, (round(x), round(y)), turned)


def _run(text: str, face: str, size: int) -> Run:
    """The text in pieces, each with the font file that holds its letters."""
    groups = groupby(text, key=_part)
    return [("".join(letters), _font(face, part, size)) for part, letters in groups]


def _part(letter: str) -> str:
    return "latin" if ord(letter) < 0x100 or 0x2000 <= ord(letter) < 0x2070 else "latin-ext"


@cache
def _font(face: str, part: str, size: int) -> Font:
    return ImageFont.truetype(FONTS / face.format(part), size)


def _width(run: Run) -> float:
    return sum(font.getlength(part) for part, font in run)
