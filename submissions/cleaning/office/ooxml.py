"""Builds a Word, PowerPoint or Excel file anew: its main part and what can be reached from there.

Names of parts, ids and types are given anew; what no followed relationship leads to is left behind.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from posixpath import dirname, relpath

from submissions.cleaning.office import media, relations
from submissions.cleaning.office.handling import Handling
from submissions.cleaning.office.relations import FOLLOWED, Relation, Relations
from submissions.cleaning.office.trees import Element, Rebuilding, Rules, parse, written
from submissions.cleaning.office.zips import Package, packed
from submissions.cleaning.result import Stop

_MACROS = re.compile(r"vbaProject|vbaData|/macrosheets/|/intlMacrosheets/", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s\\]+", re.IGNORECASE)


@dataclass(frozen=True)
class Family:
    """What sets one kind of document apart; `before` changes a part's old tree in place."""

    main: str
    media_type: str
    rules: Rules
    before: Callable[[Element, Counter], None]
    counted: str
    types: dict[str, str]


class Building:
    """One document on its way from the old package into the new one."""

    def __init__(self, package: Package, family: Family):
        self.package, self.family = package, family
        self.counts: Counter = Counter()
        self.parts: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self._named: dict[str, str] = {}
        self._waiting: list[str] = []
        self._numbers: Counter = Counter()

    def run(self) -> list[tuple[str, bytes]]:
        main = self._main()
        self._named[main] = self.family.main
        self.types[self.family.main] = self.family.media_type
        self._waiting.append(main)
        while self._waiting:
            self._part(self._waiting.pop())
        self._left_behind()
        root = Relations()
        root.add("officeDocument", self.family.main)
        start = [("[Content_Types].xml", relations.types(self.types))]
        return [*start, ("_rels/.rels", root.written()), *self.parts.items()]

    def _main(self) -> str:
        if any(_MACROS.search(name) for name in self.package.names):
            raise Stop("macros")
        roots = relations.read(self.package, "").values()
        found = [each.target for each in roots if each.kind == "officeDocument"]
        if len(found) != 1 or found[0] not in self.package.names:
            raise Stop("office_odd")
        kind = relations.type_of(self.package, found[0])
        if "macroenabled" in kind.casefold():
            raise Stop("macros")
        if kind != self.family.media_type:
            raise Stop("office_odd")
        return found[0]

    def _part(self, old: str) -> None:
        new = self._named[old]
        lines, fresh = relations.read(self.package, old), Relations()
        tree = parse(self.package.read(old))
        self.family.before(tree, self.counts)
        handling = Handling(lambda given: self._followed(lines.get(given), new, fresh))
        made = Rebuilding(self.family.rules, self.counts, handling.child).run(tree)
        for line in lines.values():
            if FOLLOWED.get(line.kind, ("", False))[1]:
                self._followed(line, new, fresh)
        self.parts[new] = written(made, self.family.rules.keep)
        if fresh.lines:
            self.parts[relations.beside(new)] = fresh.written()

    def _followed(self, line: Relation | None, new: str, fresh: Relations) -> str | None:
        """The new id for a relationship, or None where it leads to nothing that may stay."""
        if line is None:
            return None
        if line.is_external:
            if line.kind == "hyperlink" and _WEB.fullmatch(line.target):
                return fresh.add("hyperlink", line.target, external=True)
            self.counts["link"] += 1
            return None
        if line.target not in self.package.names:
            return None
        if line.kind != "image" and line.kind not in FOLLOWED:
            return None
        target = self._name(line)
        return fresh.add(line.kind, relpath(target, dirname(new)))

    def _name(self, line: Relation) -> str:
        if line.target in self._named:
            return self._named[line.target]
        folder = dirname(self.family.main)
        if line.kind == "image":
            data, extension, counts = media.cleaned(self.package.read(line.target))
            self.counts += counts
            self._numbers["image"] += 1
            name = f"{folder}/media/image{self._numbers['image']}.{extension}"
            self.parts[name] = data
        else:
            self._numbers[line.kind] += 1
            name = f"{folder}/{relations.part_name(line.kind, self._numbers[line.kind])}"
            self.types[name] = self.family.types.get(line.kind, FOLLOWED[line.kind][0])
            self._waiting.append(line.target)
        self._named[line.target] = name
        return name

    def _left_behind(self) -> None:
        for name in self.package.names - set(self._named):
            kind = relations.kind_of(name)
            if kind:
                self.counts[kind] += 1
        self.counts["trailing"] += int(self.package.has_tail)


def rebuilt(data: bytes, family: Family) -> tuple[bytes, Counter, int]:
    """The new document, what was left behind, and how many slides or sheets it has."""
    building = Building(Package(data), family)
    parts = building.run()
    count = sum(kind.endswith(family.counted) for kind in building.types.values())
    return packed(parts), building.counts, count or 1
