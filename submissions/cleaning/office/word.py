"""Word: tracked changes are accepted, comments and what ties the text to people or files goes."""

from collections import Counter

from submissions.cleaning.labels import removed
from submissions.cleaning.office import fields
from submissions.cleaning.office.names import NAMESPACES, rules
from submissions.cleaning.office.ooxml import Family, rebuilt
from submissions.cleaning.office.trees import Element
from submissions.cleaning.result import Removed

_W = f"{{{NAMESPACES['w']}}}"
_SETTINGS = frozenset(
    "w:" + name for name in
    "evenAndOddHeaders mirrorMargins defaultTabStop autoHyphenation hyphenationZone "
    "characterSpacingControl footnotePr endnotePr compat mathPr themeFontLang clrSchemeMapping "
    "decimalSymbol listSeparator displayBackgroundShape gutterAtTop noPunctuationKerning".split()
) | {"m:mathPr"}  # fmt: skip
_CHANGES = (
    "rPrChange pPrChange sectPrChange tblPrChange tcPrChange trPrChange tblGridChange "
    "tblPrExChange numberingChange cellIns cellDel cellMerge del moveFrom delText delInstrText "
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart "
    "customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd "
    "customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart "
    "customXmlMoveToRangeEnd"
).split()
_NOTES = "commentRangeStart commentRangeEnd commentReference annotationRef".split()
_OTHERS = (
    "sdtPr sdtEndPr smartTagPr customXmlPr proofErr permStart permEnd rsid rsids nsid tmpl "
    "fldData ffData docVars attachedTemplate divId subDoc recipientData embedRegular embedBold "
    "embedItalic embedBoldItalic contentPart"
).split()
_GONE = {
    **{f"w:{name}": "change" for name in _CHANGES},
    **{f"w:{name}": "note" for name in _NOTES},
    **{f"w:{name}": "other" for name in _OTHERS},
    "w:control": "script",
    "w:printerSettings": "printer",
}
_OPENED = frozenset("w:ins w:moveTo w:sdt w:sdtContent w:smartTag w:customXml".split())
RULES = rules(gone=_GONE, opened=_OPENED, only={"w:settings": _SETTINGS})


def accept(root: Element, counts: Counter) -> None:
    """Accept tracked changes in the old tree: what was deleted goes, joined paragraphs join."""
    for path in ("w:trPr/w:del", "w:tcPr/w:cellDel"):
        for mark in root.xpath(f"//{path}", namespaces=NAMESPACES):
            _remove(mark.getparent().getparent(), counts)
    marked = root.xpath("//w:p[w:pPr/w:rPr/w:del or w:pPr/w:rPr/w:moveFrom]", namespaces=NAMESPACES)
    for tag in ("del", "moveFrom"):
        for each in list(root.iter(_W + tag)):
            _remove(each, counts)
    for paragraph in reversed(marked):
        _join(paragraph)
    for table in list(root.iter(f"{_W}tbl")):
        if table.find(f"{_W}tr") is None and table.getparent() is not None:
            table.getparent().remove(table)
    counts["link"] += fields.become_text(root)


def _remove(each: Element, counts: Counter) -> None:
    if each.getparent() is not None:
        each.getparent().remove(each)
        counts["change"] += 1


def _join(paragraph: Element) -> None:
    after = paragraph.getnext()
    if after is None or after.tag != f"{_W}p" or paragraph.getparent() is None:
        return
    at = 1 if after.find(f"{_W}pPr") is not None else 0
    content = [each for each in paragraph if each.tag != f"{_W}pPr"]
    for each in reversed(content):
        after.insert(at, each)
    paragraph.getparent().remove(paragraph)


FAMILY = Family(
    main="word/document.xml",
    media_type=("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
    rules=RULES,
    before=accept,
    counted=" no part of a text is a page",
    types={},
)


def clean(data: bytes) -> tuple[bytes, list[Removed], int]:
    """The new document, what was removed, and 1, for only a printer knows its pages."""
    copy, counts, pages = rebuilt(data, FAMILY)
    return copy, removed(counts), pages
