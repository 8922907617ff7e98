"""What a reader reported as telling who wrote it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.kit import clock
from reviews.models.slots import ReviewSlot
from submissions.models import PreCheck


class IdentityReport(models.Model):
    """One place of a work that a reader thinks names its author; `case` says how it was settled.

    There are no words of the reader in it: what they saw must not be said once more.
    """

    class Kind(models.TextChoices):
        NAME = "name", _("A name")
        PLACE = "place", _("A school, a district or a local")
        CONTACT = "contact", _("An address, a number, an account or a link")
        LIKENESS = "likeness", _("A face or a voice")
        STUDENT = "student", _("The name of a student")
        OTHER = "other", _("Something else")

    case = models.OneToOneField(PreCheck, on_delete=models.PROTECT, related_name="report")
    slot = models.ForeignKey(ReviewSlot, on_delete=models.PROTECT, related_name="reports")
    part = models.PositiveIntegerField()
    source = models.CharField(max_length=10)
    n = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reported_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["reported_at", "pk"]

    def __str__(self) -> str:
        return f"{self.code}: {self.kind}"

    @property
    def code(self) -> str:
        """The code of the stay at the officer's desk that it began."""
        return self.case.code
