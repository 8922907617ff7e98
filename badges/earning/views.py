"""My badges, and one of them; only ever the reader's own."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from badges.earning import actions, certificate, queries
from badges.milestones import progress
from badges.models import Award
from badges.public import showing
from badges.renewing import actions as renewing
from badges.renewing import links, policy


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The grid of my badges."""
    page = {"cards": queries.cards(request.user), "growing": progress.of(request.user)}
    return render(request, "badges/mine.html", page)


@login_required
@require_safe
def badge(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One badge for its owner: what it is, accept or keep private, download."""
    award = _own(request, uuid)
    actions.opened(award, by=request.user)
    kind, status = queries.state(award)
    page = {
        "award": award,
        "page": showing.of_award(award),
        "kind": kind,
        "status": status,
        "renewable": bool(policy.may_renew(request.user, award)),
        "going": renewing.going(award),
        "newer": links.after(award),
    }
    return render(request, "badges/badge.html", page)


@login_required
@require_POST
def accept(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Make it public."""
    actions.accept(_own(request, uuid), by=request.user)
    return redirect("badges:badge", uuid=uuid)


@login_required
@require_POST
def decline(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Keep it private."""
    actions.decline_badge(_own(request, uuid), by=request.user)
    return redirect("badges:badge", uuid=uuid)


@login_required
@require_safe
def certificate_pdf(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The certificate, which carries the name: its owner's alone."""
    award = _own(request, uuid)
    about = award.badge_class.stack or award.version.credential
    body = certificate.pdf(award, translation.get_language() or "en")
    response = HttpResponse(body, content_type="application/pdf")
    name = _("certificate") + f"-{about.slug}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _own(request: HttpRequest, uuid: UUID) -> Award:
    return get_object_or_404(queries.of(request.user), uuid=uuid)
