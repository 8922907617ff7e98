"""Everything I submitted as one ZIP: the answers as a page, the evidence as readers saw it."""

import tempfile
import zipfile
from typing import IO

from django.template.loader import render_to_string

from submissions import blind
from submissions.models import Submission

FOLDER = "submission"


def build(submission: Submission) -> IO[bytes]:
    """A temporary file with the ZIP, rewound; the caller sends and closes it."""
    work = blind.work(submission)
    target = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        context = {"work": work, "submission": submission}
        page = render_to_string("submissions/archive.html", context)
        archive.writestr(f"{FOLDER}/answers.html", page)
        text = render_to_string("submissions/archive.md", context)
        archive.writestr(f"{FOLDER}/answers.md", text)
        for part in work.parts:
            _add_files(archive, submission, part)
    target.seek(0)
    return target


def _add_files(archive: zipfile.ZipFile, submission: Submission, part: blind.WorkPart) -> None:
    for item in part.items:
        if not item.ext:
            continue
        found = blind.file(submission, part.number, item.n)
        name = f"{FOLDER}/part{part.number}-{item.n}.{item.ext}"
        with found.handle as source, archive.open(name, "w", force_zip64=True) as target:
            while piece := source.read(1024 * 1024):
                target.write(piece)
