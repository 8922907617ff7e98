"""The list of the parts of an OpenDocument file, and what the parts left behind are called."""

import re
from collections.abc import Iterable

from lxml import etree

from submissions.cleaning.office.trees import Element, parse, written
from submissions.cleaning.office.zips import Package
from submissions.cleaning.result import Stop

MIMETYPE = "application/vnd.oasis.opendocument."
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_FORMULA = f"{{{_TABLE}}}formula"
_SAID = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}string-value"
_OUTSIDE = re.compile(r"file:|://|'#|\bDDE\b|WEBSERVICE", re.IGNORECASE)
_PATHS = re.compile(r"\b(CELL|INFO)\s*\(", re.IGNORECASE)  # they answer with the file's path
_WEB = re.compile(r"https?://[^\s\\]+|#[^\\@]*", re.IGNORECASE)
_MACROS = re.compile(r"(Basic|Scripts)/.+\.(xml|xba|xlb|py|js|bsh|class|jar)$", re.IGNORECASE)
_KINDS = (
    ("meta.xml", "info"), ("Thumbnails/", "thumbnail"), ("Versions/", "revision"),
    ("VersionList", "revision"), ("settings.xml", "printer"), ("ObjectReplacements/", "thumbnail"),
    ("Object", "attachment"), ("Configurations2/", "other"), ("META-INF/documentsig", "info"),
)  # fmt: skip


def check(package: Package, mimetype: bytes) -> None:
    """Raise Stop for macros, a password, or a document of another kind than it says."""
    if any(_MACROS.search(name) for name in package.names):
        raise Stop("macros")
    if package.read("mimetype").strip() != mimetype or "content.xml" not in package.names:
        raise Stop("office_odd")
    if "META-INF/manifest.xml" in package.names:
        listed = parse(package.read("META-INF/manifest.xml"))
        if next(listed.iter(f"{{{MANIFEST}}}encryption-data"), None) is not None:
            raise Stop("office_password")


def kind(name: str) -> str:
    """What the list of removed things counts a part as."""
    return next((kind for start, kind in _KINDS if name.startswith(start)), "other")


def linked(target: str) -> str:
    """The target of a link if it leads to the web or within the document, else nothing."""
    return target if _WEB.fullmatch(target) else ""


def forget_paths(cell: Element) -> bool:
    """Take a formula that leads outside away from its cell, and the path it may have answered."""
    formula = cell.get(_FORMULA, "")
    if not (_OUTSIDE.search(formula) or _PATHS.search(formula)):
        return False
    del cell.attrib[_FORMULA]
    if _PATHS.search(formula):
        cell.attrib.pop(_SAID, None)
        cell[:] = []
    return True


def manifest(document: str, names: Iterable[str]) -> bytes:
    """The list of the parts of a document of this kind."""
    root = etree.Element(f"{{{MANIFEST}}}manifest", nsmap={"manifest": MANIFEST})
    root.set(f"{{{MANIFEST}}}version", "1.2")
    for name in ["/", *names]:
        line = etree.SubElement(root, f"{{{MANIFEST}}}file-entry")
        line.set(f"{{{MANIFEST}}}full-path", name)
        line.set(f"{{{MANIFEST}}}media-type", _type(document, name))
    return written(root)


def _type(document: str, name: str) -> str:
    if name.endswith("/"):
        return MIMETYPE + (document if name == "/" else "chart")
    extension = name.rpartition(".")[2]
    return "text/xml" if extension == "xml" else f"image/{extension}"
