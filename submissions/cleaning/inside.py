"""What runs inside the subprocess: clean and prove, or read the text."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict

from submissions.cleaning import heic, jpeg, pdf, png, webp
from submissions.cleaning.extract import extract
from submissions.cleaning.office import odf, sheets, slides, word
from submissions.cleaning.prove import prove
from submissions.cleaning.result import Refused, Stop
from submissions.cleaning.sniff import Kind

# Characters: some five hundred dense pages. All of it is read by the identity scan.
MOST_TEXT = 1_500_000

_CLEANERS = {
    Kind.PDF: pdf.clean,
    Kind.JPEG: jpeg.clean,
    Kind.PNG: png.clean,
    Kind.WEBP: webp.clean,
    Kind.HEIC: heic.clean,
    Kind.DOCX: word.clean,
    Kind.PPTX: slides.clean,
    Kind.XLSX: sheets.clean,
    Kind.ODT: odf.clean_text,
    Kind.ODP: odf.clean_slides,
    Kind.ODS: odf.clean_sheets,
}


def cleaned(data: bytes, kind: Kind, forbidden: Sequence[str]) -> tuple[bytes, dict]:
    """The proven copy and what the report says of it; raises Stop."""
    copy, removed, pages = _CLEANERS[kind](data)
    kind = Kind.JPEG if kind is Kind.HEIC else kind
    if prove(copy, kind, forbidden):
        raise Stop("not_proven")
    report = {
        "media_type": kind.media_type,
        "removed": [asdict(each) for each in removed],
        "pages": pages,
        "sha256": hashlib.sha256(copy).hexdigest(),
    }
    return copy, report


def text(data: bytes, kind: Kind) -> tuple[bytes, dict]:
    """The words of a cleaned file as JSON, and a report that has nothing to say; raises Stop."""
    found = extract(data, kind)
    if sum(map(len, (*found.pages, *found.unseen))) > MOST_TEXT:
        raise Stop("too_much_text")
    return json.dumps(asdict(found)).encode(), {}


def refusal(problem: BaseException) -> Refused:
    """The refusal for whatever went wrong: a file never gets through by being odd."""
    if isinstance(problem, Stop):
        return problem.refusal
    return Refused.because(
        "too_complex" if isinstance(problem, MemoryError | RecursionError) else "stopped"
    )
