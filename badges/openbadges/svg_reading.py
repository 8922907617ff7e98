"""A strict look at an SVG: where its opening tag ends, and every badge that is in it.

Only places in the file are told, so that whoever changes it can leave all other bytes alone.
XML 1.0 (fifth edition) and Namespaces in XML; a document type, which could define entities
or name other files, is refused before anything of it is read.
"""

import re
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from badges.openbadges.png import BakeError

DRAWING = "http://www.w3.org/2000/svg"
NAMESPACE = "http://openbadges.org"
PREFIX = "openbadges"

# a character that no XML can hold, so that no address of a namespace can be taken for two names
_APART = "\f"
# a tag up to its end: a > inside a quoted value is none
_TAG = re.compile(rb"""<[^"'>]*+(?:"[^"]*+"[^"'>]*+|'[^']*+'[^"'>]*+)*+>""")


@dataclass
class Badge:
    """One element that holds a badge: where it stands and what it says."""

    start: int
    end: int
    prefix: str
    verify: str
    is_in_place: bool  # the first element inside the outermost one
    text: str = ""
    has_elements: bool = False


@dataclass
class Seen:
    """What a drawing is made of, as far as baking is concerned."""

    root: bytes = b""  # the whole opening tag
    root_end: int = 0
    declared: dict[str | None, str] = field(default_factory=dict)
    badges: list[Badge] = field(default_factory=list)

    @property
    def root_start(self) -> int:
        """Where the opening tag begins."""
        return self.root_end - len(self.root)


def look(svg: bytes) -> Seen:
    """Read all of an SVG. Raises BakeError for anything but well-formed SVG in UTF-8."""
    try:
        svg.decode()
    except UnicodeDecodeError as error:
        raise BakeError("encoding", "This SVG is not written in UTF-8.") from error
    return _Reader(svg).seen


class _Reader:
    """Listens to the parser; expat tells the byte at which each tag begins."""

    def __init__(self, svg: bytes) -> None:
        self.svg, self.seen = svg, Seen()
        self.depth, self.elements = 0, 0
        self.inside: tuple[Badge, int] | None = None  # the badge being read, and its depth
        self.parser = expat.ParserCreate("utf-8", _APART)
        self.parser.namespace_prefixes = True
        self.parser.buffer_text = True
        self._listen()
        try:
            self.parser.Parse(svg, True)
        except expat.ExpatError as error:
            raise BakeError("not_svg", f"This is no well-formed SVG: {error}.") from error

    def _listen(self) -> None:
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = _doctype
        self.parser.StartNamespaceDeclHandler = self._namespace
        self.parser.StartElementHandler = self._opens
        self.parser.EndElementHandler = self._closes
        self.parser.CharacterDataHandler = self._says

    def _declaration(self, version: str, encoding: str | None, _standalone: int) -> None:
        if version != "1.0" or (encoding or "utf-8").lower() not in ("utf-8", "us-ascii"):
            raise BakeError("encoding", "This SVG says it is not written in UTF-8.")

    def _namespace(self, prefix: str | None, uri: str) -> None:
        if not self.depth:
            self.seen.declared[prefix] = uri

    def _opens(self, name: str, attributes: dict[str, str]) -> None:
        start = self.parser.CurrentByteIndex
        tag = _TAG.match(self.svg, start)
        if not tag:
            raise BakeError("not_svg", "This is no well-formed SVG.")
        uri, local, prefix = (*name.split(_APART), "", "")[:3]
        if not self.depth:
            self._begins(uri, local, tag)
        elif self.inside:
            self.inside[0].has_elements = True
        elif (uri, local) == (NAMESPACE, "assertion"):
            is_first = self.depth == 1 and not self.elements
            badge = Badge(start, tag.end(), prefix, attributes.get("verify", ""), is_first)
            self.inside = badge, self.depth
        self.elements += self.depth == 1
        self.depth += 1

    def _begins(self, uri: str, local: str, tag: re.Match[bytes]) -> None:
        if (uri, local) != (DRAWING, "svg"):
            raise BakeError("not_svg", "This file is no SVG: its outermost element is another.")
        self.seen.root, self.seen.root_end = tag[0], tag.end()

    def _closes(self, _name: str) -> None:
        self.depth -= 1
        if not self.inside or self.inside[1] != self.depth:
            return
        badge = self.inside[0]
        if self.svg[badge.end - 2 : badge.end] != b"/>":
            badge.end = self.svg.index(b">", self.parser.CurrentByteIndex) + 1
        self.seen.badges.append(badge)
        self.inside = None

    def _says(self, text: str) -> None:
        if self.inside:
            self.inside[0].text += text


def _doctype(*_said: object) -> NoReturn:
    raise BakeError("dtd", "This SVG has a document type, which is not read.")
