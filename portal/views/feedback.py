"""What was released of a decision, and the way to the next attempt (row E6)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.kit.guards import signed_in
from reviews.releasing import queries as releasing
from submissions import queries
from submissions.models import Enrollment, Submission
from submissions.status import Public
from submissions.submitting import actions
from submissions.submitting.tips import TIPS


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Feedback on the latest decided attempt (`attempt` chooses); a POST opens the next one."""
    enrollment = get_object_or_404(queries.enrollments_of(request.user), code=code)
    submission = _attempt(request, enrollment)
    found = releasing.feedback(submission) if submission else None
    if submission is None or found is None:
        raise Http404
    submission.enrollment = enrollment
    if request.method == "POST":
        return _again(request, submission)
    context = {
        "enrollment": enrollment,
        "submission": submission,
        "feedback": found,
        "tips": TIPS,
        "may_try_again": actions.may_try_again(request.user, submission),
    }
    return render(request, "portal/feedback.html", context)


def _attempt(request: HttpRequest, enrollment: Enrollment) -> Submission | None:
    wanted = request.GET.get("attempt", "")
    rows = [each for each in enrollment.submissions.all() if _is_over(each)]
    if wanted.isdecimal():
        rows = [each for each in rows if each.number == int(wanted)]
    return max(rows, key=lambda each: each.number, default=None)


def _is_over(submission: Submission) -> bool:
    return submission.public in (Public.NOT_YET, Public.EARNED)


def _again(request: HttpRequest, submission: Submission) -> HttpResponse:
    met = releasing.met_parts(submission)
    actions.next_attempt(submission, by=request.user, met_parts=met)
    messages.success(request, _("Your next attempt is open; only what is missing can be changed."))
    return redirect("submissions:requirements", submission.enrollment.code)
