"""Taking work up again (row B6)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.kit.guards import signed_in
from submissions import queries
from submissions.enrolling import cards
from submissions.models import Enrollment
from submissions.restarting import actions, policy


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def restart(request: HttpRequest, code: str) -> HttpResponse:
    """Take withdrawn or expired work up again with its text, or find what is open already."""
    enrollment = get_object_or_404(queries.enrollments_of(request.user), code=code)
    if request.method == "POST":
        return _taken_up(request, enrollment, actions.restart(enrollment, by=request.user))
    going = cards.going(request.user, enrollment).get(enrollment.credential_id)
    if going:
        return _taken_up(request, enrollment, going)
    policy.may_restart(request.user, enrollment).require()
    return render(
        request,
        "submissions/restart.html",
        {"enrollment": enrollment, "cancel_url": reverse("submissions:requirements", args=[code])},
    )


def _taken_up(request: HttpRequest, old: Enrollment, fresh: Enrollment) -> HttpResponse:
    """To the open work, told by what it is: the old text again, or another beginning."""
    if fresh.continues_id == old.pk:
        messages.success(request, _("Started again, with everything you had written."))
    else:
        messages.info(request, _("This was open already; the text you put away is where it was."))
    return redirect("submissions:requirements", fresh.code)
