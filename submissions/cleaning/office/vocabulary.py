"""The names that ECMA-376 and OpenDocument list, and which values say nothing but form.

The lists leave out what names people, files or programs. An attribute may hold numbers, colours,
cells and words of the standard; any other value is words of the author, and must be let in by name.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

_UNITS = "pt|in|cm|mm|px|pc|pi|em|ex|deg|grad|rad|emu|fd|f|ms|s|%"
_FORM = re.compile(
    rf"""[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?:{_UNITS}|\*)?  # 12, 1.5pt, 33%, 5*
    |\#[0-9A-Fa-f]{{3,8}}|\[\d+\]|\#?_x0000_[a-z]\d+|id\d+                # #4472c4, [3204], _x0000_t75
    |(?=[A-F]*\d)[0-9A-Fa-f]{{2,32}}|[0-9A-F]{{2}}|[0-9A-Fa-f]{{6}}|[0-9A-F]{{8}}
    |[A-Za-z]|[^\w\s]{{1,3}}|\$\d+|\?f\d+                            # a, -, $0, ?f3
    |\$?[A-Z]{{1,3}}\$?\d{{1,7}}(?::\$?[A-Z]{{1,3}}\$?\d{{1,7}})?|\d+:\d+  # A1:B7, 1:6
    |P(?:T\d+H\d+M[\d.]+S|\d+D)|\d{{4}}-\d\d-\d\d(?:T[\d:.]+Z?)?""",
    re.VERBOSE,
)
CSS = frozenset(
    "position left top width height margin-left margin-top margin-right margin-bottom z-index "
    "visibility flip rotation text-align v-text-anchor v-text-kern layout-flow font-size "
    "font-weight font-style mso-position-horizontal mso-position-horizontal-relative "
    "mso-position-vertical mso-position-vertical-relative mso-wrap-style mso-wrap-distance-left "
    "mso-wrap-distance-right mso-wrap-distance-top mso-wrap-distance-bottom mso-width-percent "
    "mso-height-percent mso-width-relative mso-height-relative mso-fit-shape-to-text "
    "mso-layout-flow-alt mso-left-percent mso-top-percent".split()
)
_BETWEEN = re.compile(r"[\s,;()]+")


@dataclass(frozen=True)
class Vocabulary:
    """`prefix:local` names of elements and attributes, and the words of the standard."""

    elements: frozenset[str]
    attributes: frozenset[str]
    words: frozenset[str]
    _known: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def is_form(self, value: str) -> bool:
        """Whether a value holds only numbers, colours, cells and words of the standard."""
        if value not in self._known:
            self._known[value] = all(map(self._is_form, _BETWEEN.split(value.strip())))
        return self._known[value]

    def _is_form(self, piece: str) -> bool:
        return not piece or piece in self.words or bool(_FORM.fullmatch(piece))

    def is_path(self, value: str) -> bool:
        """Whether a value draws: commands of one or two letters, with a number in between."""
        return bool(re.search(r"\d", value)) and bool(_drawn(value))

    def is_style(self, value: str) -> bool:
        """Whether a value is CSS of known forms, as VML has it."""
        pairs = [each.partition(":") for each in value.split(";") if each.strip()]
        return all(key.strip() in CSS and self.is_form(said) for key, _, said in pairs)


def _drawn(value: str) -> bool:
    return not re.search(r"[A-Za-z]{4}", value) and not re.search(r"[^\w\s.,+\-@#$?()*/]", value)


@cache
def load(name: str) -> Vocabulary:
    """The vocabulary of `ooxml` or `odf`."""
    found: dict[str, set[str]] = {"elements": set(), "attributes": set(), "words": set()}
    prefix, kind = "", ""
    text = (Path(__file__).parent / "vocabulary" / f"{name}.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            prefix, _, kind = line.strip("[]").rpartition(" ")
        elif line and not line.startswith("#"):
            found[kind].update(f"{prefix}:{each}" if prefix else each for each in line.split())
    return Vocabulary(
        elements=frozenset(found["elements"]),
        attributes=frozenset(found["attributes"]),
        words=frozenset(found["words"]),
    )
