"""Findings as their place on the page shows them, with what came of explaining them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from submissions.scanning import Find

LISTED = 5
NONE: Mapping[str, str] = {}
UNEXPLAINED = gettext_noop("Say in a few words why this does not identify you.")


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding; `pages` are the first of those that show it, `more` how many there are beyond.

    `typed` is a reason that is not kept yet, `problem` what is wrong with it.
    """

    find: Find
    pages: tuple[int, ...]
    more: int
    typed: str
    problem: str

    @property
    def is_asked(self) -> bool:
        """Its reason is being given, so the box for it is open."""
        return bool(self.typed or self.problem)


def shown(
    finds: Iterable[Find], reasons: Mapping[str, str] = NONE, unexplained: str = ""
) -> dict[str, list[Shown]]:
    """By the field of the part's form, or the code of the item, that each stands in.

    `reasons` are those typed, by the key of the finding; `unexplained` is the key of one that was
    called fine without any.
    """
    found: dict[str, list[Shown]] = {}
    for find in finds:
        where = find.text.item or find.text.within
        listed, more = find.pages[:LISTED], len(find.pages[LISTED:])
        problem = UNEXPLAINED if find.key == unexplained else ""
        one = Shown(find, listed, more, reasons.get(find.key, ""), problem and _(problem))
        found.setdefault(where, []).append(one)
    return found


def still_open(finds: Iterable[Find]) -> list[Find]:
    """Those that are left to look at."""
    return [find for find in finds if find.is_open]


def fragments(names: Iterable[str], finds: Iterable[Find]) -> dict[str, str]:
    """What stands beside each field of these names, as the page itself shows it, by its id."""
    found = shown(finds)
    beside = {f"finds-{name}": _beside(found.get(name)) for name in names}
    links = {"finds": still_open(finds)}
    return {**beside, "finds-written": render_to_string("submissions/_finds_links.html", links)}


def _beside(finds: list[Shown] | None) -> str:
    return render_to_string("submissions/_finds.html", {"finds": finds}).strip()
