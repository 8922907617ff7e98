"""The issuer's decision on one attempt."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.kit import clock
from submissions.models import Submission


class Decision(models.Model):
    """What an approver did with a recommendation. Only one may be final per attempt.

    `results` are the merged results as the approver saw them, in the form of a Release.
    """

    class Outcome(models.TextChoices):
        APPROVE = "approve"
        DECLINE = "decline"
        SEND_BACK = "send_back"
        THIRD_READ = "third_read"

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=12, choices=Outcome)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decisions_made"
    )
    at = models.DateTimeField(default=clock.now)
    reason = models.TextField(blank=True)
    override = models.BooleanField(default=False)
    message = models.TextField(blank=True)
    results = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission"],
                condition=Q(outcome__in=("approve", "decline")),
                name="one_final_decision",
            ),
            models.CheckConstraint(
                condition=Q(override=False) | ~Q(reason=""), name="override_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.submission_id}"
