"""Choosing what strangers see, hiding a badge and showing it again; only ever the reader's own."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from badges.earning import queries
from badges.earning.choosing import actions
from badges.earning.choosing.forms import ChoiceForm
from badges.public import showing


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the public pages of one badge show."""
    award = queries.own(request.user, uuid)
    given_now = request.POST if request.method == "POST" else None
    standing = getattr(award, "choice", None)
    form = ChoiceForm(given_now, choice=standing, person=request.user)
    if form.is_valid():
        given = {key: value for key, value in form.cleaned_data.items() if key != "sure"}
        actions.choose(award, **given, by=request.user)
        messages.success(request, _("Kept. It shows from now on what you chose."))
        return redirect("badges:badge", uuid=uuid)
    page = {"award": award, "page": showing.of_award(award), "form": form}
    status = 422 if form.errors else 200
    return render(request, "badges/choices.html", page, status=status)


@login_required
@require_POST
def hide(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take it off the public pages; the next page offers to undo it."""
    actions.hide(queries.own(request.user, uuid), by=request.user)
    return redirect(f"{reverse('badges:mine')}?hidden={uuid}")


@login_required
@require_POST
def show_again(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Undo it."""
    actions.show_again(queries.own(request.user, uuid), by=request.user)
    messages.success(request, _("It is public again."))
    return redirect("badges:badge", uuid=uuid)
