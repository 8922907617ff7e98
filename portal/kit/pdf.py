"""PDFs from templates: tagged (PDF/UA-1), in the house fonts, and closed to everything else.

The fetcher serves the house style sheet, its fonts and the files handed in by name; a template, or
text in it, that asks for anything else gets nothing: no file of the machine, no address outside.
"""

import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pydyf
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from portal.kit import vocabulary

BASE = "https://pdf.invalid/"
STYLE = "css/pdf.css"
FACES = ("source-serif-4", "source-sans-3")
FONTS = tuple(
    f"fonts/{face}-{script}-{weight}-normal.woff2"
    for face in FACES
    for script in ("latin", "latin-ext")
    for weight in (400, 600)
)
STATIC = (STYLE, *FONTS)
TYPES = {"css": "text/css", "woff2": "font/woff2", "png": "image/png", "svg": "image/svg+xml"}

# Pango's font map is shared by all renderings and is not made for several threads.
_one_at_a_time = threading.Lock()


class NotServed(ValueError):
    """A PDF template asked for something that is not on the list."""


class StaticNames(URLFetcher):
    """Serves the static names above and the files given, and refuses everything else."""

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        super().__init__(allowed_protocols=())
        self._files = dict(files or {})

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The file behind `url`; raises NotServed, which drops the picture, not the PDF."""
        name = url.removeprefix(BASE)
        if url == name or name not in {*STATIC, *self._files}:
            raise NotServed(name)
        body = self._files.get(name) or _static(name)
        return URLFetcherResponse(url, body, {"Content-Type": TYPES[name.rpartition(".")[2]]})


def render(
    template: str,
    context: Mapping[str, Any],
    title: str,
    lang: str,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """One PDF of `template`, which extends `layout/pdf.html`.

    `title` and `lang` name the document for those who listen to it. `files` are pictures by name
    (`<img src="badge.png">`). Templates get `vocab` (the reader's words) and `origin`; links in
    them must be absolute. Raises TemplateDoesNotExist; a picture not served is left out.
    """
    values = {"vocab": vocabulary.current(), "origin": settings.PUBLIC_ORIGIN, **context}
    with translation.override(lang):
        html = render_to_string(template, {**values, "title": title, "lang": lang})
    with _one_at_a_time:
        style, fonts = _house()
        page = HTML(string=html, base_url=BASE, url_fetcher=StaticNames(files))
        return page.write_pdf(
            stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1", finisher=_scope_headers
        )


def _scope_headers(document: Any, made: Any) -> None:
    """Say of each header cell what it heads: a column in the head of its table, else its row.

    PDF/UA-1 asks for it; WeasyPrint writes only which headers belong to which cell.
    """
    known = {
        thing.reference: thing
        for thing in made.objects
        if isinstance(thing, pydyf.Dictionary) and thing.get("Type") == "/StructElem"
    }
    for cell in [thing for thing in known.values() if thing["S"] == "/TH"]:
        above = cell
        while above is not None and above["S"] not in ("/THead", "/Table"):
            above = known.get(above["P"])
        heads_column = above is not None and above["S"] == "/THead"
        cell["A"]["Scope"] = "/Column" if heads_column else "/Row"


@cache
def _house() -> tuple[CSS, FontConfiguration]:
    """The style sheet and the fonts it names, read once per process."""
    fonts = FontConfiguration()
    return CSS(url=BASE + STYLE, url_fetcher=StaticNames(), font_config=fonts), fonts


def _static(name: str) -> bytes:
    path = finders.find(name) or Path(settings.STATIC_ROOT) / name
    return Path(path).read_bytes()
