"""My work, the requirements page, and leaving."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.kit import once, rescue
from portal.kit.guards import signed_in
from submissions import queries
from submissions.enrolling import actions, cards, policy
from submissions.models import Enrollment, Submission
from submissions.prechecking.showing import covered
from submissions.status import Public


@require_safe
@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """Everything this person works on, each with the one thing to do next."""
    rows = list(queries.enrollments_of(request.user))
    drawn = [_drawn(request.user, each, cards.open_by_credential(rows)) for each in rows]
    return render(
        request,
        "submissions/list.html",
        {
            "going": [card for card in drawn if not card["over"]],
            "over": [card for card in drawn if card["over"]],
        },
    )


def _drawn(user: Any, enrollment: Enrollment, going: dict[int, Enrollment]) -> dict[str, Any]:
    """The card, and for what was put away the open work on the same, or whether it can begin."""
    card = cards.of(enrollment)
    if card["put_away"]:
        card["again"] = going.get(enrollment.credential_id)
        card["may_restart"] = not card["again"] and policy.may_start(user, enrollment.credential)
    return card


@require_safe
@signed_in
def requirements_page(request: HttpRequest, code: str) -> HttpResponse:
    """The five columns, the sentence, the due date (rows D1-D3)."""
    enrollment = get_object_or_404(queries.enrollments_of(request.user), code=code)
    submission = queries.latest(enrollment)
    drawn = _drawn(request.user, enrollment, cards.going(request.user, enrollment))
    return render(
        request,
        "submissions/requirements.html",
        {
            **drawn,
            "last_fix": _last_fix(submission),
            "covered": covered(submission),
            "own": [words for row in drawn["sheet"].rows for words in row.own],
            # shown through all of "In review", so that a missing link tells nothing
            "may_withdraw": policy.may_withdraw(request.user, submission)
            or submission.public == Public.IN_REVIEW,
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
        {
            "enrollment": enrollment,
            "submission": submission,
            "cancel_url": reverse("submissions:requirements", args=[code]),
        },
    )
