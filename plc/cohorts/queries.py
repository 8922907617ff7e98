"""Cohorts that a person may see, and how far their members are: public labels only."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import BooleanField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Lower

from credentials.models import StackItem
from plc.models import Cohort, Seat
from portal.accounts.models import Invitation, Membership
from portal.kit import clock
from submissions import progress
from submissions.models import Enrollment

STAFF = (Membership.Role.STAFF, Membership.Role.POINT_PERSON)
UPWARDS = ("affiliate", "affiliate__parent", "affiliate__parent__parent")
HIGHEST = "affiliate__parent__parent__parent"


def visible(user: Any) -> QuerySet[Cohort]:
    """Cohorts where `user` has a seat, or of affiliates whose staff they are.

    `manages` says whether they lead it or look after it, `seated` whether they sit in it,
    `size` how many members it has.
    """
    mine = Seat.objects.live().filter(cohort=OuterRef("pk"), user=user)
    rows = Cohort.objects.annotate(
        seated=Exists(mine), manages=Exists(mine.facilitators()) | Exists(_staff(user))
    )
    return (
        rows.filter(Q(seated=True) | Q(manages=True))
        .annotate(size=Count("seats", filter=Q(seats__left_at=None, seats__role=Seat.Role.MEMBER)))
        .select_related("affiliate", "stack")
    )


def with_waiting(cohorts: QuerySet[Cohort]) -> QuerySet[Cohort]:
    """The same with `waiting`: how many invitations wait for an answer, and `lapsed`: have run out."""
    asked = Invitation.objects.pending().filter(scope="cohort", target=OuterRef("code"))
    good = Q(expires_at__gt=clock.now())
    return cohorts.annotate(
        waiting=_counted(asked.filter(good)), lapsed=_counted(asked.filter(~good))
    )


def _counted(asked: QuerySet[Invitation]) -> Subquery:
    return Subquery(asked.order_by().values("target").annotate(n=Count("pk")).values("n"))


def managed(user: Any) -> QuerySet[Cohort]:
    """Those that `user` leads or looks after."""
    return visible(user).filter(manages=True)


def seats(cohort: Cohort) -> list[Seat]:
    """Live seats with their people, by name."""
    rows = cohort.seats.live().select_related("user")
    return list(rows.order_by("user__given_name", "user__family_name", "pk"))


def begun(cohort: Cohort) -> QuerySet[Enrollment]:
    """What the members work on in the time of the cohort, with their progress.

    `inside` says whether it stands in the stack of the cohort; of what does not, nobody here is
    told more than that it is there. Work that was over before the cohort began, or began after
    its end, is nobody's business here.
    """
    members = cohort.seats.live().members().values("user")
    rows = (
        Enrollment.objects.not_over_before(cohort.opens_at)
        .filter(
            educator__in=members,
            started_at__lte=cohort.closes_at,
        )
        .annotate(inside=_is_inside(cohort))
    )
    return progress.measured(rows).select_related("credential").order_by("started_at", "pk")


def works(cohort: Cohort) -> QuerySet[Enrollment]:
    """Of these what stands in the stack; all where the cohort has none."""
    return begun(cohort).filter(inside=True)


def pending(cohort: Cohort) -> QuerySet[Invitation]:
    """Invitations to it that are not answered."""
    rows = Invitation.objects.pending().filter(scope="cohort", target=cohort.code)
    return rows.order_by("email")


def void(seat: Seat) -> QuerySet[Invitation]:
    """Those that lose their ground with this seat: sent to its person, or by them.

    The ones sent stand where the person still manages the cohort.
    """
    mine = EmailAddress.objects.filter(user=seat.user).annotate(lower=Lower("email"))
    lost = Q(email__in=mine.values("lower"))
    if not managed(seat.user).filter(pk=seat.cohort_id).exists():
        lost |= Q(invited_by=seat.user)
    return pending(seat.cohort).filter(lost)


def _is_inside(cohort: Cohort) -> Any:
    if not cohort.stack_id:
        return Value(True, BooleanField())
    items = StackItem.objects.filter(stack=cohort.stack_id, credential=OuterRef("credential"))
    return Exists(items)


def _staff(user: Any) -> QuerySet[Membership]:
    above = Q(affiliate=OuterRef(HIGHEST))
    for path in UPWARDS:
        above |= Q(affiliate=OuterRef(path))
    return Membership.objects.live().filter(above, user=user, role__in=STAFF)
