"""PowerPoint: slides, layouts, masters and notes; no comments, tags, sounds or movements."""

from collections import Counter

from submissions.cleaning.labels import removed
from submissions.cleaning.office.names import NAMESPACES, rules
from submissions.cleaning.office.ooxml import Family, rebuilt
from submissions.cleaning.office.trees import Element
from submissions.cleaning.result import Removed

_SLIDE = "application/vnd.openxmlformats-officedocument.presentationml."
_KEPT = frozenset(
    "p:sldMasterIdLst p:notesMasterIdLst p:sldIdLst p:sldSz p:notesSz p:defaultTextStyle".split()
)
_GONE = {
    "p:custDataLst": "other", "p:timing": "script", "p:transition": "script",
    "p:controls": "script", "p:handoutMasterIdLst": "other", "p:contentPart": "other",
}  # fmt: skip
RULES = rules(gone=_GONE, only={"p:presentation": _KEPT})


def before(root: Element, counts: Counter) -> None:
    """Names of slides and designs are not shown on any slide; authors of them go."""
    for each in root.iter(f"{{{NAMESPACES['p']}}}cSld", f"{{{NAMESPACES['a']}}}theme"):
        each.set("name", "")
    for scheme in ("clrScheme", "fontScheme", "fmtScheme"):
        for each in root.iter(f"{{{NAMESPACES['a']}}}{scheme}"):
            each.set("name", "Office")


FAMILY = Family(
    main="ppt/presentation.xml",
    media_type=_SLIDE + "presentation.main+xml",
    rules=RULES,
    before=before,
    counted="presentationml.slide+xml",
    types={},
)


def clean(data: bytes) -> tuple[bytes, list[Removed], int]:
    """The new presentation, what was removed, and the number of its slides."""
    copy, counts, pages = rebuilt(data, FAMILY)
    return copy, removed(counts), pages
