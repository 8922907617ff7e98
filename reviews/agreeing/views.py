"""The confidentiality agreement as a page."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.kit.guards import signed_in
from reviews.agreeing import actions, policy, text
from reviews.agreeing.forms import AcceptForm


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: HttpRequest) -> HttpResponse:
    """Read it, and accept it once in the language it was read in; for assessors alone."""
    if not policy.is_asked(request.user):
        raise Http404
    form = AcceptForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.accept(language=get_language(), by=request.user)
        messages.success(request, _("Thank you. You can take work now."))
        return redirect("reviews:queue")
    values = {
        "form": form,
        "clauses": text.CLAUSES,
        "version": text.VERSION,
        "accepted": policy.accepted(request.user),
    }
    return render(request, "reviews/agreement.html", values, status=422 if form.errors else 200)
