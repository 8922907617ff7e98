"""The words of a cleaned office document: what it shows, and what it says unseen."""

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from submissions.cleaning.office import names, odf_names
from submissions.cleaning.office.vocabulary import load

_N, _O = names.NAMESPACES, odf_names.NAMESPACES
_BLOCKS = frozenset(
    [
        *(f"{{{_N[each]}}}p" for each in "wa"), f"{{{_N['s']}}}si", f"{{{_N['s']}}}is",
        f"{{{_O['text']}}}p", f"{{{_O['text']}}}h",
    ]
)  # fmt: skip
_CELL, _VALUE = f"{{{_N['s']}}}c", f"{{{_N['s']}}}v"
_OPEN_VALUE = f"{{{_O['office']}}}value"
_INDEXES = frozenset(["s", "b", "e"])  # what a cell of these types holds is no number of the author
_LONG = 7  # digits; a number that long can be a telephone's
_SEPARATE = frozenset(
    f"{{{uri}}}{each}"
    for uri in (_N["w"], _N["a"], _O["text"])
    for each in ("tab", "br", "cr", "line-break", "s")
)
_FORMS = (load("ooxml").is_form, load("odf").is_form)
_MAIN = re.compile(r"word/document\.xml|ppt/slide\d+\.xml|xl/sharedStrings\d*\.xml|content\.xml")
_CODE = re.compile(r"(https?://schemas\.|urn:).*|[\W_]*|\{[\dA-Fa-f-]+\}")


def read(data: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The text of each slide, or of the whole document; and the other texts it holds."""
    pages, unseen = [], {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in sorted(package.namelist(), key=_place):
            if not name.endswith((".xml", ".rels")) or name == "[Content_Types].xml":
                continue
            root = etree.fromstring(package.read(name))
            said = list(_said(root))
            if _MAIN.fullmatch(name):
                pages.append("\n".join(said))
            else:
                unseen.update(dict.fromkeys(said))
            unseen.update(dict.fromkeys(_given(root)))
    return tuple(pages) or ("",), tuple(unseen)


def _place(name: str) -> tuple[str, int]:
    digits = re.search(r"(\d+)\.xml", name)
    return (name.rpartition("/")[0], int(digits[1]) if digits else 0)


def _said(root: etree._Element) -> Iterator[str]:
    """Every text: of a block as one, of anything else alone; of short numbers none."""
    within = set[etree._Element]()
    for each in root.iter():
        if each.getparent() in within:
            within.add(each)
        elif each.tag in _BLOCKS:
            within.add(each)
            yield from _worth(_text(each))
        else:
            yield from _worth(_number(each) if each.tag == _VALUE else each.text or "")


def _worth(text: str) -> Iterator[str]:
    text = text.strip()
    if text and not (len(text) < _LONG and text.replace(".", "").isdigit()):
        yield text


def _number(value: etree._Element) -> str:
    """What a cell holds; a long number without its exponent, as it would be dialled."""
    text, cell = value.text or "", value.getparent()
    if cell is not None and cell.tag == _CELL and cell.get("t") in _INDEXES:
        return ""
    try:
        whole = int(float(text)) if "E" in text.upper() else None
    except (ValueError, OverflowError):
        return text
    return str(whole) if whole is not None else text


def _text(block: etree._Element) -> str:
    said = []
    for each in block.iter():
        said.append(" " if each.tag in _SEPARATE else each.text or "")
        said.append((each.tail or "") if each is not block else "")
    return "".join(said)


def _given(root: etree._Element) -> Iterator[str]:
    """Values of attributes that can be words: alternative texts, names, links, styles."""
    for each in root.iter():
        for key, value in each.attrib.items():
            if key == _OPEN_VALUE:
                yield from _worth(value)
            elif not _CODE.fullmatch(value) and not (_FORMS[0](value) or _FORMS[1](value)):
                yield value
