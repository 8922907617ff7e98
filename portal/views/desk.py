"""The desk: what a signed-in person does next, whatever their roles."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal import desks
from portal.accounts.models import User
from portal.desk import (
    assessing,
    deciding,
    earning,
    growing,
    guarding,
    leading,
    learning,
    looking_after,
    promising,
)
from portal.desk.parts import Section
from portal.kit import clock
from portal.kit.guards import signed_in


@require_safe
@signed_in
def desk(request: HttpRequest) -> HttpResponse:
    """One section for each role, the urgent first, and the one next step on top."""
    works = learning.works(request.user, clock.now())
    sections = [*_roles(request.user), earning.section(request.user), learning.section(works)]
    found = sorted((one for one in sections if one), key=lambda one: one.urgency)
    context = {
        "sections": found,
        "next": next((one.next for one in found if one.next), None),
        "growing": growing.of(request.user, works),
        "today": clock.now(),
    }
    return render(request, "portal/desk.html", context)


def _roles(user: User) -> list[Section | None]:
    """The sections of the roles this person has; among equals they stand in this order."""
    mine, now, found = desks.of(user), clock.now(), []
    if mine.assessor:
        found.append(assessing.section(user, now))
    if mine.approver:
        found.append(deciding.section(user))
    if mine.answers:
        found.append(guarding.section(user))
    if mine.seated:
        found.append(leading.section(user, now))
    if mine.manager or mine.site:
        found.append(looking_after.issuer(user, now))
    if mine.manager or mine.answers:
        found.append(promising.section(user))
    if mine.staff:
        found.append(looking_after.affiliate(user, invites=mine.invites))
    return found
