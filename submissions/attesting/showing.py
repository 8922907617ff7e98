"""Findings as their place on the page shows them, with a reason that was typed and not yet kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string

from submissions.scanning import Find

LISTED = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding; `pages` are the first of those that show it, `more` how many there are beyond."""

    find: Find
    typed: str
    pages: tuple[int, ...]
    more: int


def shown(finds: Iterable[Find], reasons: Mapping[str, str]) -> dict[str, list[Shown]]:
    """By the field of the part's form, or the code of the item, that each stands in."""
    found: dict[str, list[Shown]] = {}
    for find in finds:
        where = find.text.item or find.text.within
        one = Shown(find, reasons.get(find.key, ""), find.pages[:LISTED], len(find.pages[LISTED:]))
        found.setdefault(where, []).append(one)
    return found


def still_open(finds: Iterable[Find]) -> list[Find]:
    """Those that are left to look at."""
    return [find for find in finds if find.is_open]


def fragments(names: Iterable[str], finds: Iterable[Find]) -> dict[str, str]:
    """What stands beside each field of these names, as the page itself shows it, by its id."""
    found = shown(finds, {})
    beside = {f"finds-{name}": _beside(found.get(name)) for name in names}
    links = {"finds": still_open(finds)}
    return {**beside, "finds-written": render_to_string("submissions/_finds_links.html", links)}


def _beside(finds: list[Shown] | None) -> str:
    return render_to_string("submissions/_finds.html", {"finds": finds}).strip()
