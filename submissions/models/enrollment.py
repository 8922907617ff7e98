"""An educator's enrollment in one version, and its due date."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from credentials.models import MicroCredential, Stack, Version
from portal.kit import clock, codes
from submissions.status import Status


class EnrollmentQuerySet(models.QuerySet["Enrollment"]):
    """Sets of enrollments."""

    def of(self, educator: object) -> "EnrollmentQuerySet":
        """The educator's own."""
        return self.filter(educator=educator)

    def unclosed(self) -> "EnrollmentQuerySet":
        """Neither withdrawn nor expired; of each credential a person has one at most."""
        return self.filter(closed_at=None)

    def active(self) -> "EnrollmentQuerySet":
        """Neither withdrawn, expired nor ended by an award."""
        return self.unclosed().exclude(submissions__status=Status.AWARDED)

    def earned(self) -> "EnrollmentQuerySet":
        """Ended by an award. The attempt's status says it, so that awarding writes nothing here."""
        return self.filter(submissions__status=Status.AWARDED)

    def not_over_before(self, moment: dt.datetime) -> "EnrollmentQuerySet":
        """Without those that were withdrawn, expired or earned before `moment`."""
        earned = Enrollment.objects.filter(
            submissions__status=Status.AWARDED, submissions__decided_at__lt=moment
        )
        going = self.filter(Q(closed_at=None) | Q(closed_at__gte=moment))
        return going.exclude(pk__in=earned.values("pk"))


class Enrollment(models.Model):
    """One educator doing one version; attempts hang on it (rows A12, D3, D4)."""

    code = models.CharField(max_length=40, unique=True, default=codes.long_code)
    educator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="enrollments"
    )
    credential = models.ForeignKey(
        MicroCredential, on_delete=models.PROTECT, related_name="enrollments"
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="enrollments")
    stack = models.ForeignKey(Stack, null=True, blank=True, on_delete=models.PROTECT)
    started_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField()
    due_zone = models.CharField(max_length=60)
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreement_version = models.CharField(max_length=20, blank=True)
    last_activity_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    continues = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="continued_by"
    )

    objects = EnrollmentQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["educator", "credential"],
                condition=Q(closed_at=None),
                name="one_open_enrollment",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at=None, agreement_version="")
                | (Q(agreed_at__isnull=False) & ~Q(agreement_version="")),
                name="agreement_paired",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.credential} {self.code}"


class Extension(models.Model):
    """A due date moved by staff, with the reason (row D3)."""

    enrollment = models.ForeignKey(Enrollment, on_delete=models.PROTECT, related_name="extensions")
    old_due_at = models.DateTimeField()
    new_due_at = models.DateTimeField()
    reason = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="extensions_given"
    )
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.enrollment} to {self.new_due_at:%Y-%m-%d}"

    @property
    def is_shorter(self) -> bool:
        """It took back a date that had been given too generously."""
        return self.new_due_at < self.old_due_at
