"""Writing one part: show, save, complete."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.kit import clock, rescue
from portal.kit.components.speech import marked
from portal.kit.guards import signed_in
from submissions import completeness, policy
from submissions.attesting.views import back_to, note
from submissions.consenting.items.views import pressed
from submissions.models import Enrollment, PartEntry
from submissions.writing import actions, leaving
from submissions.writing.finding import find, thing
from submissions.writing.forms import PartForm, stored
from submissions.writing.saving import store
from submissions.writing.showing import differences, page


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def part(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Write one part. POST saves; `intent` says what comes after."""
    enrollment, entry = find(request, code, number)
    if request.method != "POST":
        return _show(request, enrollment, entry)
    policy.may_edit(request.user, entry).require()
    if request.POST.get("intent") == "discard":
        rescue.settle(request.user, thing(entry))
        return redirect("submissions:part", code, number)
    return _save(request, enrollment, entry)


def _save(request: HttpRequest, enrollment: Enrollment, entry: PartEntry) -> HttpResponse:
    form = PartForm(entry.part, request.POST)
    if not form.is_valid():
        rescue.keep(request)
        return page(request, enrollment, entry, form)
    saved = store(form, entry, request)
    if saved.stale:
        return _conflict(request, enrollment, entry, form)
    note(request, entry)
    return _after(request, enrollment, entry)


def _after(request: HttpRequest, enrollment: Enrollment, entry: PartEntry) -> HttpResponse:
    intent, number = request.POST.get("intent", "save"), entry.part.number
    if intent == "complete":
        return _complete(request, enrollment, entry)
    here = reverse("submissions:part", args=[enrollment.code, number])
    page = leaving.to(enrollment, entry, intent) or back_to(request, here)
    page = page or pressed(request, entry, here)
    if not page:
        messages.success(request, _("Saved."))
    return redirect(page or here)


def _complete(request: HttpRequest, enrollment: Enrollment, entry: PartEntry) -> HttpResponse:
    _enrollment, entry = find(request, enrollment.code, entry.part.number)
    try:
        actions.complete(entry, by=request.user)
    except actions.Incomplete as incomplete:
        form = PartForm(entry.part, request.POST)
        form.is_valid()
        slots = _beside_fields(form, incomplete.problems)
        return page(request, enrollment, entry, form, slot_problems=slots)
    said = _("%(part)s is complete.") % {"part": entry.part}
    messages.success(request, marked(said, entry.part.title))
    return redirect("submissions:requirements", enrollment.code)


def _beside_fields(form: PartForm, problems: list[completeness.Problem]) -> dict[str, list[str]]:
    """Put each sentence beside its field; those of slots are returned by anchor."""
    slots: dict[str, list[str]] = {}
    for problem in problems:
        if problem.field in form.fields:
            form.add_error(problem.field, problem.sentence)
        else:
            slots.setdefault(problem.field, []).append(marked(problem.sentence, problem.own))
    return slots


def _show(request: HttpRequest, enrollment: Enrollment, entry: PartEntry) -> HttpResponse:
    """The stored text, or what a refused POST had left behind."""
    initial = stored(entry, timezone.localdate(clock.now()))
    kept = rescue.waiting(request.user, thing(entry))
    if kept is None or not policy.may_edit(request.user, entry):
        return page(request, enrollment, entry, PartForm(entry.part, initial=initial))
    fields = {**kept.fields, "revision": entry.revision}
    form = PartForm(entry.part, initial={**initial, **fields})
    theirs = differences(entry, fields) if _is_behind(kept, entry) else []
    return page(request, enrollment, entry, form, rescued=kept, theirs=theirs)


def _is_behind(kept: Any, entry: PartEntry) -> bool:
    return str(kept.fields.get("revision", "")) != str(entry.revision)


def _conflict(
    request: HttpRequest, enrollment: Enrollment, entry: PartEntry, form: PartForm
) -> HttpResponse:
    """Another tab was faster: the writer's text stays in the boxes, the saved one beside it."""
    given = dict(request.POST.items())
    form.data = {**given, "revision": entry.revision}
    theirs = differences(entry, given)
    return page(request, enrollment, entry, form, theirs=theirs, conflict=True, status=409)
