"""The letters of the house type as outlines, with the spaces between them.

The files are read as they stand in `static/fonts`; advance widths and pair kerning are those of
the type (OpenType 1.9, hmtx and GPOS lookup types 2 and 9), so that pictures come out the same
on every machine, whatever library sets type there.
"""

from functools import cache
from pathlib import Path
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from badges.drawing.paths import Contour, Outline, Point, Step, changed

FONTS = Path(__file__).parents[2] / "static" / "fonts"
SERIF = "source-serif-4-{}-600-normal.woff2"
SANS = "source-sans-3-{}-600-normal.woff2"
_PARTS = ("latin", "latin-ext")
_PAIRS, _EXTENDED = 2, 9


def width(text: str, face: str, size: float) -> float:
    """How wide a text is, set in one line."""
    return places(text, face, size)[-1]


def places(text: str, face: str, size: float) -> list[float]:
    """Where each letter begins, and where the last one ends."""
    at, found = 0.0, []
    for i, letter in enumerate(text):
        font, glyph = _glyph(face, letter)
        at += _kern(font, text[i - 1], glyph) * size / font.em if i else 0
        found.append(at)
        at += font.widths[glyph][0] * size / font.em
    return [*found, at]


def outline(letter: str, face: str, size: float) -> Outline:
    """A letter that stands on the line at 0, 0."""
    font, glyph = _glyph(face, letter)
    scale = size / font.em
    return changed(_drawn(font, glyph), lambda point: (point[0] * scale, -point[1] * scale))


class _Font:
    """One font file, opened once."""

    def __init__(self, path: Path) -> None:
        file = TTFont(path)
        self.em = file["head"].unitsPerEm
        self.letters: dict[int, str] = file.getBestCmap()
        self.widths = file["hmtx"].metrics
        self.glyphs = file.getGlyphSet()
        self.pairs = list(_pair_tables(file))


def _pair_tables(file: TTFont) -> list[Any]:
    if "GPOS" not in file:
        return []
    table = file["GPOS"].table
    wanted = {i for f in table.FeatureList.FeatureRecord if f.FeatureTag == "kern"
              for i in f.Feature.LookupListIndex}  # fmt: skip
    found = [sub for i in sorted(wanted) for sub in table.LookupList.Lookup[i].SubTable]
    opened = [sub.ExtSubTable if sub.LookupType == _EXTENDED else sub for sub in found]
    return [sub for sub in opened if sub.LookupType == _PAIRS]


@cache
def _font(face: str, part: str) -> _Font:
    return _Font(FONTS / face.format(part))


def _glyph(face: str, letter: str) -> tuple[_Font, str]:
    """The font that has a letter, and its glyph; the empty box of the first if none has it."""
    for part in _PARTS:
        font = _font(face, part)
        if ord(letter) in font.letters:
            return font, font.letters[ord(letter)]
    return _font(face, _PARTS[0]), ".notdef"


def _kern(font: _Font, before: str, glyph: str) -> float:
    first = font.letters.get(ord(before))
    for table in font.pairs:
        if first in table.Coverage.glyphs:
            moved = _moved(table, first, glyph)
            if moved is not None:
                return moved
    return 0


def _moved(table: Any, first: str, second: str) -> float | None:
    """What a table of pairs adds between two glyphs; None if it says nothing of them."""
    if table.Format == 1:
        pairs = table.PairSet[table.Coverage.glyphs.index(first)].PairValueRecord
        found = next((pair.Value1 for pair in pairs if pair.SecondGlyph == second), None)
        return None if found is None else getattr(found, "XAdvance", 0)
    row = table.ClassDef1.classDefs.get(first, 0)
    column = table.ClassDef2.classDefs.get(second, 0)
    value = table.Class1Record[row].Class2Record[column].Value1
    return getattr(value, "XAdvance", 0)


@cache
def _drawn(font: _Font, glyph: str) -> Outline:
    pen = _Pen(font.glyphs)
    font.glyphs[glyph].draw(pen)
    return tuple(pen.contours)


class _Pen(BasePen):
    """Writes down what a glyph draws; quadratic curves arrive as cubic ones."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.contours: list[Contour] = []
        self.start: Point = (0, 0)
        self.steps: list[Step] = []

    def _moveTo(self, point: Point) -> None:
        self.start, self.steps = point, []

    def _lineTo(self, point: Point) -> None:
        self.steps.append((point,))

    def _curveToOne(self, first: Point, second: Point, point: Point) -> None:
        self.steps.append((first, second, point))

    def _closePath(self) -> None:
        self.contours.append(Contour(self.start, tuple(self.steps)))
