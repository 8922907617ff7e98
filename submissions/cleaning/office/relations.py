"""Which parts lead to which others: what is followed, under which new name, with which type."""

from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from submissions.cleaning.office import names
from submissions.cleaning.office.trees import parse, written
from submissions.cleaning.office.zips import Package

_SHEET = "application/vnd.openxmlformats-officedocument."
_WORD = _SHEET + "wordprocessingml."
_SLIDE = _SHEET + "presentationml."
_TABLE = _SHEET + "spreadsheetml."
_DRAW = _SHEET + "drawingml."
# Kind of relationship: (content type, whether it holds without being named in the part).
FOLLOWED = {
    "styles": (_WORD + "styles+xml", True), "settings": (_WORD + "settings+xml", True),
    "numbering": (_WORD + "numbering+xml", True), "fontTable": (_WORD + "fontTable+xml", True),
    "footnotes": (_WORD + "footnotes+xml", True), "endnotes": (_WORD + "endnotes+xml", True),
    "header": (_WORD + "header+xml", False), "footer": (_WORD + "footer+xml", False),
    "theme": (_SHEET + "theme+xml", True), "chart": (_DRAW + "chart+xml", False),
    "diagramData": (_DRAW + "diagramData+xml", False),
    "diagramLayout": (_DRAW + "diagramLayout+xml", False),
    "diagramQuickStyle": (_DRAW + "diagramStyle+xml", False),
    "diagramColors": (_DRAW + "diagramColors+xml", False),
    "slide": (_SLIDE + "slide+xml", False), "slideLayout": (_SLIDE + "slideLayout+xml", True),
    "slideMaster": (_SLIDE + "slideMaster+xml", True),
    "notesSlide": (_SLIDE + "notesSlide+xml", True),
    "notesMaster": (_SLIDE + "notesMaster+xml", True),
    "tableStyles": (_SLIDE + "tableStyles+xml", True),
    "worksheet": (_TABLE + "worksheet+xml", False),
    "chartsheet": (_TABLE + "chartsheet+xml", False), "table": (_TABLE + "table+xml", False),
    "sharedStrings": (_TABLE + "sharedStrings+xml", True),
    "drawing": (_SHEET + "drawing+xml", False),
}  # fmt: skip
_KINDS = (
    ("docprops/thumbnail", "thumbnail"), ("docprops", "info"), ("customxml", "custom_xml"),
    ("comment", "note"), ("people", "note"), ("persons/", "note"), ("printersettings", "printer"),
    ("embeddings/", "attachment"), ("activex/", "script"), ("externallink", "link"),
    ("revisions/", "revision"), ("/media/", "other"),
)  # fmt: skip
_ALONE = frozenset(
    "styles settings numbering fontTable footnotes endnotes sharedStrings tableStyles".split()
)
_RELS = names.PACKAGE + "relationships"
_TYPES = names.PACKAGE + "content-types"


@dataclass(frozen=True)
class Relation:
    """One line of a part's relationships; `kind` is empty for types that are not known."""

    kind: str
    target: str
    is_external: bool


@dataclass
class Relations:
    """The new relationships of one new part."""

    lines: list[tuple[str, str, bool]] = field(default_factory=list)

    def add(self, kind: str, target: str, external: bool = False) -> str:
        line = (kind, target, external)
        if line not in self.lines:
            self.lines.append(line)
        return f"rId{self.lines.index(line) + 1}"

    def written(self) -> bytes:
        root = etree.Element(f"{{{_RELS}}}Relationships", nsmap={None: _RELS})
        for number, (kind, target, external) in enumerate(self.lines, 1):
            line = etree.SubElement(root, f"{{{_RELS}}}Relationship", Id=f"rId{number}")
            line.set("Type", f"{names.REL}/{kind}")
            line.set("Target", target)
            if external:
                line.set("TargetMode", "External")
        return written(root)


def part_name(kind: str, number: int) -> str:
    """What the part is called; some programs look for those that stand alone by their usual name."""
    return f"{kind}{'' if kind in _ALONE and number == 1 else number}.xml"


def beside(part: str) -> str:
    """Where the relationships of a part stand; of the package for the empty name."""
    folder, _, name = part.rpartition("/")
    return join(folder, "_rels", f"{name}.rels")


def read(package: Package, part: str) -> dict[str, Relation]:
    """The relationships of a part by their ids."""
    where = beside(part)
    if where not in package.names:
        return {}
    found = {}
    for line in parse(package.read(where)).iter(f"{{{_RELS}}}Relationship"):
        base, _, kind = line.get("Type", "").rpartition("/")
        target, external = line.get("Target", ""), line.get("TargetMode") == "External"
        if not external:
            target = _resolved(part, unquote(target))
        known = kind if base == names.REL else ""
        found[line.get("Id", "")] = Relation(known, target, external)
    return found


def _resolved(part: str, target: str) -> str:
    whole = target if target.startswith("/") else join("/", dirname(part), target)
    return normpath(whole).lstrip("/")


def type_of(package: Package, part: str) -> str:
    """The content type that the package claims for a part."""
    extension = part.rpartition(".")[2].casefold()
    claimed = ""
    for line in parse(package.read("[Content_Types].xml")):
        if line.get("PartName", "").casefold() == f"/{part}".casefold():
            return line.get("ContentType", "")
        if line.get("Extension", "").casefold() == extension:
            claimed = line.get("ContentType", "")
    return claimed


def types(overrides: dict[str, str]) -> bytes:
    """The new list of content types."""
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("jpeg", "image/jpeg"),
        ("png", "image/png"),
    ):
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=extension, ContentType=kind)
    for name, kind in overrides.items():
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
    return written(root)


def kind_of(name: str) -> str:
    """What the list of removed things counts a part left behind as; nothing for lists of parts."""
    lower = name.casefold()
    if lower.endswith(".rels") or lower == "[content_types].xml":
        return ""
    return next((kind for start, kind in _KINDS if start in lower), "other")
