"""What the parts of OOXML documents have in common: links, alternatives, drawn objects."""

import re
from collections.abc import Callable

from lxml import etree

from submissions.cleaning.office import names
from submissions.cleaning.office.trees import Element, Rebuilding
from submissions.cleaning.result import Stop

_R, _MC = f"{{{names.REL}}}", f"{{{names.NAMESPACES['mc']}}}"
_P = f"{{{names.NAMESPACES['p']}}}"
_A_FILE = re.compile(r"[\\/]|\.\w{2,4}$|^file:")
_LEFT_OPEN = frozenset(["a:blip", "s:pageSetup", "w:hyperlink"])
_SAFE_ACTION = re.compile(r"ppaction://(hlinksldjump|hlinkshowjump\?jump=\w+|noaction)?")
_KNOWN = {names.NAMESPACES[each] for each in ("wps", "wpg")}


class Handling:
    """Treats the children that need more than a rule; `follow` maps an old id to a new one."""

    def __init__(self, follow: Callable[[str], str | None]):
        self._follow = follow

    def child(self, build: Rebuilding, new: Element, old: Element, name: str) -> bool:
        """Whether the child was dealt with here; else it is copied by the rules."""
        if name == "mc:AlternateContent":
            self._alternative(build, new, old)
        elif name == "w:altChunk":
            raise Stop("office_odd")
        elif name == "p:graphicFrame" and next(old.iter(f"{_P}oleObj"), None) is not None:
            self._picture_of(build, new, old)
        elif name == "a:graphicData" and old.get("uri") not in names.GRAPHICS:
            build.counts["attachment"] += 1
        elif not self._is_unsafe(build, old, name):
            self._copied(build, new, old, name)
        return True

    def _copied(self, build: Rebuilding, new: Element, old: Element, name: str) -> None:
        links = {key: value for key, value in old.attrib.items() if key.startswith(_R)}
        fresh = {key: value and self._follow(value) for key, value in links.items()}
        if None in fresh.values() and name not in _LEFT_OPEN and not old.get("location"):
            if name == "s:sheet":  # a dialog or a sheet of macros; names count the sheets
                raise Stop("office_odd")
            build.counts["link"] += int(name.endswith(("hlinkClick", "hyperlink")))
            return
        for key in links:
            del old.attrib[key]
        made = build.add(new, old, name)
        for key, value in fresh.items():
            if value is not None:
                made.set(key, value)
        if name.endswith(("cNvPr", "docPr")):
            self._named(build, made)

    def _named(self, build: Rebuilding, made: Element) -> None:
        """Programs name drawn things after files, and put the path into the alternative text."""
        made.set("name", "")
        for key in ("descr", "title"):
            if _A_FILE.search(made.get(key, "")):
                del made.attrib[key]
                build.counts["link"] += 1

    def _is_unsafe(self, build: Rebuilding, old: Element, name: str) -> bool:
        action = old.get("action")
        if not name.startswith("a:hlink") or action is None:
            return False
        if _SAFE_ACTION.fullmatch(action):
            return False
        build.counts["script"] += 1
        return True

    def _picture_of(self, build: Rebuilding, new: Element, old: Element) -> None:
        build.counts["attachment"] += 1
        picture = next(old.iter(f"{_P}pic"), None)
        if picture is not None:
            build.add(new, picture, "p:pic")

    def _alternative(self, build: Rebuilding, new: Element, old: Element) -> None:
        for choice in old.iter(f"{_MC}Choice"):
            asked = choice.get("Requires", "").split()
            if asked and {choice.nsmap.get(each) for each in asked} <= _KNOWN:
                prefixes = [build.name(f"{{{choice.nsmap[each]}}}x")[:-2] for each in asked]
                outer = etree.SubElement(new, f"{_MC}AlternateContent")
                inner = etree.SubElement(outer, f"{_MC}Choice", Requires=" ".join(prefixes))
                build.inside(inner, choice, "mc:Choice")
                return
        fallback = old.find(f"{_MC}Fallback")
        if fallback is not None:
            build.inside(new, fallback, "mc:Fallback")
