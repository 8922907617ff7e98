"""Checks one part of a cleaned office document: every name, every value, every text, every link.

It shares the lists of names with the cleaners, and no code: it reads with another parser, and tells
words of an author from numbers and words of the standard in a way of its own.
"""

import re
from collections.abc import Mapping
from xml.parsers import expat

from submissions.cleaning.needles import Needles
from submissions.cleaning.office import names, odf_names
from submissions.cleaning.office.vocabulary import CSS, load

_PREFIXES = {uri: prefix for prefix, uri in (*names.NAMESPACES.items(),
             *odf_names.NAMESPACES.items())}  # fmt: skip
_OPEN, _ODF = load("ooxml"), load("odf")
_LISTED = _OPEN.elements | _ODF.elements | {"mc:AlternateContent", "mc:Choice"}
_ATTRIBUTES = _OPEN.attributes | _ODF.attributes | {"mc:Requires"}
_STANDARD = _OPEN.words | _ODF.words | {"wps", "wpg"}
_TEXTS = names.TEXTS | names.FORMAL | odf_names.RULES.texts
_FREE = names.FREE | names.DRAWN | odf_names.RULES.free | odf_names.RULES.drawn
_PACKAGE = re.compile(r"(http://schemas\.openxmlformats\.org/package/2006/|urn:oasis:.*manifest).*")
_ELEMENTS = frozenset(
    "ins del moveFrom moveTo delText rPrChange pPrChange sectPrChange comment commentReference "
    "commentRangeStart cmAuthor annotation tracked-changes changed-region change creator "
    "initial-creator lastModifiedBy rsid rsids docVars docVar sdtPr smartTagPr oleObject OLEObject "
    "control person fileSharing absPath externalReference pivotCache pivotCaches userInfo "
    "externalData externalBook event-listener event-listeners scripts forms object-ole plugin "
    "applet binary-data author-name author-initials file-name user-defined user-field-get "
    "user-field-decls variable-decls sender-email database-name dde-connection extLst "
    "Signature encryption-data altChunk attachedTemplate mailMerge customXmlPr permStart "
    "protectedRange scenario customWorkbookView connection oddWebPublish webPublishItem "
    "timing transition custDataLst section-source table-source settings-item".split()
)
_LOCAL = re.compile(r"file:|[A-Za-z]:\\|\\\\\w|/(home|Users)/", re.IGNORECASE)
_NAMING = re.compile(
    r"\s*(AUTHOR|LASTSAVEDBY|USER\w*|FILENAME|DOC\w+|INFO|TEMPLATE|TITLE|SUBJECT|KEYWORDS|COMMENTS|"
    r"MERGE\w*|INCLUDE\w*|LINK|DDE\w*|DATABASE|IMPORT|EMBED|CREATEDATE|SAVEDATE|PRINTDATE)\b", re.I
)  # fmt: skip
_SHEET_CODE = re.compile(r"&[ZFGzfg]")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_MEASURE = re.compile(r"[\d.]*\d(?:pt|emu|deg|grad|rad)|P?T?\d\w*|[0-9A-Fa-f]+|x\d{4}|\d+x\d+")
_TARGET = re.compile(r"(\.\./)*[A-Za-z]+(/[A-Za-z]+)*\d*\.(xml|png|jpeg)")


class _Part:
    """What a parser tells of one part, gathered."""

    def __init__(self, needles: Needles):
        self.found: list[str] = []
        self._needles, self._texts = needles, list[str]()
        self._above: list[str] = []
        self._codes: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        uri, _, local = tag.rpartition(" ")
        name = f"{_PREFIXES.get(uri, '?')}:{local}"
        self._above.append(name)
        known = name in _LISTED or _PACKAGE.fullmatch(uri)
        if not known or local in _ELEMENTS:
            self.found.append(f"element {tag}")
        for key, value in attributes.items():
            self._texts.append(value)
            if key.endswith(" instr") and _NAMING.match(value):
                self.found.append("a field that names people or files")
            if _LOCAL.search(value) or (not _PACKAGE.fullmatch(uri) and _odd(name, key, value)):
                self.found.append(f"attribute {key} of {tag}")
        if local == "Relationship":
            self._leads(attributes)
        if name == "w:fldChar":
            self._judge()

    def end(self, tag: str) -> None:
        self._above.pop()

    def text(self, said: str) -> None:
        self._texts.append(said)
        name = self._above[-1]
        if said.strip() and name not in _TEXTS:
            self.found.append(f"text in {name}")
        if name == "w:instrText":
            self._codes.append(said)
        if name.endswith(("Header", "Footer")) and _SHEET_CODE.search(said.replace("&&", "")):
            self.found.append("a code for a path")

    def _judge(self) -> None:
        """What a field does stands between its marks, in any number of pieces."""
        if _NAMING.match("".join(self._codes)):
            self.found.append("a field that names people or files")
        self._codes = []

    def _leads(self, line: Mapping[str, str]) -> None:
        target, outside = line.get("Target", ""), line.get("TargetMode") == "External"
        kind = line.get("Type", "").removeprefix(f"{names.REL}/")
        allowed = kind == "hyperlink" and re.match(r"https?://", target, re.IGNORECASE)
        if not (allowed if outside else _TARGET.fullmatch(target) and kind.isalpha()):
            self.found.append(f"a relationship of kind {kind}")

    def odd(self, *given: object) -> None:
        self.found.append("a comment or an instruction")

    def declared(self, prefix: str | None, uri: str) -> None:
        self._texts.append(f"{prefix} {uri}")
        if uri not in _PREFIXES and not _PACKAGE.fullmatch(uri):
            self.found.append("a namespace that is not known")

    def findings(self) -> list[str]:
        told = ("".join(self._texts), "\n".join(self._texts))
        if any(map(self._needles.in_text, told)):
            self.found.append("a forbidden string")
        return self.found


def _odd(element: str, key: str, value: str) -> bool:
    """Whether an attribute is not listed, or says more than form where no words may stand."""
    uri, _, local = key.rpartition(" ")
    prefix = _PREFIXES.get(uri, "?") if uri else element.partition(":")[0]
    if prefix == "r":
        return not re.fullmatch(r"rId\d+", value)
    if key == "http://www.w3.org/XML/1998/namespace space":
        return value not in ("preserve", "default")
    if f"{prefix}:{local}" not in _ATTRIBUTES:
        return True
    said = (f"@{local}", f"{element}@{local}", f"@{prefix}:{local}", f"{element}@{prefix}:{local}")
    return not _FREE.intersection(said) and any(map(_is_said, _WORD.findall(value)))


def _is_said(word: str) -> bool:
    plain = len(re.sub(r"[^A-Za-z]", "", word)) < 4
    return not (plain or word in _STANDARD or word in CSS or _MEASURE.fullmatch(word))


def findings(name: str, body: bytes, needles: Needles) -> list[str]:
    """What should not stand in the part; raises expat's error where it is no XML."""
    part = _Part(needles)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = part.start, part.end
    parser.CharacterDataHandler = part.text
    parser.StartNamespaceDeclHandler = part.declared
    for handler in ("CommentHandler", "ProcessingInstructionHandler", "StartDoctypeDeclHandler"):
        setattr(parser, handler, part.odd)
    parser.Parse(body, True)
    return part.findings()
