"""Issuers and their people."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Affiliate
from portal.kit import clock
from portal.kit.pairs import paired


class Issuer(models.Model):
    """An organization that publishes and awards (Open Badges: Profile; row L15)."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    url = models.URLField()
    email = models.EmailField()
    telephone = models.CharField(max_length=16, blank=True)
    tagline = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    time_zone = models.CharField(max_length=60, default="America/New_York")
    words = models.CharField(
        max_length=20, choices=Affiliate.Words, default=Affiliate.Words.CREDENTIAL
    )
    holidays = models.JSONField(default=list, blank=True)
    answer_days = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def days_off(self) -> list[dt.date]:
        """The days on which it does not work, weekends aside; `holidays` holds them as ISO dates."""
        return [dt.date.fromisoformat(day) for day in self.holidays]


class IssuerStaffQuerySet(models.QuerySet["IssuerStaff"]):
    """Sets of the issuer's people."""

    def live(self) -> "IssuerStaffQuerySet":
        """Roles that have not ended."""
        return self.filter(ended_at=None)


class IssuerStaff(models.Model):
    """A role at an issuer, with who granted and who ended it."""

    class Role(models.TextChoices):
        MANAGER = "manager", _("Manager")
        APPROVER = "approver", _("Approver")
        AUTHOR = "author", _("Author")
        OFFICER = "officer", _("Anonymity officer")
        LEAD = "lead", _("Lead assessor")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="issuer_roles"
    )
    issuer = models.ForeignKey(Issuer, on_delete=models.PROTECT, related_name="staff")
    role = models.CharField(max_length=20, choices=Role)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    granted_at = models.DateTimeField(default=clock.now)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = IssuerStaffQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "issuer", "role"],
                condition=Q(ended_at=None),
                name="issuer_staff_once",
            ),
            models.CheckConstraint(
                condition=paired("ended_at", "ended_by"),
                name="issuer_staff_end_paired",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role} {self.issuer}"
