"""Drawings: a new SVG of the elements, attributes and values that are allowed."""

from collections.abc import Iterator
from xml.parsers import expat

from lxml import etree

from badges.sanitising import pixels, values
from badges.sanitising.allowed import (
    ATTRIBUTES,
    ELEMENTS,
    GRADIENTS,
    HREF,
    RENAMED,
    SVG,
    WITH_TEXT,
    WORDED,
    XLINK,
)  # fmt: skip
from badges.sanitising.reasons import Unfit
from badges.sanitising.square import squared

MOST_ELEMENTS, DEEPEST = 5000, 60
_SVG = f"{{{SVG}}}"


def clean(data: bytes) -> tuple[bytes, list[str]]:
    """The new drawing, and the names of what was left out; raises Unfit."""
    _no_entities(data)
    root = _parsed(data)
    if root.tag != f"{_SVG}svg":
        raise Unfit("damaged")
    copier = _Copier(root)
    copier.fill(root, copier.fresh, 0)
    squared(copier.fresh)
    return etree.tostring(copier.fresh, encoding="utf-8"), sorted(copier.dropped)


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True, recover=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unfit("damaged") from error
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise Unfit("too_complex")
    return root


def _no_entities(data: bytes) -> None:
    """Raise Unfit if the document type defines anything; a mere name of a type is dropped."""

    def doctype(_name: str, _system: str | None, _public: str | None, has_inside: int) -> None:
        if has_inside:
            raise Unfit("entities")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Unfit("damaged") from error


class _Copier:
    """Copies what is allowed out of one drawing into a fresh one."""

    def __init__(self, root: etree._Element) -> None:
        self.fresh = etree.Element(f"{_SVG}svg", nsmap={None: SVG, "xlink": XLINK})
        self.dropped: set[str] = set()
        self.gradients = frozenset(
            each.get("id", "") for each in root.iter(*(f"{_SVG}{name}" for name in GRADIENTS))
        )

    def fill(self, old: etree._Element, new: etree._Element, depth: int) -> None:
        """Give the new element the attributes, texts and children of the old that are allowed."""
        if depth > DEEPEST:
            raise Unfit("too_complex")
        name = etree.QName(new).localname
        for key, value in self._attributes(old, name):
            new.set(key, value)
        if name == "style":
            new.text = values.sheet("".join(old.itertext()), self.gradients)
            return
        new.text = old.text if name in WITH_TEXT else None
        for child in old:
            self._add(child, new, depth, has_text=name in WITH_TEXT)

    def _add(
        self, child: etree._Element, new: etree._Element, depth: int, *, has_text: bool
    ) -> None:
        local = self._name(child, has_text)
        if local:
            copy = etree.SubElement(new, f"{_SVG}{local}")
            self.fill(child, copy, depth + 1)
            copy.tail = child.tail if has_text else None
            if local in ("image", "use", "style") and not (copy.text or HREF & set(copy.attrib)):
                new.remove(copy)
        elif has_text and child.tail:
            _append(new, child.tail)

    def _name(self, child: etree._Element, has_text: bool) -> str | None:
        """What a child is called in the new drawing; None if it has no place there."""
        if not isinstance(child.tag, str):
            return None
        full = etree.QName(child)
        local = RENAMED.get(full.localname, full.localname)
        if local == "g" and has_text:
            local = "tspan"
        if full.namespace == SVG and local in ELEMENTS:
            return local
        self.dropped.add(full.localname)
        return None

    def _attributes(self, old: etree._Element, name: str) -> Iterator[tuple[str, str]]:
        for key, value in old.attrib.items():
            kept = _kept(key, value, name)
            if kept:
                yield key, kept
            else:
                self.dropped.add(etree.QName(key).localname)


def _kept(key: str, value: str, element: str) -> str | None:
    """The value that an attribute may have, or None if it may not stand."""
    if key in HREF:
        if element == "image":
            return pixels.embedded(value)
        return value if value.startswith("#") and values.NAME.fullmatch(value[1:]) else None
    if key == "style":
        return values.style(value)
    if key == "id":
        return value if values.NAME.fullmatch(value) else None
    if key == "class":
        return value if values.NAMES.fullmatch(value.strip()) else None
    if key in WORDED:
        return value
    return value if key in ATTRIBUTES and values.is_safe(value) else None


def _append(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
