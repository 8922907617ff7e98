"""In which language a page says each of its texts (WCAG 2.2, 3.1.1 and 3.1.2)."""

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNREAD = {"script", "style", "title", "textarea"}


class _Reader(HTMLParser):
    """Every text with the language of the nearest element around it that names one."""

    def __init__(self) -> None:
        super().__init__()
        self.around: list[tuple[str, str]] = []
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.around.append((tag, dict(attrs).get("lang") or self._here()))

    def handle_endtag(self, tag: str) -> None:
        while self.around and self.around.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        unread = any(tag in UNREAD for tag, _lang in self.around)
        if data.strip() and not unread:
            self.found.append((self._here(), " ".join(data.split())))

    def _here(self) -> str:
        return self.around[-1][1] if self.around else ""


def spoken(page: str) -> list[tuple[str, str]]:
    """(language, text) of everything that is read on a page, in reading order."""
    reader = _Reader()
    reader.feed(page)
    return reader.found


def unmarked(page: str, texts: list[str], language: str = "en") -> Iterator[str]:
    """What holds one of `texts` and is not marked as being in their `language`."""
    for here, said in spoken(page):
        if here != language and any(text in said for text in texts):
            yield said
