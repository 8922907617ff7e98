"""One line of a list of the catalogue: what it is, where the reader stands, what to do."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from credentials.models import MicroCredential
from portal.views import standing


def stands(request: HttpRequest, ids: list[int]) -> dict[int, standing.Standing]:
    """Where a signed-in reader stands with each of these micro-credentials."""
    return standing.of(request.user, ids) if request.user.is_authenticated else {}


Words = tuple[str, str, str]


def words() -> Words:
    """What every row says, translated once for all of them."""
    return _("Start"), _("View PDF"), _("Demo content")


def row(
    credential: MicroCredential,
    found: dict[int, standing.Standing],
    said: Words,
    number: str = "",
) -> dict[str, Any]:
    """One row for components/rows.html."""
    begin_word, pdf_word, demo = said
    version, mine, name = credential.current, found.get(credential.pk), credential.title
    page, pdf, start = _addresses(credential.slug)
    begin = {
        "label": mine.label if mine else begin_word,
        "url": mine.url if mine else start,
        "kind": "primary" if mine and mine.kind in ("going", "mend") else "quiet",
        "name": name,
    }
    return {
        "number": number.rstrip("."),
        "title": name,
        "url": page,
        "language": version.language,
        "text": version.competency,
        "evidence": ", ".join(version.evidence_types),
        "hours": version.hours,
        "note": demo if credential.is_demo_title else "",
        "kind": mine.kind if mine else "",
        "status": mine.status if mine else "",
        "actions": [begin, {"label": pdf_word, "url": pdf, "kind": "", "name": name}],
    }


@lru_cache(maxsize=4096)
def _addresses(slug: str) -> tuple[str, ...]:
    """Page, PDF and start of one; the routes do not change while a process lives."""
    return tuple(reverse(name, args=[slug]) for name in ("credential", "credentials:pdf", "start"))
