"""Moving a due date."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.kit.guards import signed_in
from portal.kit.verdict import Refused
from submissions.extending import actions, policy
from submissions.extending.forms import ExtensionForm
from submissions.models import Enrollment


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def extend(request: HttpRequest, code: str) -> HttpResponse:
    """Staff move a due date, with a reason (row D3). Nobody else finds this page."""
    rows = Enrollment.objects.select_related("credential", "educator__affiliate")
    enrollment = get_object_or_404(policy.extendable(request.user, rows), code=code)
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
