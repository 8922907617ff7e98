"""OpenDocument: two parts built anew, the pictures they show, and a list of those; nothing else."""

import re
from collections import Counter

from lxml import etree

from submissions.cleaning.labels import removed
from submissions.cleaning.office import media
from submissions.cleaning.office.odf_names import RULES
from submissions.cleaning.office.trees import Element, Rebuilding, parse, written
from submissions.cleaning.office.zips import Package, packed
from submissions.cleaning.result import Removed, Stop

MIMETYPE = "application/vnd.oasis.opendocument."
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_HREF = "{http://www.w3.org/1999/xlink}href"
_FORMULA = f"{{{RULES.namespaces['table']}}}formula"
_MACROS = re.compile(r"(Basic|Scripts)/.+\.(xml|xba|xlb|py|js|bsh|class|jar)$", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s\\]+|#[^\\@]*", re.IGNORECASE)
_OUTSIDE = re.compile(r"file:|://|'#|\bDDE\b|WEBSERVICE", re.IGNORECASE)
_SHAPES = frozenset(
    ["draw:image", "draw:fill-image", "style:background-image", "text:list-level-style-image"]
)
_COUNTED = {"presentation": "draw:page", "spreadsheet": "table:table"}


class Building:
    """One document on its way into a new package."""

    def __init__(self, package: Package, kind: str):
        self.package, self.kind, self.pages = package, kind, 0
        self.counts: Counter = Counter()
        self._pictures: dict[str, str] = {}
        self._made: list[tuple[str, bytes]] = []

    def run(self) -> list[tuple[str, bytes]]:
        mimetype = (MIMETYPE + self.kind).encode()
        self._check(mimetype)
        parts = [
            (name, self._part(name))
            for name in ("content.xml", "styles.xml")
            if name == "content.xml" or name in self.package.names
        ]
        everything = [*parts, *self._made]
        self._left_behind([name for name, _data in parts])
        manifest = ("META-INF/manifest.xml", _manifest(self.kind, [one for one, _ in everything]))
        return [("mimetype", mimetype), *everything, manifest]

    def _check(self, mimetype: bytes) -> None:
        names = self.package.names
        if any(_MACROS.search(name) for name in names):
            raise Stop("macros")
        if self.package.read("mimetype").strip() != mimetype or "content.xml" not in names:
            raise Stop("office_odd")
        if "META-INF/manifest.xml" in names:
            listed = parse(self.package.read("META-INF/manifest.xml"))
            if next(listed.iter(f"{{{_MANIFEST}}}encryption-data"), None) is not None:
                raise Stop("office_password")

    def _part(self, name: str) -> bytes:
        build = Rebuilding(RULES, self.counts, self._child)
        return written(build.run(parse(self.package.read(name))))

    def _child(self, build: Rebuilding, new: Element, old: Element, name: str) -> bool:
        self.pages += int(name == _COUNTED.get(self.kind))
        if _OUTSIDE.search(old.get(_FORMULA, "")):
            del old.attrib[_FORMULA]
            self.counts["link"] += 1
        target = old.get(_HREF)
        if target is None:
            return False
        fresh = self._picture(target) if name in _SHAPES else self._link(target)
        if fresh:
            old.set(_HREF, fresh)
            return False
        if name == "text:a":
            build.inside(new, old, name)
        self.counts["link"] += 1
        return True

    @staticmethod
    def _link(target: str) -> str:
        return target if _WEB.fullmatch(target) else ""

    def _picture(self, target: str) -> str:
        name = target.removeprefix("./")
        if name not in self.package.names:
            return ""
        if name not in self._pictures:
            data, extension, counts = media.cleaned(self.package.read(name))
            self.counts += counts
            self._pictures[name] = f"Pictures/image{len(self._pictures) + 1}.{extension}"
            self._made.append((self._pictures[name], data))
        return self._pictures[name]

    def _left_behind(self, kept: list[str]) -> None:
        known = {*kept, *self._pictures, "mimetype", "META-INF/manifest.xml"}
        for name in self.package.names - known:
            self.counts[_kind(name)] += 1
        self.counts["trailing"] += int(self.package.has_tail)


_KINDS = (
    ("meta.xml", "info"), ("Thumbnails/", "thumbnail"), ("Versions/", "revision"),
    ("VersionList", "revision"), ("settings.xml", "printer"), ("Object", "attachment"),
    ("Configurations2/", "other"), ("META-INF/documentsig", "info"),
)  # fmt: skip


def _kind(name: str) -> str:
    return next((kind for start, kind in _KINDS if name.startswith(start)), "other")


def _manifest(kind: str, names: list[str]) -> bytes:
    root = etree.Element(f"{{{_MANIFEST}}}manifest", nsmap={"manifest": _MANIFEST})
    root.set(f"{{{_MANIFEST}}}version", "1.2")
    for name in ["/", *names]:
        line = etree.SubElement(root, f"{{{_MANIFEST}}}file-entry")
        line.set(f"{{{_MANIFEST}}}full-path", name)
        extension = name.rpartition(".")[2]
        picture = f"image/{extension}" if extension != "xml" else "text/xml"
        line.set(f"{{{_MANIFEST}}}media-type", MIMETYPE + kind if name == "/" else picture)
    return written(root)


def _clean(data: bytes, kind: str) -> tuple[bytes, list[Removed], int]:
    building = Building(Package(data), kind)
    copy = packed(building.run())
    return copy, removed(building.counts), building.pages or 1


def clean_text(data: bytes) -> tuple[bytes, list[Removed], int]:
    """The new text, what was removed, and 1; raises Stop."""
    return _clean(data, "text")


def clean_slides(data: bytes) -> tuple[bytes, list[Removed], int]:
    """The new presentation, what was removed, and the number of its pages; raises Stop."""
    return _clean(data, "presentation")


def clean_sheets(data: bytes) -> tuple[bytes, list[Removed], int]:
    """The new spreadsheet, what was removed, and the number of its tables; raises Stop."""
    return _clean(data, "spreadsheet")
