"""What people read on a page, in a PDF or in a mail, and what of it no translator was given.

The pseudo-locale puts ⟦ and ⟧ around everything that goes through gettext; text outside them was
typed by somebody, stands in the catalogue, or was forgotten.
"""

import io
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

import pikepdf
import pypdfium2
from django.utils import translation

from reviews.templatetags import reviewing

LEFT, RIGHT = "⟦", "⟧"
READ_ALOUD = ("alt", "title", "aria-label", "placeholder", "content", "label")
UNREAD = {"script", "style", "template", "code"}
NOT_WORDS = re.compile(
    r"\b[\w-]+\.(?:pdf|jpg|png|zip|csv)\b|https?://\S+|[\w.+-]+@[\w.-]+|\b(?:Cairn|NEA|PDF|JPEG|JPG|PNG|ZIP|CSV|JSON|UTC|English|Español|[A-Z]{2,4}T)\b"
    r"|\b[2-9A-HJ-NP-Z]{8}\b|\b[\w-]*\d[\w-]*\b|\b[A-Z]\b|/[\w./<>:-]+"
)


def pseudo(monkeypatch: object) -> None:
    """Bracket every message from here on; undone by `monkeypatch`."""
    loaded = translation._trans

    def one(message: str) -> str:
        return f"{LEFT}{message}{RIGHT}" if message else message

    def many(singular: str, plural: str, number: int) -> str:
        return one(singular if number == 1 else plural)

    values = {
        "gettext": one,
        "ngettext": many,
        "pgettext": lambda context, message: one(message),
        "npgettext": lambda context, singular, plural, number: many(singular, plural, number),
    }
    for name, function in values.items():
        getattr(loaded, name)
        monkeypatch.setattr(loaded, name, function)
    # Kept by language, and this is none.
    for kept in ("_closed", "_curated"):
        monkeypatch.setattr(reviewing, kept, getattr(reviewing, kept).__wrapped__)


class _Reader(HTMLParser):
    """The words in reading order, those of attributes after them."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.aside: list[str] = []
        self.unread: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in UNREAD and tag not in ("template",):
            self.unread.append(tag)
        if tag == "meta" and values.get("name") != "description":
            return
        self.aside += [values[name] or "" for name in READ_ALOUD if values.get(name)]
        if tag == "input" and values.get("type") in ("submit", "button"):
            self.aside.append(values.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if self.unread and self.unread[-1] == tag:
            self.unread.pop()

    def handle_data(self, data: str) -> None:
        if not self.unread and data.strip():
            self.words.append(" ".join(data.split()))


def of_html(page: str) -> tuple[list[str], list[str]]:
    """(texts in reading order, texts of attributes)."""
    reader = _Reader()
    reader.feed(page)
    return reader.words, reader.aside


def of_pdf(data: bytes) -> str:
    """All text of a PDF, page by page, and what its tags read aloud."""
    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    with pikepdf.open(io.BytesIO(data)) as document:
        spoken = [str(thing.Alt) for thing in document.objects
                  if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing]  # fmt: skip
    return "\n".join([*pages, *spoken])


def bare(texts: Iterable[str]) -> list[str]:
    """What stands outside the brackets, which may span several texts and must all be closed."""
    found, depth = [], 0
    for text in texts:
        outside, depth = _outside(text, depth)
        if outside.strip():
            found.append(" ".join(outside.split()))
    assert depth == 0, "a message was cut, so that its end is missing"
    return found


def _outside(text: str, depth: int) -> tuple[str, int]:
    kept = []
    for sign in text:
        if sign == LEFT:
            depth += 1
        elif sign == RIGHT:
            depth -= 1
            assert depth >= 0, f"a message was cut, so that its beginning is missing: {text}"
        elif not depth:
            kept.append(sign)
    return "".join(kept), depth


def forgotten(texts: Iterable[str], typed: Iterable[str]) -> Iterator[str]:
    """Bare texts that hold words which nobody typed; `typed` begins with the longest."""
    known = list(typed)
    for text in bare(texts):
        rest = text
        for words in known:
            if words in rest:
                rest = rest.replace(words, " ")
        rest = NOT_WORDS.sub(" ", rest)
        if re.search(r"[^\W\d_]{2,}", rest):
            yield text
