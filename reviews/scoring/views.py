"""The assess page and its files."""

import re

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from portal.kit import rescue
from portal.kit.guards import signed_in
from portal.kit.serving import sandboxed
from portal.kit.verdict import Refused
from reviews.desk import keys
from reviews.desk import queries as desk
from reviews.giving_back.actions import Lost
from reviews.noting import given as noting
from reviews.scoring import blind, given
from reviews.scoring.actions import Stale
from reviews.scoring.opened import Opened, opened
from reviews.scoring.posted import Posted
from reviews.scoring.said import NOTHING, Said
from submissions import blind as work

NAME = re.compile(r"([0-9A-Z]+)-part(\d{1,4})-(\d{1,4})\.([a-z][a-z0-9]{1,4})")


@signed_in
@require_GET
def assess(request: HttpRequest, code: str) -> HttpResponse:
    """The evidence beside the rubric; what was handed in is shown as it stands."""
    found = find(request, code)
    if found.is_paused and (found.is_done or found.is_mine):
        values = {"page": blind.page(found), "done": found.is_done}
        return render(request, "reviews/paused.html", values)
    if found.is_done:
        return render(request, "reviews/done.html", {"page": blind.page(found)})
    if not found.is_mine:
        return conflict(request, found, None, Lost(_("This work is no longer on your desk.")))
    kept = rescue.waiting(request.user, thing(code)) if "back" in request.GET else None
    if kept is None:
        return show(request, found)
    said = Said(typed=given.read(kept.fields), notes=noting.read(kept.fields))
    return show(request, found, said, kept=True)


@signed_in
@require_GET
def file(request: HttpRequest, code: str, name: str) -> FileResponse:
    """One cleaned file of a work this reader holds or has handed in, under its blind name."""
    found = find(request, code)
    match = NAME.fullmatch(name)
    if not match or match[1] != code or found.is_paused or not (found.is_mine or found.is_done):
        raise Http404
    try:
        clean = work.file(found.slot.submission, int(match[2]), int(match[3]))
    except work.Missing as missing:
        raise Http404 from missing
    if clean.ext != match[4]:
        clean.handle.close()
        raise Http404
    return sandboxed(clean.handle, name, clean.media_type, request)


def find(request: HttpRequest, code: str) -> Opened:
    """This reader's review in that slot; not theirs and not there are the same 404."""
    found = opened(code, request.user)
    if found is None or not (found.is_mine or found.is_done or found.is_draft):
        raise Http404
    return found


def show(
    request: HttpRequest, found: Opened, said: Said = NOTHING, *, kept: bool = False
) -> HttpResponse:
    """The page to write on, with what is to be mended or answered on top."""
    own = desk.own(request.user)
    page = blind.page(found, said, own)
    back = f"{reverse('reviews:assess', args=[page.code])}?back=1"
    draft = rescue.key(request.user, thing(page.code), page.saves, back)
    errors = [(f"{ln.name}: {ln.error}", f"#{ln.level_field}") for ln in page.lines if ln.error]
    places = [place for part in page.parts for place in part.places if place.error]
    errors += [(f"{place.name}: {place.error}", f"#place-{place.slug}") for place in places]
    asks = [
        (f"{ln.name}: {ln.warning}", f"#{ln.comment_field}")
        for ln in page.lines
        if ln.key in said.warned
    ]
    values = {
        "page": page,
        "draft_key": draft,
        "kept": kept,
        "errors": errors,
        "asks": asks,
        "own": own,
        "keys": keys.of(own.keys),
        "sheet": keys.sheet(own.keys),
    }
    status = 422 if errors or asks else 200
    return render(request, "reviews/assess.html", values, status=status)


def conflict(
    request: HttpRequest, found: Opened, posted: Posted | None, refusal: Refused
) -> HttpResponse:
    """What stands in the way, and both texts; nothing of the work itself when it is lost."""
    fresh = opened(found.slot.code, request.user) or found
    typed = Said(typed=posted.typed) if posted and posted.typed else None
    values = {
        "page": blind.page(fresh),
        "mine": blind.page(fresh, typed) if typed else None,
        "notes": posted.notes if posted else (),
        "reason": str(refusal),
        "stale": isinstance(refusal, Stale),
    }
    return render(request, "reviews/two_texts.html", values, status=409)


def thing(code: str) -> str:
    """The name under which a rescued text of this review waits."""
    return f"review:{code}"
