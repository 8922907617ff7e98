"""The words of a cleaned office document: what it shows, and what it says unseen."""

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from submissions.cleaning.office import names, odf_names

_N, _O = names.NAMESPACES, odf_names.NAMESPACES
_BLOCKS = frozenset(
    [
        *(f"{{{_N[each]}}}p" for each in "wa"), f"{{{_N['s']}}}si", f"{{{_N['s']}}}is",
        f"{{{_O['text']}}}p", f"{{{_O['text']}}}h",
    ]
)  # fmt: skip
_ALONE = frozenset(f"{{{_N['c']}}}{each}" for each in ("v", "f")) | frozenset(
    f"{{{_N['s']}}}{each}"
    for each in "f v definedName formula1 formula2 oddHeader oddFooter evenHeader evenFooter "
    "firstHeader firstFooter".split()
)
_SEPARATE = frozenset(
    f"{{{uri}}}{each}"
    for uri in (_N["w"], _N["a"], _O["text"])
    for each in ("tab", "br", "cr", "line-break", "s")
)
_MAIN = re.compile(r"word/document\.xml|ppt/slide\d+\.xml|xl/sharedStrings\d+\.xml|content\.xml")
_CODE = re.compile(r"[\W\d_]*|#?[\dA-Fa-f]+|\{[\dA-Fa-f-]+\}")


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
    for block in root.iter():
        if block.tag in _BLOCKS:
            text = _text(block).strip()
        else:
            text = (block.text or "").strip() if block.tag in _ALONE else ""
        if text and not text.replace(".", "").isdigit():
            yield text


def _text(block: etree._Element) -> str:
    said = []
    for each in block.iter():
        said.append(" " if each.tag in _SEPARATE else each.text or "")
        said.append((each.tail or "") if each is not block else "")
    return "".join(said)


def _given(root: etree._Element) -> Iterator[str]:
    """Values of attributes that can be words: alternative texts, names, links, styles."""
    for each in root.iter():
        for value in each.attrib.values():
            if not _CODE.fullmatch(value) and not value.startswith("http://schemas."):
                yield value
