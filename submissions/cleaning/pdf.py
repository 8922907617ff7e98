"""Cleans a PDF by keeping what shows and reads, and writing the whole file anew.

Text, tags, language, outline and safe links stay. Everything that is not on the lists of
`pdf_keys` goes, earlier versions with it.
"""

import io
from collections import Counter

import pikepdf
from pikepdf import Name, Pdf

from submissions.cleaning import pdf_content, pdf_keys, pdf_marks, pdf_tags
from submissions.cleaning.labels import removed
from submissions.cleaning.pdf_scrub import Scrub, keep, walk
from submissions.cleaning.result import Removed, Stop

MAX_PAGES = 500


def clean(data: bytes) -> tuple[bytes, list[Removed], int]:
    """The clean PDF, what was removed, and its number of pages; raises Stop."""
    _check_end(data)
    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            _check(pdf)
            counts = Counter(revision=_revisions(data))
            _scrub(pdf, counts)
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True, object_stream_mode=_PACKED, compress_streams=True)
            return out.getvalue(), removed(counts), len(pdf.pages)
    except pikepdf.PasswordError as locked:
        raise Stop("encrypted") from locked
    except (pikepdf.PdfError, pikepdf.DataDecodingError) as broken:
        raise Stop("damaged_pdf") from broken


_PACKED = pikepdf.ObjectStreamMode.generate


def _check_end(data: bytes) -> None:
    """A file cut off inside its last update would show an earlier version: refuse it."""
    _, end, after = data.rpartition(b"%%EOF")
    if not end or any(word in after for word in (b" obj", b"xref", b"trailer")):
        raise Stop("damaged_pdf")


def _check(pdf: Pdf) -> None:
    if pdf.is_encrypted:
        raise Stop("encrypted")
    if Name.Collection in pdf.Root:
        raise Stop("portfolio")
    if len(pdf.pages) > MAX_PAGES:
        raise Stop("too_many_pages")
    if not pdf.pages:
        raise Stop("no_pages")


def _revisions(data: bytes) -> int:
    """How many earlier versions the file keeps; a linearized file ends twice by design."""
    ends = data.count(b"%%EOF") - (b"/Linearized" in data[:1024])
    return max(0, ends - 1)


def _scrub(pdf: Pdf, counts: Counter) -> None:
    _head(pdf, counts)
    pdf_marks.flatten(pdf, counts)
    for page in pdf.pages:
        keep(page.obj, pdf_keys.PAGE, counts)
        page.contents_coalesce()
        content = page.obj.get(Name.Contents)
        if isinstance(content, pikepdf.Stream):
            pdf_content.scrub(content, counts)
    keep(pdf.Root, pdf_keys.CATALOG, counts)
    pdf_tags.tags(pdf, counts)
    pdf_tags.outline(pdf, counts)
    pdf_tags.layers(pdf, counts)
    walk(pdf, Scrub(counts))


def _head(pdf: Pdf, counts: Counter) -> None:
    """The trailer, and the parts of the catalogue that are lists of their own."""
    info = pdf.trailer.get(Name.Info)
    counts["info"] += len(info.keys()) if isinstance(info, pikepdf.Dictionary) else 0
    counts["file_id"] += Name.ID in pdf.trailer
    for key in list(pdf.trailer.keys()):
        if key[1:] not in pdf_keys.TRAILER:
            del pdf.trailer[key]
    for name, allowed in ((Name.Names, pdf_keys.NAMES), (Name.ViewerPreferences, pdf_keys.VIEWER)):
        part = pdf.Root.get(name)
        if isinstance(part, pikepdf.Dictionary):
            keep(part, allowed, counts)
