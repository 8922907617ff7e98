"""My badges, and one of them; only ever the reader's own."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from badges.earning import actions, certificate, menu, queries
from badges.milestones import progress
from badges.public import showing
from badges.renewing import actions as renewing
from badges.renewing import links, policy
from badges.revoking import queries as revoking
from badges.signing import queries as signing


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The grid of my badges."""
    cards = queries.cards(request.user)
    # what was hidden a moment ago, named so that it can be undone at once
    just = next((c for c in cards if c.hidden and str(c.uuid) == request.GET.get("hidden")), None)
    page = {"cards": cards, "just": just, "growing": progress.of(request.user)}
    return render(request, "badges/mine.html", page)


@login_required
@require_safe
def badge(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One badge for its owner: what it is, accept or keep private, download."""
    award = queries.own(request.user, uuid)
    actions.opened(award, by=request.user)
    kind, status = queries.state(award)
    page = {
        "award": award,
        "page": showing.of_award(award),
        "kind": kind,
        "status": status,
        "moved": queries.is_for_another_address(award),
        "menu": menu.of(award, request.user),
        "copies": signing.copies(award),
        "asked": revoking.open_of(award),
        "renewable": bool(policy.may_renew(request.user, award)),
        "going": renewing.going(award),
        "newer": links.after(award),
    }
    return render(request, "badges/badge.html", page)


@login_required
@require_POST
def accept(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Make it public."""
    actions.accept(queries.own(request.user, uuid), by=request.user)
    return redirect("badges:badge", uuid=uuid)


@login_required
@require_POST
def decline(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Keep it private."""
    actions.decline_badge(queries.own(request.user, uuid), by=request.user)
    return redirect("badges:badge", uuid=uuid)


@login_required
@require_safe
def certificate_pdf(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The certificate, which carries the name: its owner's alone."""
    award = queries.own(request.user, uuid)
    about = award.badge_class.stack or award.version.credential
    lang, with_address = translation.get_language() or "en", "address" in request.GET
    body = certificate.pdf(award, lang, with_address=with_address)
    response = HttpResponse(body, content_type="application/pdf")
    name = _("certificate") + f"-{about.slug}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
