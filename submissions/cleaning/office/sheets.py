"""Excel: sheets with their values, formulas, charts and tables; nothing that leads outside."""

import re
from collections import Counter

from submissions.cleaning.labels import removed
from submissions.cleaning.office import slides
from submissions.cleaning.office.names import NAMESPACES, rules
from submissions.cleaning.office.ooxml import Family, rebuilt
from submissions.cleaning.office.trees import Element
from submissions.cleaning.result import Removed

_S = f"{{{NAMESPACES['s']}}}"
_ENDS = ("Header", "Footer")
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_OUTSIDE = re.compile(
    r"\[\d+\]|\[[^\]]*\.\w{3,4}\]|[\\/]{2}|[A-Za-z]:\\|\bWEBSERVICE\b|'[^']*[\\/\[][^']*'!|\w\|'"
)
_PATHS = re.compile(r"\b(CELL|INFO)\s*\(", re.IGNORECASE)  # they answer with the file's path
_CODES = re.compile(r'&&|&"[^"]*"|&[A-Za-z]')
_MARGINS = [f"{_S}{which}{each}" for which in ("odd", "even", "first") for each in _ENDS]
_BOOK = frozenset("s:workbookPr s:bookViews s:sheets s:definedNames s:calcPr".split())
_GONE = {
    **dict.fromkeys(
        "s:customSheetViews s:customWorkbookViews s:sheetProtection s:protectedRanges "
        "s:scenarios s:cellWatches s:dataConsolidate s:smartTags s:webPublishItems "
        "s:customProperties s:xmlColumnPr s:phoneticPr s:legacyDrawing s:legacyDrawingHF "
        "s:ignoredErrors".split(), "other"
    ),
    "s:oleObjects": "attachment", "s:controls": "script", "s:pivotTableDefinition": "other",
}  # fmt: skip
RULES = rules(gone=_GONE, only={"s:workbook": _BOOK}, default="s")


def before(root: Element, counts: Counter) -> None:
    """Take out formulas and names that lead outside; the values they came to stay."""
    slides.before(root, counts)
    bad = {
        each.get("si") for each in root.iter(f"{_S}f")
        if each.get("t") == "shared" and _OUTSIDE.search(each.text or "")
    }  # fmt: skip
    for each in list(root.iter(f"{_S}f", f"{_S}definedName")):
        shared = each.get("t") == "shared" and each.get("si") in bad
        if _PATHS.search(each.text or "") and (value := each.getnext()) is not None:
            value.text = ""
        if shared or _OUTSIDE.search(each.text or "") or _PATHS.search(each.text or ""):
            each.getparent().remove(each)
            counts["link"] += 1
    for each in root.iter(f"{{{NAMESPACES['c']}}}f"):
        each.text = re.sub(r"\[[^\]]*\]", "", each.text or "").rpartition("\\")[2]
    counts["link"] += sum(map(_no_paths, root.iter(*_MARGINS)))
    _no_empty_lists(root)


def _no_paths(line: Element) -> bool:
    """Take the codes for a file's name, its folder and a picture out of a header or footer."""
    old = line.text or ""
    line.text = _CODES.sub(lambda code: "" if code[0][1].upper() in "ZFG" else code[0], old)
    return line.text != old


def _no_empty_lists(root: Element) -> None:
    for each in list(root.iter(f"{_S}definedNames")):
        if not len(each):
            each.getparent().remove(each)


FAMILY = Family(
    main="xl/workbook.xml",
    media_type=_SHEET + "sheet.main+xml",
    rules=RULES,
    before=before,
    counted="spreadsheetml.worksheet+xml",
    types={"styles": _SHEET + "styles+xml"},
)


def clean(data: bytes) -> tuple[bytes, list[Removed], int]:
    """The new workbook, what was removed, and the number of its sheets."""
    copy, counts, pages = rebuilt(data, FAMILY)
    return copy, removed(counts), pages
