"""My cohorts, making one, the page of one, and leaving it."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from plc.cohorts import actions, board, picture, policy, queries
from plc.cohorts.forms import CohortForm
from plc.inviting.actions import invite
from plc.models import Cohort, Seat
from plc.models.cohorts import LEAST, TARGET
from portal.kit import clock, once
from portal.kit.guards import signed_in


@require_safe
@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """The cohorts this person leads, looks after or sits in."""
    rows = list(queries.visible(request.user))
    return render(
        request,
        "plc/list.html",
        {
            "going": [cohort for cohort in rows if not cohort.is_over],
            "over": [cohort for cohort in rows if cohort.is_over],
            "may_create": bool(policy.roots(request.user)),
            "least": LEAST,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def create(request: HttpRequest) -> HttpResponse:
    """Make a cohort; the same form sent twice makes one. Others find no such page."""
    if not policy.roots(request.user):
        raise Http404
    posted = request.POST if request.method == "POST" else None
    form = CohortForm(posted, by=request.user, today=clock.today(request.user.time_zone))
    if posted is not None and form.is_valid():
        return _made(request, form)
    key = request.POST.get(once.FIELD) or once.new_key()
    return render(request, "plc/create.html", {"form": form, "once": key})


@transaction.atomic
def _made(request: HttpRequest, form: CohortForm) -> HttpResponse:
    if not once.first_use(request):
        return redirect("plc:list")
    cohort = actions.create(**form.cohort(), by=request.user)
    address = form.cleaned_data["facilitator"]
    if address:
        invite(cohort, address, Seat.Role.FACILITATOR, by=request.user)
    messages.success(request, _("The cohort is ready. Invite its members."))
    return redirect("plc:cohort", cohort.code)


@require_safe
@signed_in
def cohort(request: HttpRequest, code: str) -> HttpResponse:
    """Who leads it see who needs what; members see who leads it and who sits beside them."""
    found = get_object_or_404(queries.with_waiting(queries.visible(request.user)), code=code)
    seats = queries.seats(found)
    people = {
        "cohort": found,
        "facilitators": [seat.user for seat in seats if seat.role == Seat.Role.FACILITATOR],
        "others": [seat.user for seat in seats if seat.role == Seat.Role.MEMBER],
    }
    if not found.manages:
        return render(request, "plc/mine.html", people)
    sheet = board.build(seats, queries.begun(found), clock.now())
    return render(request, "plc/cohort.html", {**people, **_drawn(found, sheet)})


def _drawn(found: Cohort, sheet: board.Board) -> dict[str, Any]:
    counted = board.counts(sheet)
    titles = {
        "hand": _("Needs a hand now"),
        "writing": _("Writing"),
        "waiting": _("With the assessors"),
        "earned": _("Earned"),
    }
    return {
        "board": sheet,
        "groups": [(name, title, sheet.group(name)) for name, title in titles.items()],
        "counted": [(counted[name], title) for name, title in titles.items()],
        "picture": picture.line_svg(found.code, sheet.stones, _summary(counted, titles)),
        "warning": size_warning(sheet.members),
    }


def _summary(counted: dict[str, int], titles: dict[str, str]) -> str:
    return ", ".join(f"{title}: {counted[name]}" for name, title in titles.items())


def size_warning(members: int) -> str:
    """A word about the size, never a block (row I1: 15 at least, 20 to aim for)."""
    values = {"n": members, "least": LEAST, "target": TARGET}
    if members < LEAST:
        return (
            ngettext(
                "%(n)s member so far. A cohort carries itself from %(least)s; aim for %(target)s.",
                "%(n)s members so far. A cohort carries itself from %(least)s; aim for %(target)s.",
                members,
            )
            % values
        )
    if members > TARGET:
        return _("%(n)s members. Beyond %(target)s consider a second cohort.") % values
    return ""


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
