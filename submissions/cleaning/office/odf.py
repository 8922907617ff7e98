"""OpenDocument: two parts built anew, the pictures they show, and a list of those; nothing else."""

from collections import Counter

from submissions.cleaning.labels import removed
from submissions.cleaning.office import media
from submissions.cleaning.office.odf_names import RULES
from submissions.cleaning.office.odf_parts import (
    MIMETYPE,
    check,
    forget_paths,
    kind,
    linked,
    manifest,
)
from submissions.cleaning.office.trees import Element, Rebuilding, parse, written
from submissions.cleaning.office.zips import Package, packed
from submissions.cleaning.result import Removed

_HREF = "{http://www.w3.org/1999/xlink}href"
_SHAPES = frozenset(
    ["draw:image", "draw:fill-image", "style:background-image", "text:list-level-style-image"]
)
_COUNTED = frozenset(["draw:page", "table:table"])
_COUNTING = ("}presentation", "}spreadsheet")
_BODY = f"{{{RULES.namespaces['office']}}}body"
_PARTS = ("content.xml", "styles.xml")


class Building:
    """One document on its way into a new package."""

    def __init__(self, package: Package, kind: str):
        self.package, self.kind, self.pages = package, kind, 0
        self.counts: Counter = Counter()
        self._pictures, self._charts = dict[str, str](), dict[str, str]()
        self._made: list[tuple[str, bytes]] = []

    def run(self) -> list[tuple[str, bytes]]:
        mimetype = (MIMETYPE + self.kind).encode()
        check(self.package, mimetype)
        parts = self._parts("", "")
        everything = [*parts, *self._made]
        self._left_behind([name for name, _data in parts])
        folders = [f"{folder}/" for folder in self._charts.values() if folder]
        listed = manifest(self.kind, [*(one for one, _ in everything), *folders])
        return [("mimetype", mimetype), *everything, ("META-INF/manifest.xml", listed)]

    def _parts(self, old: str, new: str) -> list[tuple[str, bytes]]:
        """The two parts of the document, or of a chart in it, which stands in a folder."""
        return [
            (new + name, self._part(old + name))
            for name in _PARTS
            if name == "content.xml" or old + name in self.package.names
        ]

    def _part(self, name: str) -> bytes:
        build = Rebuilding(RULES, self.counts, self._child)
        return written(build.run(parse(self.package.read(name))), RULES.keep)

    def _child(self, build: Rebuilding, new: Element, old: Element, name: str) -> bool:
        self.pages += int(name in _COUNTED and new.tag.endswith(_COUNTING))
        self.counts["link"] += forget_paths(old)
        if name == "chart:chart":
            old.attrib.pop(_HREF, None)
        target = old.get(_HREF)
        if target is None:
            return False
        if name == "draw:image" and self._is_preview(old):
            return True
        if fresh := self._fresh(name, target):
            old.set(_HREF, fresh)
            return False
        if name == "text:a":
            build.inside(new, old, name)
        del old.attrib[_HREF]
        self.counts["attachment" if name == "draw:object" else "link"] += 1
        return True

    def _fresh(self, name: str, target: str) -> str:
        """Where a link may lead now, or nothing."""
        if name == "draw:object":
            return self._chart(target.removeprefix("./").rstrip("/"))
        return self._picture(target) if name in _SHAPES else linked(target)

    def _chart(self, folder: str) -> str:
        """A chart is a document of its own in a folder; other objects are left behind."""
        if folder not in self._charts:
            self._charts[folder] = ""
            if self._is_chart(f"{folder}/content.xml"):
                self._charts[folder] = f"Object {len(self._charts)}"
                self._made += self._parts(f"{folder}/", f"{self._charts[folder]}/")
        return f"./{self._charts[folder]}" if self._charts[folder] else ""

    def _is_chart(self, name: str) -> bool:
        if name not in self.package.names:
            return False
        body = parse(self.package.read(name)).find(_BODY)
        return body is not None and [each.tag for each in body] == [_BODY[:-4] + "chart"]

    def _is_preview(self, old: Element) -> bool:
        """Whether a picture only repeats a chart that stays."""
        beside = old.getparent().find(f"{{{RULES.namespaces['draw']}}}object")
        return beside is not None and beside.get(_HREF, "").startswith("./Object ")

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
        charts = {f"{old}/{part}" for old, new in self._charts.items() if new for part in _PARTS}
        known = charts | {*kept, *self._pictures, "mimetype", "META-INF/manifest.xml"}
        for name in self.package.names - known:
            self.counts[kind(name)] += 1
        self.counts["trailing"] += int(self.package.has_tail)


def _clean(data: bytes, kind: str) -> tuple[bytes, list[Removed], int]:
    building = Building(Package(data), kind)
    copy = packed(building.run())
    return copy, removed(building.counts), building.pages or 1


def clean_text(data: bytes) -> tuple[bytes, list[Removed], int]:
    """The new text, what was removed, and 1; raises Stop."""
    return _clean(data, "text")


def clean_slides(data: bytes) -> tuple[bytes, list[Removed], int]:
    """The new presentation, what was removed, and its pages; raises Stop."""
    return _clean(data, "presentation")


def clean_sheets(data: bytes) -> tuple[bytes, list[Removed], int]:
    """The new spreadsheet, what was removed, and its tables; raises Stop."""
    return _clean(data, "spreadsheet")
