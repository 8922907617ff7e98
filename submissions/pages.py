"""The words of a file as one text that still knows its pages, so that a finding can name its page."""

import re
from bisect import bisect_left
from collections.abc import Iterable

PAGE_END = "\f"


def join(pages: Iterable[str], unseen: Iterable[str]) -> str:
    """Each page ended by a form feed, then what no page shows; empty where no word is anywhere."""
    shown, rest = [_plain(page) for page in pages], [_plain(text) for text in unseen]
    if not any(text.strip() for text in (*shown, *rest)):
        return ""
    return "".join(page + PAGE_END for page in shown) + "\n".join(rest)


def _plain(text: str) -> str:
    """Without what no database takes: NUL, and halves of surrogate pairs, as broken files have."""
    storable = text.replace("\0", "").encode("utf-8", "ignore").decode()
    return storable.replace(PAGE_END, "\n")


def page_of(text: str, at: int) -> int | None:
    """The page that position `at` stands on; 0 for what no page shows.

    None where the text does not tell, as with files that were read before pages were kept.
    """
    ends = text.count(PAGE_END)
    if not ends:
        return None
    before = text.count(PAGE_END, 0, at)
    return before + 1 if before < ends else 0


def pages_of(text: str, places: Iterable[int]) -> set[int | None]:
    """`page_of` for many positions of one text, which is read through once."""
    ends = [match.start() for match in re.finditer(PAGE_END, text)]
    if not ends:
        return {None for _place in places}
    numbers = (bisect_left(ends, at) for at in places)
    return {number + 1 if number < len(ends) else 0 for number in numbers}
