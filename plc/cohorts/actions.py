"""Making a cohort, joining it, leaving it."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from credentials.models import Stack
from plc.cohorts import policy, queries
from plc.models import Cohort, Seat
from portal.accounts.inviting import actions as inviting
from portal.accounts.models import Affiliate
from portal.kit import audit, clock
from portal.kit.verdict import Refused
from reviews.giving_back import actions as giving_back


@transaction.atomic
def create(
    name: str,
    affiliate: Affiliate,
    *,
    by: Any,
    starts_on: dt.date,
    ends_on: dt.date,
    stack: Stack | None = None,
    facilitates: bool = True,
) -> Cohort:
    """A new cohort; its maker leads it unless `facilitates` is False. Raises Refused.

    A facilitator who is not staff leads it in any case: nobody else would look after it.
    """
    policy.may_create(by, affiliate).require()
    if ends_on <= starts_on:
        raise Refused(_("A cohort ends after it starts."))
    cohort = Cohort.objects.create(
        name=name,
        affiliate=affiliate,
        stack=stack,
        starts_on=starts_on,
        ends_on=ends_on,
        created_by=by,
    )
    audit.record("plc.create", f"cohort:{cohort.code}", by=by, affiliate=affiliate.slug)
    if facilitates or policy.must_lead(by, affiliate):
        _seat(by, cohort, Seat.Role.FACILITATOR)
    return cohort


@transaction.atomic
def join(user: Any, cohort: Cohort | str, role: str, *, by: Any) -> Seat:
    """Give `user` a seat, once, on the authority of `by`, who invited them. Raises Refused.

    A member who accepts an invitation to facilitate becomes a facilitator, never the other way
    round. From here on members and facilitators never assess each other.
    """
    found = cohort if isinstance(cohort, Cohort) else Cohort.objects.filter(code=cohort).first()
    if found is None:
        raise Refused(_("This cohort is no longer there."))
    policy.may_join(found, role, by=by).require()
    seat = _seat(user, found, role)
    audit.record("plc.join", f"cohort:{found.code}", by=by, user=user.code, role=seat.role)
    return seat


@transaction.atomic
def leave(seat: Seat, *, by: Any) -> None:
    """End a seat: the person's own, or another's by who manages the cohort. Raises Refused.

    The conflicts stay: who has sat together does not assess each other. Invitations that would
    bring the person back, or that they may no longer give, are withdrawn.
    """
    policy.may_end(by, seat).require()
    seat.left_at = clock.now()
    seat.save(update_fields=["left_at"])
    audit.record("plc.leave", f"cohort:{seat.cohort.code}", by=by, user=seat.user.code)
    for invitation in queries.void(seat):
        inviting.withdraw(invitation, by=by)


def _seat(user: Any, cohort: Cohort, role: str) -> Seat:
    seat = _live(user, cohort)
    if seat is None:
        try:
            with transaction.atomic():
                seat = Seat.objects.create(cohort=cohort, user=user, role=role)
        except IntegrityError:
            seat = _live(user, cohort)
    if role == Seat.Role.FACILITATOR and seat.role != role:
        seat.role = role
        seat.save(update_fields=["role"])
    _keep_apart(seat)
    return seat


def _live(user: Any, cohort: Cohort) -> Seat | None:
    return Seat.objects.live().filter(cohort=cohort, user=user).first()


def _keep_apart(seat: Seat) -> None:
    """Conflicts with everyone else in the cohort; reviews reads them both ways.

    Two facilitators teach nobody of the pair, so they have none.
    """
    others = seat.cohort.seats.live().exclude(user=seat.user_id)
    if seat.role == Seat.Role.FACILITATOR:
        others = others.members()
    near = others.values_list("user", flat=True)
    source = f"cohort:{seat.cohort.code}"
    giving_back.part(seat.user_id, near, reason="same cohort", source=source)
