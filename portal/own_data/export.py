"""The export of mine: one ZIP with a JSON file per section, a page to read, and the files."""

import json
import shutil
import tempfile
import zipfile
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.models import User
from portal.kit import clock
from portal.own_data import gathering, work

SECTIONS = gathering.SECTIONS | {
    "enrollments": work.enrollments,
    "reviews_written": work.reviews_written,
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
    "questions": gettext_lazy("Questions to support"),
    "messages": gettext_lazy("Mails to you"),
    "saved_text": gettext_lazy("Text saved from forms"),
    "own_acts": gettext_lazy("What you did, as recorded"),
    "erasure": gettext_lazy("Requests for erasure"),
    "enrollments": gettext_lazy("Your work"),
    "reviews_written": gettext_lazy("Reviews you wrote"),
    "decisions_made": gettext_lazy("Decisions you made"),
    "conflicts": gettext_lazy("Conflicts of interest"),
}
MEMORY = 4 * 1024 * 1024


def archive(user: User) -> IO[bytes]:
    """A temporary file at its start: the ZIP of everything about `user`."""
    data = {name: _plain(gather(user)) for name, gather in SECTIONS.items()}
    target: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=MEMORY)  # noqa: SIM115 - returned open
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("read-me.html", _page(user, data))
        for name, rows in data.items():
            packed.writestr(f"data/{name}.json", json.dumps(rows, indent=2, ensure_ascii=False))
        _add_files(packed, user)
    target.seek(0)
    return target


def _plain(rows: Any) -> Any:
    """The same with dates and identifiers as text, as JSON has them."""
    return json.loads(json.dumps(rows, cls=DjangoJSONEncoder, default=None))


def _add_files(packed: zipfile.ZipFile, user: User) -> None:
    for name, stored in work.files(user):
        with stored.open("rb") as source, packed.open(name, "w", force_zip64=True) as copy:
            shutil.copyfileobj(source, copy)


def _page(user: User, data: dict[str, Any]) -> str:
    context = {
        "heading": _("Everything Cairn holds about %(name)s") % {"name": user},
        "sections": [(TITLES[name], _html(rows)) for name, rows in data.items() if rows],
        "now": clock.now(),
    }
    return render_to_string("portal/own_data/archive.html", context)


def _html(value: Any) -> SafeString:
    """Nested data as definition lists; empty values are left out."""
    if isinstance(value, dict):
        pairs = ((_label(name), _html(one)) for name, one in value.items() if one or one == 0)
        return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", pairs))
    if isinstance(value, list):
        return format_html_join("", "<div>{}</div>", ((_html(one),) for one in value))
    return format_html("{}", value)


def _label(name: str) -> str:
    return name.replace("__", " ").replace("_", " ")
