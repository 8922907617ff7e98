"""The words of a file as one text that still knows its pages, so that a finding can name its page."""

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
