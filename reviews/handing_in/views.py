"""Saving a review and handing it in."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.kit import clock, localdate, rescue
from portal.kit.guards import signed_in, wants_json
from portal.kit.verdict import Refused
from reviews.claiming import desks
from reviews.claiming.views import claim
from reviews.desk import actions as desk
from reviews.desk import queries as own
from reviews.giving_back.actions import Lost
from reviews.handing_in import anchors, fragments
from reviews.scoring import actions, blind, posted, views
from reviews.scoring.actions import Incomplete, Stale
from reviews.scoring.opened import Opened
from reviews.scoring.posted import Posted
from reviews.scoring.said import Said


@signed_in
@require_POST
def save(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the draft; a script gets JSON, a plain form the page again.

    The smaller buttons of the form come here too, so that nothing typed is lost by them: a note
    is added or taken out, an offered comment is inserted, one's own is kept, text is reported.
    """
    found = views.find(request, code)
    given = _read(request, found)
    try:
        review = given.save(found, request.user)
    except (Lost, Stale) as refusal:
        if wants_json(request):
            lost = isinstance(refusal, Lost)
            return JsonResponse({"reason": str(refusal), "lost": lost}, status=409)
        return views.conflict(request, found, given, refusal)
    rescue.settle(request.user, views.thing(code))
    told = _keep(request, found, given)
    if wants_json(request):
        return _answer(request, review, given, told)
    if found.is_paused:
        return _paused(request, found, given)
    if given.wrong:
        return views.show(request, views.find(request, code), given.said())
    if "report" in request.POST:
        place = urlencode({"place": request.POST["report"]})
        return redirect(f"{reverse('reviews:report', args=[code])}?{place}")
    messages.success(request, told or _("Your draft is saved."))
    return redirect(reverse("reviews:assess", args=[code]) + anchors.of(request.POST))


@signed_in
@require_POST
def submit(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the draft, then hand it in; what is missing stands beside its criterion."""
    found = views.find(request, code)
    if found.is_done:
        return redirect("reviews:queue")
    given = posted.read(request.POST, found)
    try:
        review = given.save(found, request.user)
        rescue.settle(request.user, views.thing(code))
        if found.is_paused:
            return _paused(request, found, given)
        if given.wrong:
            return views.show(request, views.find(request, code), given.said())
        warned, sign = _asks(request, found, review)
        if warned:
            return views.show(request, views.find(request, code), Said(warned=warned, asked=sign))
        actions.submit(found.slot, found.slot.lease_token, by=request.user)
    except Incomplete as refusal:
        said = Said(problems=refusal.problems)
        return views.show(request, views.find(request, code), said)
    except (Lost, Stale) as refusal:
        return views.conflict(request, found, given, refusal)
    messages.success(request, _("Thank you. Your review of %(code)s is in.") % {"code": code})
    goes_on = "next" in request.POST and desks.of(request.user).verdict
    return claim(request) if goes_on else redirect("reviews:queue")


def _read(request: HttpRequest, found: Opened) -> Posted:
    """What is to be saved; a script that only saves leaves notes in their fields."""
    only = request.POST.get("note", "") if wants_json(request) else None
    given = posted.read(request.POST, found, only)
    key, _space, ref = request.POST.get("insert", "").partition(" ")
    if not ref:
        return given
    lines = blind.page(found, own=own.own(request.user)).lines
    text = next((line.bank.text(ref) for line in lines if line.key == key), "")
    return given.with_text(key, text) if text else given


def _keep(request: HttpRequest, found: Opened, given: Posted) -> str:
    """Put a comment into one's own bank, or take one out; the sentence about it."""
    key, credential = request.POST.get("keep", ""), found.slot.submission.enrollment.credential
    if request.POST.get("forget"):
        desk.forget(request.POST["forget"], by=request.user)
        return _("It is out of your comments.")
    if key not in given.typed:
        return ""
    name = next((line.name for line in blind.page(found).lines if line.key == key), "")
    if desk.keep(given.typed[key].comment, credential, name, by=request.user):
        return _("The comment is kept among yours.")
    return _("There was nothing new to keep.")


def _asks(request: HttpRequest, found: Opened, review: actions.Review) -> tuple[dict, str]:
    """What is asked once before it goes out; what keeps it from going out comes first."""
    if actions.missing.of(review, request.user):
        return {}, ""
    version = found.slot.submission.enrollment.version
    return posted.unasked(review, version, request.POST.get("asked", ""))


def _answer(request: HttpRequest, review: actions.Review, given: Posted, told: str) -> JsonResponse:
    """What was saved here: a number that another tab has made since would hide its text."""
    fresh = views.find(request, review.slot.code)
    version = fresh.slot.submission.enrollment.version
    said = {
        "saves": review.saves,
        "at": localdate.time_of_day(clock.now()),
        "named": posted.warnings(given.typed, version, request.user),
        "wrong": given.wrong,
        "paused": fresh.is_paused,
        "told": told,
    }
    if any(request.POST.get(name) for name in ("note", "drop", "keep", "forget")):
        said["fragments"] = fragments.of(blind.page(fresh, own=own.own(request.user)))
    return JsonResponse(said)


def _paused(request: HttpRequest, found: Opened, given: Posted) -> HttpResponse:
    """Nothing of the work is shown; a note that could not be kept is shown to its writer."""
    if given.wrong:
        on_hold = Refused(_("This work is on hold. Your draft is kept."))
        return views.conflict(request, found, given, on_hold)
    return redirect("reviews:assess", found.slot.code)
