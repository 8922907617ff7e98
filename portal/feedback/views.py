"""What was released of a decision, and the way to the next attempt (rows E5, E6, E7)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.feedback.page import context
from portal.kit.guards import signed_in
from reviews.releasing import queries as releasing
from submissions import queries
from submissions.advising import actions as advising
from submissions.models import Enrollment, Submission
from submissions.status import Public
from submissions.submitting import actions


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Feedback on the latest decided attempt (`attempt` chooses).

    A POST with `intent` tips keeps the ticks; any other opens the next attempt.
    """
    enrollment = get_object_or_404(queries.enrollments_of(request.user), code=code)
    submission = _attempt(request, enrollment)
    if submission is None:
        raise Http404
    submission.enrollment = enrollment
    shown = context(request.user, enrollment, submission)
    if shown is None:
        raise Http404
    if request.method != "POST":
        return render(request, "portal/feedback.html", shown)
    if request.POST.get("intent") == "tips":
        return _ticked(request, submission)
    return _again(request, submission)


def _attempt(request: HttpRequest, enrollment: Enrollment) -> Submission | None:
    wanted = request.GET.get("attempt", "")
    rows = [each for each in enrollment.submissions.all() if _is_over(each)]
    if wanted.isdecimal():
        rows = [each for each in rows if each.number == int(wanted)]
    return max(rows, key=lambda each: each.number, default=None)


def _is_over(submission: Submission) -> bool:
    return submission.public in (Public.NOT_YET, Public.EARNED)


def _ticked(request: HttpRequest, submission: Submission) -> HttpResponse:
    advising.tick(submission, request.POST.getlist("tip"), by=request.user)
    messages.success(request, _("Saved."))
    here = reverse("feedback", args=[submission.enrollment.code])
    return redirect(f"{here}?attempt={submission.number}#tips")


def _again(request: HttpRequest, submission: Submission) -> HttpResponse:
    met, advice = releasing.met_parts(submission), releasing.advice(submission)
    actions.next_attempt(submission, by=request.user, met_parts=met, advice=advice)
    messages.success(request, _("Your next attempt is open; only what is missing can be changed."))
    return redirect("submissions:requirements", submission.enrollment.code)
