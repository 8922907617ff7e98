"""Fields in Word texts: those that only count or point within stay, the others become text."""

import re
from dataclasses import dataclass, field

from submissions.cleaning.office.names import NAMESPACES
from submissions.cleaning.office.trees import Element

_W = f"{{{NAMESPACES['w']}}}"
_SAFE = frozenset(
    "PAGE NUMPAGES SECTIONPAGES SECTION TOC REF PAGEREF NOTEREF SEQ STYLEREF SYMBOL EQ = "
    "LISTNUM AUTONUM FORMCHECKBOX FORMTEXT FORMDROPDOWN".split()
)
_LINK = re.compile(r'\s*HYPERLINK\s+(\\l\s+"[^"\\/:@]*"|"https?://[^"\\\s]*")[\\\s\w"]*', re.I)
_NAMING = frozenset(
    "AUTHOR LASTSAVEDBY USERNAME USERADDRESS USERINITIALS FILENAME DOCPROPERTY DOCVARIABLE INFO "
    "TEMPLATE TITLE SUBJECT KEYWORDS COMMENTS MERGEFIELD".split()
)


@dataclass
class _Field:
    marks: list[Element] = field(default_factory=list)
    shown: list[Element] = field(default_factory=list)
    code: str = ""
    in_result: bool = False


def is_safe(code: str) -> bool:
    """Whether a field may stay as it is."""
    word = (code.split() or [""])[0].upper()
    if word == "HYPERLINK":
        return bool(_LINK.fullmatch(code))
    return word in _SAFE and not re.search(r"[:@/]|\\\\", code)


def _names(code: str) -> bool:
    return (code.split() or [""])[0].upper() in _NAMING


def become_text(root: Element) -> int:
    """Open the unsafe fields in place, without the result of those that name people or files."""
    opened, count = [], 0
    for each in list(root.iter(f"{_W}fldChar", f"{_W}instrText", f"{_W}t")):
        kind = each.get(f"{_W}fldCharType") if each.tag == f"{_W}fldChar" else ""
        if kind == "begin":
            opened.append(_Field())
        if not opened:
            continue
        _note(opened, each, kind)
        if kind == "end":
            count += _closed(opened.pop())
    count += sum(_closed(each, whole=False) for each in opened)
    return count + _simple(root)


def _note(opened: list[_Field], each: Element, kind: str) -> None:
    last = opened[-1]
    if each.tag == f"{_W}t":
        for one in opened:
            one.shown.append(each)
        return
    last.marks.append(each)
    last.in_result = last.in_result or kind == "separate"
    if each.tag == f"{_W}instrText":
        last.code += each.text or ""


def _closed(one: _Field, whole: bool = True) -> int:
    if whole and is_safe(one.code):
        return 0
    for each in [*one.marks, *(one.shown if whole and _names(one.code) else [])]:
        if each.getparent() is not None:
            each.getparent().remove(each)
    return 1


def _simple(root: Element) -> int:
    count = 0
    for each in list(root.iter(f"{_W}fldSimple")):
        code = each.get(f"{_W}instr", "")
        if is_safe(code):
            continue
        count += 1
        at, parent = each.getparent().index(each), each.getparent()
        parent.remove(each)
        for child in reversed([] if _names(code) else list(each)):
            parent.insert(at, child)
    return count
