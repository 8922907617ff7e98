"""The page of one part: write, save, complete, and the check of what names the writer."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.kit import clock, numbers, rescue
from portal.kit.guards import signed_in
from portal.kit.verdict import Refused
from submissions import completeness, diffing, limits, policy, queries, scanning
from submissions.evidence import showing
from submissions.models import Enrollment, PartEntry
from submissions.writing import actions
from submissions.writing.forms import AttestForm, PartForm, stored


def find(request: HttpRequest, code: str, number: int) -> tuple[Enrollment, PartEntry]:
    """This person's entry for part `number` on the latest attempt, or a 404."""
    rows = Enrollment.objects.of(request.user).select_related("credential", "version", "stack")
    enrollment = get_object_or_404(rows, code=code)
    submission = enrollment.submissions.order_by("number").last()
    entry = queries.entry_of(submission, number)
    if entry is None:
        raise Http404
    entry.submission.enrollment = enrollment
    return enrollment, entry


def thing(entry: PartEntry) -> str:
    """What a draft key of this part names."""
    return f"part:{entry.submission.code}:{entry.part.number}"


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
        return _page(request, enrollment, entry, form)
    saved = _store(form, entry, request)
    if saved.stale:
        return _conflict(request, enrollment, entry, form)
    return _after(request, enrollment, entry)


def _store(form: PartForm, entry: PartEntry, request: HttpRequest) -> actions.Saved:
    revision = form.cleaned_data["revision"]
    saved = actions.save(entry, form.values(), revision=revision, by=request.user)
    if not saved.stale:
        rescue.settle(request.user, thing(entry))
    return saved


def _after(request: HttpRequest, enrollment: Enrollment, entry: PartEntry) -> HttpResponse:
    intent, number = request.POST.get("intent", "save"), entry.part.number
    if intent == "complete":
        return _complete(request, enrollment, entry)
    slot = numbers.whole(intent.removeprefix("slot-"))
    if slot >= 0 and entry.part.slots.filter(position=slot).exists():
        return redirect("submissions:evidence_add", enrollment.code, number, slot)
    messages.success(request, _("Saved."))
    return redirect("submissions:part", enrollment.code, number)


def _complete(request: HttpRequest, enrollment: Enrollment, entry: PartEntry) -> HttpResponse:
    _enrollment, entry = find(request, enrollment.code, entry.part.number)
    try:
        actions.complete(entry, by=request.user)
    except actions.Incomplete as incomplete:
        form = PartForm(entry.part, request.POST)
        form.is_valid()
        slots = _beside_fields(form, incomplete.problems)
        return _page(request, enrollment, entry, form, slot_problems=slots)
    messages.success(request, _("%(part)s is complete.") % {"part": entry.part})
    return redirect("submissions:requirements", enrollment.code)


def _beside_fields(form: PartForm, problems: list[completeness.Problem]) -> dict[str, list[str]]:
    """Put each sentence beside its field; those of slots are returned by anchor."""
    slots: dict[str, list[str]] = {}
    for problem in problems:
        if problem.field in form.fields:
            form.add_error(problem.field, problem.sentence)
        else:
            slots.setdefault(problem.field, []).append(problem.sentence)
    return slots


def _show(request: HttpRequest, enrollment: Enrollment, entry: PartEntry) -> HttpResponse:
    """The stored text, or what a refused POST had left behind."""
    initial = stored(entry, timezone.localdate(clock.now()))
    kept = rescue.waiting(request.user, thing(entry))
    if kept is None or not policy.may_edit(request.user, entry):
        return _page(request, enrollment, entry, PartForm(entry.part, initial=initial))
    fields = {**kept.fields, "revision": entry.revision}
    form = PartForm(entry.part, initial={**initial, **fields})
    theirs = _differences(entry, fields) if _is_behind(kept, entry) else []
    return _page(request, enrollment, entry, form, rescued=kept, theirs=theirs)


def _is_behind(kept: Any, entry: PartEntry) -> bool:
    return str(kept.fields.get("revision", "")) != str(entry.revision)


def _conflict(
    request: HttpRequest, enrollment: Enrollment, entry: PartEntry, form: PartForm
) -> HttpResponse:
    """Another tab was faster: the writer's text stays in the boxes, the saved one beside it."""
    given = dict(request.POST.items())
    form.data = {**given, "revision": entry.revision}
    theirs = _differences(entry, given)
    return _page(request, enrollment, entry, form, theirs=theirs, conflict=True, status=409)


def _differences(entry: PartEntry, mine: dict[str, Any]) -> list[tuple[str, str]]:
    """Field by field what is stored where it differs from what the writer has."""
    rows = stored(entry, entry.date_of_entry)
    labels = {f"answer-{p.position}": str(p) for p in entry.part.prompts.all()}
    labels["activity_description"] = _("Activity Description")
    return [
        (label, rows.get(name, ""))
        for name, label in labels.items()
        if _plain(rows.get(name, "")) != _plain(str(mine.get(name, "")))
    ]


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _page(
    request: HttpRequest,
    enrollment: Enrollment,
    entry: PartEntry,
    form: PartForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    verdict = policy.may_edit(request.user, entry)
    answers = completeness.answers_of(entry)
    judgement = limits.judge(entry.part, answers)
    before = diffing.before(entry) if entry.submission.number > 1 else []
    page = reverse("submissions:part", args=[enrollment.code, entry.part.number])
    finds = scanning.finds(entry.submission, part=entry.part.number)
    context = {
        "enrollment": enrollment,
        "entry": entry,
        "part": entry.part,
        "form": form,
        "boxes": _boxes(form, entry, judgement, finds),
        "whole_under": judgement.under.get(limits.WHOLE, ""),
        "whole_over": judgement.over.get(limits.WHOLE, ""),
        "slots": showing.slots(entry, enrollment.code),
        "finds": finds,
        "verdict": verdict,
        "agreement_url": _agreement_url(enrollment, entry),
        "before": before,
        "draft_key": rescue.key(request.user, thing(entry), entry.revision, page),
        **more,
    }
    return render(request, "submissions/part.html", context, status=status)


def _agreement_url(enrollment: Enrollment, entry: PartEntry) -> str:
    """Where to agree first, and come back from; empty when that is not what is missing."""
    if enrollment.agreed_at or not entry.submission.is_editable:
        return ""
    page = reverse("submissions:agreement", args=[enrollment.code])
    return f"{page}?part={entry.part.number}"


def _boxes(
    form: PartForm, entry: PartEntry, judgement: limits.Judgement, finds: list[scanning.Find]
) -> list[dict[str, Any]]:
    number = entry.part.number
    return [
        {
            "field": form[f"answer-{prompt.position}"],
            "prompt": prompt,
            "over": judgement.over.get(prompt.position, ""),
            "under": judgement.under.get(prompt.position, ""),
            "finds": [f for f in finds if f.place == f"p{number}.answer{prompt.position}"],
        }
        for prompt in entry.part.prompts.all()
    ]


@require_POST
@signed_in
def autosave(request: HttpRequest, code: str, number: int) -> JsonResponse:
    """Save while typing. 200 saved, 409 another tab was faster, 403 closed.

    400: it cannot be stored as it is, and is kept (`kept`) until it can.
    """
    _enrollment, entry = find(request, code, number)
    form = PartForm(entry.part, request.POST)
    if not form.is_valid():
        kept = rescue.keep(request) is not None
        answer = {"saved": False, "reason": _first_error(form), "kept": kept}
        return JsonResponse(answer, status=400)
    try:
        saved = _store(form, entry, request)
    except Refused as refusal:
        return JsonResponse({"saved": False, "reason": str(refusal)}, status=403)
    if saved.stale:
        theirs = _differences(entry, dict(request.POST.items()))
        answer = {"saved": False, "stale": True, "revision": saved.revision, "theirs": theirs}
        return JsonResponse(answer, status=409)
    return JsonResponse(_receipt(request, entry, saved))


def _first_error(form: PartForm) -> str:
    return next(iter(form.errors.values()))[0]


def _receipt(request: HttpRequest, entry: PartEntry, saved: actions.Saved) -> dict[str, Any]:
    page = reverse("submissions:part", args=[entry.submission.enrollment.code, entry.part.number])
    at = timezone.localtime(saved.at or clock.now())
    return {
        "saved": True,
        "revision": saved.revision,
        "draft_key": rescue.key(request.user, thing(entry), saved.revision, page),
        "at": _clock_face(at),
    }


def _clock_face(at: dt.datetime) -> str:
    return at.strftime("%H:%M")


@require_POST
@signed_in
def attest(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Stand by a finding with a reason (row D10)."""
    enrollment, entry = find(request, code, number)
    form = AttestForm(request.POST)
    if form.is_valid():
        try:
            actions.attest(entry, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Noted with your reason."))
    else:
        messages.error(request, _("Say in a few words why this does not identify you."))
    page = reverse("submissions:part", args=[enrollment.code, number])
    return redirect(f"{page}#identity")
