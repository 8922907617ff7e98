"""The list of keys, where each can be moved and all can be switched on and off."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.kit.guards import signed_in
from reviews.claiming import desks
from reviews.desk import actions, keys, queries
from reviews.desk.forms import KeysForm


@signed_in
@require_http_methods(["GET", "POST"])
def arrange(request: HttpRequest) -> HttpResponse:
    """The sheet of keys as a page, and the form to change them."""
    if not desks.roles(request.user).exists():
        raise Http404
    own = queries.own(request.user)
    now = {"single_keys": own.single_keys, "help_key": own.help_key, **keys.of(own.keys)}
    form = KeysForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        chosen = {act: form.cleaned_data[act] for act in keys.DOES}
        switched = {name: form.cleaned_data[name] for name in ("single_keys", "help_key")}
        actions.arrange(chosen, **switched, by=request.user)
        messages.success(request, _("Your keys are saved."))
        return redirect("reviews:keys")
    values = {"form": form, "sheet": keys.sheet(own.keys)}
    return render(request, "reviews/keys.html", values, status=422 if form.errors else 200)
