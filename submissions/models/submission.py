"""An attempt and the history of its status."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.kit import clock, codes
from submissions.models.enrollment import Enrollment
from submissions.status import EDITABLE, OPEN, Public, Status, public_label


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Sets of attempts, in the words of the status table."""

    def open(self) -> "SubmissionQuerySet":
        """Not yet decided, not closed."""
        return self.filter(status__in=OPEN)

    def awaiting_decision(self) -> "SubmissionQuerySet":
        """Recommended to the issuer."""
        return self.filter(status=Status.RECOMMENDED)


class Submission(models.Model):
    """One attempt. Frozen while it is anywhere but Draft or Needs a fix.

    `code` is the educator's, `desk_code` the issuer's; each review slot has one of its own, so
    that no code is ever seen on both sides of the blind line. `promised_on` is the day by which an
    answer may be expected, last set at `promise_set_at`; `ticks` are the tips that the educator
    has ticked after a "not yet".
    """

    code = models.CharField(max_length=40, unique=True, default=codes.long_code)
    desk_code = models.CharField(max_length=12, unique=True, default=codes.slot_code)
    enrollment = models.ForeignKey(Enrollment, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField(default=1)
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    held_from = models.CharField(max_length=20, choices=Status, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    recommended_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)
    promised_on = models.DateField(null=True, blank=True)
    promise_set_at = models.DateTimeField(null=True, blank=True)
    ticks = models.JSONField(null=True, blank=True)
    # What the readers' copy leaves out (submissions.covers); beside the work, which stays as written.
    covered = models.JSONField(null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["enrollment", "number"], name="attempt_number_once"),
            models.UniqueConstraint(
                fields=["enrollment"], condition=Q(status__in=OPEN), name="one_open_attempt"
            ),
            models.CheckConstraint(
                condition=(Q(status=Status.HELD) & ~Q(held_from=""))
                | (~Q(status=Status.HELD) & Q(held_from="")),
                name="held_has_origin",
            ),
        ]

    def __str__(self) -> str:
        return f"attempt {self.number} of {self.enrollment_id}"

    @property
    def public(self) -> Public:
        """The label that educator and facilitator see."""
        return public_label(self.status)

    @property
    def is_editable(self) -> bool:
        """The educator may still write."""
        return self.status in EDITABLE


class StatusChange(models.Model):
    """One move, append-only; written by workflow.advance in the same transaction."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="changes")
    verb = models.CharField(max_length=20)
    source = models.CharField(max_length=20, blank=True)
    target = models.CharField(max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.verb}: {self.source} to {self.target}"
