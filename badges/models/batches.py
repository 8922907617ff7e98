"""Works that an approver approves together, and which of them were opened first."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from badges.models.decisions import Decision
from portal.kit import clock, codes
from submissions.models import Submission


class Batch(models.Model):
    """A list of unanimous passes, made once; the order of its draw is kept with it.

    It ends by being confirmed and settled: nobody draws anew because the draw does not please.
    """

    code = models.CharField(max_length=12, unique=True, default=codes.slot_code)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="batches"
    )
    seed = models.CharField(max_length=40, default=codes.long_code)
    begun_at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "batches"
        constraints = [
            models.UniqueConstraint(
                fields=["by"], condition=Q(closed_at=None), name="one_open_batch"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(confirmed_at__isnull=False),
                name="closed_batch_was_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class BatchItem(models.Model):
    """One work of the list: when it was looked at, and what became of it; then it stays so.

    `rank` is its place in the draw, `recommended_at` the recommendation that was listed.
    """

    class State(models.TextChoices):
        LISTED = "listed"
        APPROVED = "approved"
        LEFT_OUT = "left_out"

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="items")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="batched")
    rank = models.PositiveIntegerField()
    recommended_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.LISTED)
    decision = models.OneToOneField(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="batch_item"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["batch", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "submission"], name="batched_once"),
            models.UniqueConstraint(fields=["batch", "rank"], name="batch_rank_once"),
            models.CheckConstraint(
                condition=Q(state="approved", decision__isnull=False)
                | (~Q(state="approved") & Q(decision=None)),
                name="approved_item_has_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.submission_id}"
