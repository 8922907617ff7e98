"""My cohorts, making one, and the page of one."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
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
            "may_create": bool(policy.places(request.user)),
            "least": LEAST,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def create(request: HttpRequest) -> HttpResponse:
    """Make a cohort; the same form sent twice makes one. Others find no such page."""
    if not policy.places(request.user):
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
