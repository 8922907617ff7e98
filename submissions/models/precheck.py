"""A stay at the anonymity officer's desk: before the readers, or because a reader reported."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.kit import clock, codes
from portal.kit.pairs import paired
from submissions.models.submission import Submission
from submissions.status import Status


class PreCheckQuerySet(models.QuerySet["PreCheck"]):
    """Sets of stays."""

    def waiting(self) -> "PreCheckQuerySet":
        """Not answered, and the work is still where it waits for the answer."""
        return self.filter(state__in=PreCheck.LIVE, submission__status__in=PreCheck.RESTING)


class PreCheck(models.Model):
    """One stay of an attempt at the desk, from what could not be cleared to the answer.

    `code` is seen by officers and leads alone. `seen` are the keys of what was found, so that what
    an officer has cleared is not asked about once more.
    """

    class Cause(models.TextChoices):
        SCAN = "scan", _("The check could not clear it")
        REPORT = "report", _("A reader reported it")

    class State(models.TextChoices):
        OPEN = "open", _("Waits for an answer")
        KEPT = "kept", _("Kept on hold")
        CLEARED = "cleared", _("Cleared for review")
        RETURNED = "returned", _("Returned to its author")

    LIVE = (State.OPEN, State.KEPT)
    RESTING = (Status.CHECKING, Status.HELD)

    code = models.CharField(max_length=12, unique=True, default=codes.slot_code)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="prechecks")
    cause = models.CharField(max_length=10, choices=Cause)
    seen = models.JSONField(default=list)
    opened_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = PreCheckQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission"],
                condition=Q(state__in=("open", "kept")),
                name="one_live_precheck",
            ),
            models.CheckConstraint(
                condition=paired("settled_at", "settled_by"), name="precheck_settled_paired"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.cause}"

    @property
    def is_live(self) -> bool:
        """The work rests until this is answered; asks `submission` where it stands."""
        return self.state in self.LIVE and self.submission.status in self.RESTING
