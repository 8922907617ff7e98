"""Check the answers, submit, download what was submitted."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts.policy import is_confirmed
from portal.kit import numbers, rescue
from portal.kit.guards import signed_in
from portal.kit.verdict import Refused
from submissions import blind, comparing, policy, queries, scanning
from submissions.attesting import showing as findings
from submissions.evidence import showing
from submissions.models import Enrollment, PartEntry, Submission
from submissions.submitting import actions, archive, readiness
from submissions.submitting.forms import NoteForm, SubmitForm
from submissions.submitting.tips import TIPS


def _find(request: HttpRequest, code: str) -> tuple[Enrollment, Submission]:
    enrollment = get_object_or_404(queries.enrollments_of(request.user), code=code)
    submission = queries.latest(enrollment)
    submission.enrollment = enrollment
    return enrollment, submission


def _thing(submission: Submission) -> str:
    return f"note:{submission.code}"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Everything on one page with links to change it, and what is missing (row D7)."""
    enrollment, submission = _find(request, code)
    if request.method == "POST":
        return _save_note(request, submission, code)
    policy.may_write(request.user, submission).require()
    return _page(request, enrollment, submission, SubmitForm())


def _save_note(request: HttpRequest, submission: Submission, code: str) -> HttpResponse:
    form = NoteForm(request.POST)
    if form.is_valid():
        actions.write_note(submission, form.cleaned_data["note"], by=request.user)
        rescue.settle(request.user, _thing(submission))
        messages.success(request, _("Saved."))
        return redirect("submissions:check", code)
    return _page(request, submission.enrollment, submission, SubmitForm(), note=form)


@require_POST
@signed_in
def submit(request: HttpRequest, code: str) -> HttpResponse:
    """Hand in. A second click finds it handed in and changes nothing."""
    enrollment, submission = _find(request, code)
    form = SubmitForm(request.POST)
    if submission.submitted_at and not submission.is_editable:
        return redirect("submissions:requirements", code)
    if not form.is_valid():
        return _page(request, enrollment, submission, form)
    try:
        actions.submit(submission, honour=True, by=request.user)
    except Refused as refusal:
        return _page(request, enrollment, submission, form, refused=str(refusal), status=409)
    messages.success(request, _("Submitted. A receipt is on its way to you."))
    return redirect("submissions:requirements", code)


def _page(
    request: HttpRequest,
    enrollment: Enrollment,
    submission: Submission,
    form: SubmitForm,
    *,
    note: NoteForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    kept = rescue.waiting(request.user, _thing(submission))
    page = reverse("submissions:check", args=[enrollment.code])
    text = kept.fields.get("note", "") if kept else submission.note
    finds = scanning.finds(submission)
    context = {
        "enrollment": enrollment,
        "submission": submission,
        "missing": readiness.missing(submission, finds),
        "may_submit": policy.may_submit(request.user, submission),
        "confirmed": is_confirmed(request.user),
        "sections": _sections(submission, enrollment.code, findings.shown(finds)),
        "form": form,
        "note": note or NoteForm(initial={"note": text}),
        "refused": refused,
        "tips": _tips(enrollment, submission),
        "draft_key": rescue.key(request.user, _thing(submission), 0, page),
    }
    return render(request, "submissions/check.html", context, status=status)


def _tips(enrollment: Enrollment, submission: Submission) -> list[tuple[Any, Any, bool]]:
    """The tips on a later attempt, with what was ticked beside the feedback on the one before."""
    before = [x for x in enrollment.submissions.all() if x.number == submission.number - 1]
    return [(title, text, key in (x.ticks or ())) for x in before for key, title, text in TIPS]


def _sections(submission: Submission, code: str, finds: showing.Finds) -> list[dict[str, Any]]:
    """Part by part what readers will see, with the address where it is changed."""
    work = blind.work(submission)
    entries = submission.entries.select_related("part")
    rows = entries.prefetch_related("part__prompts", "part__slots", "responses")
    by_number = {entry.part.number: entry for entry in rows}
    return [_section(part, by_number[part.number], code, finds) for part in work.parts]


def _section(
    part: blind.WorkPart, entry: PartEntry, code: str, finds: showing.Finds
) -> dict[str, Any]:
    return {
        "part": part,
        "entry": entry,
        "url": reverse("submissions:part", args=[code, part.number]),
        "slots": showing.slots(entry, code, finds),
        "since": comparing.difference(entry),
    }


@require_safe
@signed_in
def download(request: HttpRequest, code: str) -> FileResponse:
    """Everything submitted, as one ZIP; `attempt` chooses an earlier one."""
    enrollment, _latest = _find(request, code)
    wanted = numbers.whole(request.GET.get("attempt", ""))
    sent = [each for each in enrollment.submissions.all() if each.submitted_at]
    if wanted >= 0:
        sent = [each for each in sent if each.number == wanted]
    if not sent:
        raise Http404
    submission = max(sent, key=lambda each: each.number)
    name = f"{enrollment.credential.slug}-{submission.number}.zip"
    response = FileResponse(
        archive.build(submission), as_attachment=True, filename=name, content_type="application/zip"
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
