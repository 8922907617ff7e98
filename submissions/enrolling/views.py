"""My work, the requirements page, and leaving, returning and extending."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.kit import clock, once, rescue
from portal.kit.guards import signed_in
from portal.kit.verdict import Refused
from submissions import deadlines, queries, requirements
from submissions.enrolling import actions, policy
from submissions.enrolling.forms import ExtensionForm
from submissions.models import Enrollment, Submission
from submissions.status import EDITABLE, Public

KINDS = {Public.EARNED: "done", Public.NEEDS_FIX: "mend", Public.NOT_YET: "mend"}
OVER = {Public.WITHDRAWN: "open", Public.EXPIRED: "open"}


@require_safe
@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """Everything this person works on, each with the one thing to do next."""
    cards = [_card(each) for each in queries.enrollments_of(request.user)]
    return render(
        request,
        "submissions/list.html",
        {
            "going": [card for card in cards if not card["over"]],
            "over": [card for card in cards if card["over"]],
        },
    )


def _card(enrollment: Enrollment) -> dict[str, object]:
    submission = queries.latest(enrollment)
    sheet = requirements.of(enrollment, submission)
    return {
        "enrollment": enrollment,
        "submission": submission,
        "sheet": sheet,
        "kind": _kind(submission),
        "status": submission.public.label,
        "over": bool(enrollment.closed_at) or submission.public == Public.EARNED,
        "editable": submission.status in EDITABLE,
        "days": deadlines.days_left(enrollment.due_at, clock.now()),
    }


def _kind(submission: Submission) -> str:
    return KINDS.get(submission.public) or OVER.get(submission.public) or "going"


@require_safe
@signed_in
def requirements_page(request: HttpRequest, code: str) -> HttpResponse:
    """The five columns, the sentence, the due date (rows D1-D3)."""
    enrollment = get_object_or_404(queries.enrollments_of(request.user), code=code)
    submission = queries.latest(enrollment)
    return render(
        request,
        "submissions/requirements.html",
        {
            **_card(enrollment),
            "last_fix": _last_fix(submission),
            # shown through all of "In review", so that a missing link tells nothing
            "may_withdraw": policy.may_withdraw(request.user, submission)
            or submission.public == Public.IN_REVIEW,
            "may_restart": policy.may_restart(request.user, enrollment),
            "earlier": [s for s in enrollment.submissions.all() if s.pk != submission.pk],
            "downloadable": any(each.submitted_at for each in enrollment.submissions.all()),
            "once": once.new_key(),
            "question_key": rescue.key(request.user, "question", 0, reverse("help:index")),
        },
    )


def _last_fix(submission: Submission) -> list[str]:
    if submission.public != Public.NEEDS_FIX:
        return []
    bounce = submission.changes.filter(target=submission.status).last()
    return bounce.reason.splitlines() if bounce else []


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Leave without penalty, or to choose another one (row B6)."""
    enrollment = get_object_or_404(queries.enrollments_of(request.user), code=code)
    submission = queries.latest(enrollment)
    if request.method == "POST":
        actions.withdraw(submission, by=request.user)
        messages.success(request, _("Withdrawn. Your text is kept in case you come back."))
        return redirect("submissions:list")
    policy.may_withdraw(request.user, submission).require()
    return render(
        request,
        "submissions/withdraw.html",
        {"enrollment": enrollment, "cancel_url": reverse("submissions:requirements", args=[code])},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def restart(request: HttpRequest, code: str) -> HttpResponse:
    """Take withdrawn or expired work up again with its text."""
    enrollment = get_object_or_404(queries.enrollments_of(request.user), code=code)
    if request.method == "POST":
        fresh = actions.restart(enrollment, by=request.user)
        messages.success(request, _("Started again, with everything you had written."))
        return redirect("submissions:requirements", fresh.code)
    policy.may_restart(request.user, enrollment).require()
    return render(
        request,
        "submissions/restart.html",
        {"enrollment": enrollment, "cancel_url": reverse("submissions:requirements", args=[code])},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def extend(request: HttpRequest, code: str) -> HttpResponse:
    """Staff move a due date, with a reason (row D3). Nobody else finds this page."""
    rows = Enrollment.objects.select_related("credential", "educator__affiliate")
    enrollment = get_object_or_404(rows, code=code)
    verdict = policy.may_extend(request.user, enrollment)
    if not verdict:
        raise Http404
    form = ExtensionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.extend(enrollment, *form.values(), by=request.user)
        except Refused as refusal:
            form.refuse(str(refusal))
        else:
            messages.success(request, _("The due date is moved and the educator has a mail."))
            return redirect("submissions:extend", code)
    context = {"enrollment": enrollment, "form": form, "given": enrollment.extensions.all()}
    return render(request, "submissions/extend.html", context)
