"""What a reader reported as telling who wrote it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.kit import clock, codes
from reviews.models.slots import ReviewSlot


class IdentityReport(models.Model):
    """One place of a work that a reader thinks names its author, and how it was settled.

    There are no words of the reader in it: what they saw must not be said once more.
    """

    class Kind(models.TextChoices):
        NAME = "name", _("A name")
        PLACE = "place", _("A school, a district or a local")
        CONTACT = "contact", _("An address, a number, an account or a link")
        LIKENESS = "likeness", _("A face or a voice")
        STUDENT = "student", _("The name of a student")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        OPEN = "open", _("Waits for an answer")
        KEPT = "kept", _("Kept on hold")
        CLEARED = "cleared", _("Returned to review")

    code = models.CharField(max_length=12, unique=True, default=codes.slot_code)
    slot = models.ForeignKey(ReviewSlot, on_delete=models.PROTECT, related_name="reports")
    part = models.PositiveIntegerField()
    source = models.CharField(max_length=10)
    n = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reported_at = models.DateTimeField(default=clock.now)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["reported_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="identity_report_settled_paired",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.kind}"
