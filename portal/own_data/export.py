"""The export of mine: one ZIP with a JSON file per section, a page to read, and the files."""

import json
import shutil
import tempfile
import zipfile
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext_lazy

from portal.accounts.models import User
from portal.own_data import gathering, reading, work

SECTIONS = gathering.SECTIONS | {
    "enrollments": work.enrollments,
    "reviews_written": work.reviews_written,
    "review_desk": work.review_desk,
    "reading": work.reading,
    "decisions_made": work.decisions_made,
    "conflicts": work.conflicts,
}
TITLES = {
    "profile": gettext_lazy("Your details"),
    "addresses": gettext_lazy("Email addresses"),
    "second_factors": gettext_lazy("Second factors"),
    "roles": gettext_lazy("Roles"),
    "cohorts": gettext_lazy("Cohorts"),
    "invitations": gettext_lazy("Invitations"),
    "badges": gettext_lazy("Badges"),
    "public_profile": gettext_lazy("Your public profile"),
    "questions": gettext_lazy("Questions to support"),
    "messages": gettext_lazy("Mails to you"),
    "saved_text": gettext_lazy("Text saved from forms"),
    "own_acts": gettext_lazy("What you did, as recorded"),
    "erasure": gettext_lazy("Requests for erasure"),
    "enrollments": gettext_lazy("Your work"),
    "reviews_written": gettext_lazy("Reviews you wrote"),
    "review_desk": gettext_lazy("Your review desk"),
    "reading": gettext_lazy("How you read"),
    "decisions_made": gettext_lazy("Decisions you made"),
    "conflicts": gettext_lazy("Conflicts of interest"),
}
MEMORY = 4 * 1024 * 1024


def archive(user: User) -> IO[bytes]:
    """A temporary file at its start: the ZIP of everything about `user`."""
    found = {name: gather(user) for name, gather in SECTIONS.items()}
    target: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=MEMORY)  # noqa: SIM115 - returned open
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("read-me.html", reading.page(user, TITLES, found))
        for name, rows in found.items():
            packed.writestr(f"data/{name}.json", _json(rows))
        _add_files(packed, user)
    target.seek(0)
    return target


def _json(rows: Any) -> str:
    """The rows with dates and identifiers as text, as JSON has them."""
    return json.dumps(rows, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False)


def _add_files(packed: zipfile.ZipFile, user: User) -> None:
    for name, stored in work.files(user):
        with stored.open("rb") as source, packed.open(name, "w", force_zip64=True) as copy:
            shutil.copyfileobj(source, copy)
