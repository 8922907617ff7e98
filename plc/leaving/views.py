"""The page that asks before a seat ends."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from plc.cohorts import actions, policy, queries
from plc.models import Seat
from portal.kit.guards import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def leave(request: HttpRequest, code: str, person: str = "") -> HttpResponse:
    """Ask, then end one's own seat, or a member's by who manages the cohort.

    The only facilitator is told what to do first.
    """
    found = get_object_or_404(queries.visible(request.user), code=code)
    whose = person or request.user.code
    if whose != request.user.code and not found.manages:
        raise Http404
    seats = found.seats.live().select_related("user", "cohort__affiliate")
    seat = get_object_or_404(seats, user__code=whose)
    verdict = policy.may_end(request.user, seat)
    if not verdict:
        return _first(request, seat, str(verdict.reason))
    if request.method == "POST":
        actions.leave(seat, by=request.user)
        messages.success(request, _("%(name)s has left the cohort.") % {"name": seat.user})
        return redirect(*(["plc:cohort", code] if found.manages and person else ["plc:list"]))
    return render(request, "plc/leave.html", _asked(seat, own=seat.user_id == request.user.pk))


def _first(request: HttpRequest, seat: Seat, reason: str) -> HttpResponse:
    """What has to be done before; nothing has ended."""
    invite_url = reverse("plc:invite", args=[seat.cohort.code]) + f"?as={Seat.Role.FACILITATOR}"
    heading = _("Leave %(cohort)s?") % {"cohort": seat.cohort.name}
    values = {"cohort": seat.cohort, "heading": heading, "reason": reason, "invite_url": invite_url}
    return render(request, "plc/leave_first.html", values, status=_refused(request))


def _refused(request: HttpRequest) -> int:
    return 409 if request.method == "POST" else 200


def _asked(seat: Seat, *, own: bool) -> dict[str, Any]:
    values = {"name": seat.user, "cohort": seat.cohort.name}
    return {
        "heading": _("Leave %(cohort)s?") % values if own
        else _("Take %(name)s out of %(cohort)s?") % values,
        "text": _("Work, badges and dates stay as they are. Coming back takes a new invitation."),
        "submit_label": _("Leave the cohort") if own else _("Take out"),
        "submit_kind": "danger",
        "cancel_url": reverse("plc:cohort", args=[seat.cohort.code]),
    }  # fmt: skip
