"""Saving one part while it is typed, for static/js/autosave.js."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from portal.kit import clock, localdate, rescue
from portal.kit.guards import signed_in
from portal.kit.verdict import Refused
from submissions import scanning
from submissions.attesting import showing as findings
from submissions.models import PartEntry
from submissions.writing import actions
from submissions.writing.finding import find, thing
from submissions.writing.forms import PartForm
from submissions.writing.saving import store
from submissions.writing.showing import differences


@require_POST
@signed_in
def autosave(request: HttpRequest, code: str, number: int) -> JsonResponse:
    """Save while typing. 200 saved, 409 another tab was faster, 403 closed.

    What was saved is checked for what names its writer; `finds` has the fragments to show.
    400: it cannot be stored as it is, and is kept (`kept`) until it can.
    """
    _enrollment, entry = find(request, code, number)
    form = PartForm(entry.part, request.POST)
    if not form.is_valid():
        kept = rescue.keep(request) is not None
        answer = {"saved": False, "reason": _first_error(form), "kept": kept}
        return JsonResponse(answer, status=400)
    try:
        saved = store(form, entry, request)
    except Refused as refusal:
        return JsonResponse({"saved": False, "reason": str(refusal)}, status=403)
    if saved.stale:
        theirs = differences(entry, dict(request.POST.items()))
        answer = {"saved": False, "stale": True, "revision": saved.revision, "theirs": theirs}
        return JsonResponse(answer, status=409)
    return JsonResponse(_receipt(request, entry, saved))


def _first_error(form: PartForm) -> str:
    return next(iter(form.errors.values()))[0]


def _finds(entry: PartEntry) -> dict[str, str]:
    """The fragments of the page that show what the check found in what was typed, by id."""
    names = ["activity_description"]
    names += [f"answer-{prompt.position}" for prompt in entry.part.prompts.all()]
    return findings.fragments(names, scanning.finds_in_writing(entry))


def _receipt(request: HttpRequest, entry: PartEntry, saved: actions.Saved) -> dict[str, Any]:
    page = reverse("submissions:part", args=[entry.submission.enrollment.code, entry.part.number])
    return {
        "saved": True,
        "revision": saved.revision,
        "draft_key": rescue.key(request.user, thing(entry), saved.revision, page),
        "finds": _finds(entry),
        "at": localdate.time_of_day(saved.at or clock.now()),
    }
