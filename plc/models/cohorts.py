"""Cohorts and their seats."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from credentials.models import Stack
from portal.accounts.models import Affiliate
from portal.kit import clock, codes

LEAST = 15
TARGET = 20


class Cohort(models.Model):
    """A PLC of fifteen to twenty educators and their facilitator (row I1)."""

    code = models.CharField(max_length=40, unique=True, default=codes.long_code)
    name = models.CharField(max_length=120)
    affiliate = models.ForeignKey(Affiliate, on_delete=models.PROTECT, related_name="cohorts")
    stack = models.ForeignKey(Stack, null=True, blank=True, on_delete=models.PROTECT)
    starts_on = models.DateField()
    ends_on = models.DateField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-starts_on", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=models.F("starts_on")), name="cohort_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_over(self) -> bool:
        """Its last day has passed where its affiliate is."""
        return self.ends_on < clock.today(self.affiliate.time_zone)

    @property
    def opens_at(self) -> dt.datetime:
        """The first instant of its first day."""
        before = self.starts_on - dt.timedelta(days=1)
        return clock.end_of_day(before, self.affiliate.time_zone)

    @property
    def closes_at(self) -> dt.datetime:
        """The last instant of its last day."""
        return clock.end_of_day(self.ends_on, self.affiliate.time_zone)


class SeatQuerySet(models.QuerySet["Seat"]):
    """Sets of seats."""

    def live(self) -> "SeatQuerySet":
        """Not left."""
        return self.filter(left_at=None)

    def members(self) -> "SeatQuerySet":
        """Those who learn."""
        return self.filter(role=Seat.Role.MEMBER)

    def facilitators(self) -> "SeatQuerySet":
        """Those who lead."""
        return self.filter(role=Seat.Role.FACILITATOR)


class Seat(models.Model):
    """A person's place in a cohort."""

    class Role(models.TextChoices):
        MEMBER = "member", _("Member")
        FACILITATOR = "facilitator", _("Facilitator")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="seats")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="seats"
    )
    role = models.CharField(max_length=12, choices=Role, default=Role.MEMBER)
    joined_at = models.DateTimeField(default=clock.now)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["joined_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "user"], condition=Q(left_at=None), name="one_seat_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.cohort}"
