"""Everything I submitted as one ZIP: a page that opens from disk, and the evidence as readers saw it.

It is for its author alone, so it also says what readers never see: dates, and the receipt.
"""

import datetime as dt
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from typing import IO

from django.template.loader import render_to_string

from submissions import blind
from submissions.models import PartEntry, Submission
from submissions.submitting import receipts

FOLDER = "submission"
PAGE, TEXT, FILES = "read-me.html", "answers.md", "evidence"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence; `file` is its address within the ZIP, empty where there is none."""

    item: blind.Item
    file: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part: what was asked and given, when, and the evidence."""

    part: blind.WorkPart
    title: str
    date_of_entry: dt.date | None
    completed_at: dt.datetime | None
    met_in: int | None
    pieces: tuple[Piece, ...]


def build(submission: Submission) -> IO[bytes]:
    """A temporary file with the ZIP, rewound; the caller sends and closes it."""
    chapters = _chapters(submission)
    context = {
        "submission": submission,
        "enrollment": submission.enrollment,
        "receipt": receipts.code(submission),
        "chapters": chapters,
        "text_name": TEXT,
    }
    target = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, template in ((PAGE, "archive.html"), (TEXT, "archive.md")):
            page = render_to_string(f"submissions/{template}", context)
            archive.writestr(f"{FOLDER}/{name}", page)
        for chapter in chapters:
            _add_files(archive, submission, chapter)
    target.seek(0)
    return target


def _chapters(submission: Submission) -> list[Chapter]:
    rows = submission.entries.select_related("part", "met_in")
    entries = {row.part.number: row for row in rows}
    return [_chapter(part, entries[part.number]) for part in blind.work(submission).parts]


def _chapter(part: blind.WorkPart, entry: PartEntry) -> Chapter:
    return Chapter(
        part=part,
        title=str(entry.part),
        date_of_entry=entry.date_of_entry,
        completed_at=entry.completed_at,
        met_in=entry.met_in.number if entry.met_in and part.met_before else None,
        pieces=tuple(Piece(item, _address(part, item)) for item in part.items),
    )


def _address(part: blind.WorkPart, item: blind.Item) -> str:
    return f"{FILES}/part{part.number}-{item.n}.{item.ext}" if item.ext else ""


def _add_files(archive: zipfile.ZipFile, submission: Submission, chapter: Chapter) -> None:
    for piece in chapter.pieces:
        if not piece.file:
            continue
        found = blind.file(submission, chapter.part.number, piece.item.n)
        name = f"{FOLDER}/{piece.file}"
        with found.handle as source, archive.open(name, "w", force_zip64=True) as target:
            shutil.copyfileobj(source, target, 1024 * 1024)
