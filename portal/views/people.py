"""People and their roles: lists, invitations, ending a role. For those who look after them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.accounts.inviting import actions
from portal.accounts.models import Affiliate, Invitation
from portal.people import held, places
from portal.people.forms import InviteForm

PER_PAGE = 50


def _place(request: HttpRequest, kind: str, slug: str) -> places.Place:
    """The place, or the same 404 for one that is not there and one that is not theirs."""
    found = places.find(request.user, kind, slug) if kind in ("site", "affiliate", "issuer") else 0
    if not found:
        raise Http404
    return found


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Every place whose people I look after."""
    mine = places.of(request.user)
    if not mine:
        raise Http404
    context = {
        "issuers": [place for place in mine if place.kind == "issuer"],
        "tree": _tree([place.thing for place in mine if place.kind == "affiliate"]),
        "site": next((place for place in mine if place.kind == "site"), None),
    }
    return render(request, "portal/people/overview.html", context)


def _tree(mine: list[Affiliate]) -> list[tuple[int, Affiliate]]:
    """The affiliates in tree order, each with its depth."""
    below: dict[int | None, list[Affiliate]] = {}
    known = {one.pk for one in mine}
    for one in mine:
        below.setdefault(one.parent_id if one.parent_id in known else None, []).append(one)

    def walk(parent: int | None, depth: int) -> list[tuple[int, Affiliate]]:
        return [
            line
            for one in below.get(parent, [])
            for line in [(depth, one), *walk(one.pk, depth + 1)]
        ]

    return walk(None, 0)


@login_required
def place(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """The people of one place, and its pending invitations."""
    here = _place(request, kind, slug)
    context: dict[str, Any] = {"place": here, "pending": here.invitations()}
    if kind == "affiliate":
        words, role = request.GET.get("q", "")[:100], request.GET.get("role", "")
        found = held.members(here, words, role)
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        context |= {"page": page, "q": words, "role": role, "rows": held.rows(page, here)}
    else:
        context["rows"] = held.rows(held.holders(here), here)
    return render(request, "portal/people/place.html", context)


@login_required
def invite(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Invite somebody by mail to a role here."""
    here = _place(request, kind, slug)
    form = InviteForm(request.POST or None, place=here, by=request.user)
    if request.method == "POST" and form.is_valid():
        sent = form.send()
        messages.success(request, _("The invitation to %(to)s is on its way.") % {"to": sent.email})
        return redirect("accounts:place", kind, slug)
    return render(request, "portal/people/invite.html", {"place": here, "form": form})


@login_required
def end_role(request: HttpRequest, kind: str, slug: str, code: str, role: str) -> HttpResponse:
    """Ask, then end one role of one person."""
    here = _place(request, kind, slug)
    found = held.find(here, code, role)
    if found is None:
        raise Http404
    if request.method == "POST":
        held.end(found, by=request.user)
        messages.success(request, _("The role has ended."))
        mine = places.find(request.user, kind, slug)
        return redirect("accounts:place", kind, slug) if mine else redirect("desk")
    context = {"place": here, "who": held.described(found, here)}
    return render(request, "portal/people/end_role.html", context)


def _pending(request: HttpRequest, handle: str) -> tuple[Invitation, places.Place]:
    found = get_object_or_404(Invitation.objects.pending(), handle=handle)
    kind = "issuer" if found.scope == "assessor" else found.scope
    return found, _place(request, kind, found.target)


@login_required
@require_POST
def resend(request: HttpRequest, handle: str) -> HttpResponse:
    """Send a pending invitation again."""
    found, here = _pending(request, handle)
    actions.resend(found, by=request.user)
    messages.success(request, _("Sent again to %(to)s.") % {"to": found.email})
    return redirect("accounts:place", here.kind, here.slug)


@login_required
@require_POST
def withdraw(request: HttpRequest, handle: str) -> HttpResponse:
    """Withdraw a pending invitation."""
    found, here = _pending(request, handle)
    actions.withdraw(found, by=request.user)
    messages.success(request, _("Withdrawn. The link in the mail no longer works."))
    return redirect("accounts:place", here.kind, here.slug)
