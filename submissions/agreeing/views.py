"""The Agreement: the first gate, and the way back to where one came from."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.kit import numbers
from portal.kit.guards import signed_in
from submissions import queries
from submissions.enrolling import actions, agreement
from submissions.enrolling.forms import AgreementForm
from submissions.models import Enrollment


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def agree(request: HttpRequest, code: str) -> HttpResponse:
    """Read and agree; the first gate (row D4). `part` names the part one came from."""
    enrollment = get_object_or_404(queries.enrollments_of(request.user), code=code)
    form = AgreementForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.agree(enrollment, by=request.user)
        messages.success(request, _("Thank you. The parts are open now."))
        return redirect(_came_from(request, enrollment))
    context = {
        "enrollment": enrollment,
        "form": form,
        "clauses": agreement.CLAUSES,
        "back": _came_from(request, enrollment),
    }
    return render(request, "submissions/agreement.html", context)


def _came_from(request: HttpRequest, enrollment: Enrollment) -> str:
    number = numbers.whole(request.GET.get("part", ""))
    if enrollment.version.parts.filter(number=number).exists():
        return reverse("submissions:part", args=[enrollment.code, number])
    return reverse("submissions:requirements", args=[enrollment.code])
