"""XML of office documents: parsed without entities, rebuilt from known names only."""

import re
from collections import Counter
from collections.abc import Callable
from typing import TypeAlias

from lxml import etree

from submissions.cleaning.office.rules import XML, Rules
from submissions.cleaning.result import Stop

Element: TypeAlias = etree._Element
_DECLARED = re.compile(rb"<\0?!\0?(D\0?O\0?C\0?T|E\0?N\0?T\0?I)", re.IGNORECASE)


def parse(data: bytes) -> Element:
    """The root of a part. Raises Stop for a broken one and for any that declares a type."""
    if _DECLARED.search(data):
        raise Stop("office_odd")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as broken:
        raise Stop("damaged") from broken
    if root is None or root.getroottree().docinfo.doctype:
        raise Stop("office_odd")
    return root


def written(root: Element, keep: tuple[str, ...] = ()) -> bytes:
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(keep))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


Handler = Callable[["Rebuilding", Element, Element, str], bool]


class Rebuilding:
    """One part on its way into a new tree; `counts` gathers what was left behind."""

    def __init__(self, rules: Rules, counts: Counter, handle: Handler | None = None):
        self.rules, self.counts, self._handle = rules, counts, handle
        self._prefixes = rules.prefixes

    def run(self, old: Element) -> Element:
        name = self.name(old.tag)
        if not name:
            raise Stop("office_odd")
        spaces = {
            None if prefix == self.rules.default else prefix: uri
            for prefix, uri in self.rules.namespaces.items()
        }
        new = etree.Element(old.tag, nsmap=spaces)
        self.fill(new, old, name)
        return new

    def name(self, tag: str) -> str:
        """`prefix:local`, or nothing for a namespace that is not known."""
        uri, _, local = tag.rpartition("}")
        prefix = self._prefixes.get(uri[1:])
        return f"{prefix}:{local}" if prefix else ""

    def fill(self, new: Element, old: Element, name: str) -> None:
        for key, value in old.attrib.items():
            if self._may_stay(name, key, value):
                new.set(key, value)
        self.inside(new, old, name)

    def inside(self, new: Element, old: Element, name: str) -> None:
        """The text and the children of `old`, into `new`."""
        only = self.rules.only.get(name)
        self.say(new, old.text, name)
        for child in old:
            called = self.name(child.tag) if isinstance(child.tag, str) else ""
            if only is not None and called not in only:
                self.counts["other"] += 1
            else:
                self._child(new, child, called)
            if self.rules.mixed:
                self.say(new, child.tail, name)

    def _child(self, new: Element, child: Element, name: str) -> None:
        unlisted = name not in self.rules.listed.elements and not name.startswith("mc:")
        if unlisted or name in self.rules.gone:
            self.counts[self.rules.gone.get(name, "other")] += 1
        elif name in self.rules.opened:
            self.inside(new, child, name)
        elif self._handle is None or not self._handle(self, new, child, name):
            self.add(new, child, name)

    def add(self, new: Element, child: Element, name: str) -> Element:
        made = etree.SubElement(new, child.tag)
        self.fill(made, child, name)
        return made

    def say(self, new: Element, text: str | None, name: str) -> None:
        if not text or not self.rules.says(name, text):
            return
        if len(new):
            new[-1].tail = (new[-1].tail or "") + text
        else:
            new.text = (new.text or "") + text

    def _may_stay(self, element: str, key: str, value: str) -> bool:
        uri, _, local = key.rpartition("}")
        if uri[1:] == XML:
            return local == "space"
        prefix = self._prefixes.get(uri[1:], "") if uri else ""
        if uri and not prefix:
            return False
        stays = self.rules.kept(element, prefix, local, value)
        self.counts["info"] += not stays
        return stays
