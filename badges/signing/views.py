"""The issuer's keys for its managers; the signed copy of a badge for its owner."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from badges.earning import queries as earning
from badges.models import Award, SignedAssertion, SigningKey
from badges.openbadges.png import bake
from badges.public import queries as public
from badges.signing import actions, policy, queries
from badges.signing.forms import RetireForm
from credentials.roles.policy import managed_by
from portal.kit.guards import signed_in

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def keys(request: HttpRequest, slug: str) -> HttpResponse:
    """All keys of an issuer; a POST makes the first one."""
    issuer = get_object_or_404(managed_by(request.user), slug=slug)
    if request.method == "POST":
        actions.make_key(issuer, by=request.user)
        messages.success(request, _("The key is made and published."))
        return redirect("badges:keys", slug)
    found = list(queries.keys(issuer)[:SHOWN])
    active = any(key.retired_at is None for key in found)
    return render(
        request, "badges/keys.html", {"issuer": issuer, "keys": found, "has_active": active}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def retire(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Retire one key: why, then what that means, then it is done."""
    key = _managed(request, slug, uuid)
    form = RetireForm(request.POST if request.method == "POST" else None, key=key)
    if request.method != "POST" or not form.is_valid():
        return _asked(request, key, form)
    verdict = policy.may_retire(key, *form.values())
    if not verdict:
        form.refuse(verdict.reason)
        return _asked(request, key, form)
    if "confirmed" not in request.POST:
        return _asked(request, key, form, sure=True)
    made = actions.retire(key, *form.values(), by=request.user)
    said = _("The key is retired and a new one signs from now on.")
    messages.success(request, said if made else _("The key is withdrawn, and all it signed."))
    return redirect("badges:keys", slug)


@login_required
@require_POST
def sign(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Make the signed copy of my badge."""
    actions.sign(earning.own(request.user, uuid), by=request.user)
    messages.success(request, _("Your signed copy is ready."))
    return redirect("badges:badge", uuid=uuid)


@login_required
@require_safe
def signed_jws(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The signed copy as a file of its own."""
    award = earning.own(request.user, uuid)
    return _file(award, _copy(award).jws.encode(), "application/jose", "jws")


@login_required
@require_safe
def signed_png(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The signed copy inside the picture of the badge."""
    award = earning.own(request.user, uuid)
    copy = _copy(award)
    return _file(award, bake(public.baked(uuid).image, copy.jws), "image/png", "png")


def _managed(request: HttpRequest, slug: str, uuid: UUID) -> SigningKey:
    """A key that can still be retired or withdrawn, of an issuer that is mine to manage."""
    issuers = managed_by(request.user).filter(slug=slug)
    rows = SigningKey.objects.trusted().select_related("issuer").defer("sealed")
    return get_object_or_404(rows, issuer__in=issuers, uuid=uuid)


def _asked(
    request: HttpRequest, key: SigningKey, form: RetireForm, *, sure: bool = False
) -> HttpResponse:
    values = {"key": key, "form": form, "count": key.signed.count()}
    if sure:
        values["compromised"] = form.cleaned_data["reason"] == SigningKey.Reason.COMPROMISED
        return render(request, "badges/key_sure.html", values)
    return render(request, "badges/key_retire.html", values, status=422 if form.errors else 200)


def _copy(award: Award) -> SignedAssertion:
    """The copy that counts. Raises Http404 while there is none, or the badge is hidden."""
    copy = None if award.is_hidden else queries.copies(award).valid
    if copy is None:
        raise Http404
    return copy


def _file(award: Award, body: bytes, media_type: str, ending: str) -> HttpResponse:
    response = HttpResponse(body, content_type=media_type)
    slug = (award.stack or award.version.credential).slug
    name = f"{slug}-signed.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
