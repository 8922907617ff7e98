"""Notes of an assessor: tied to a criterion and to a place in the work; part of the feedback."""

from django.db import models

from credentials.models import Criterion
from portal.kit import codes
from reviews.models.reviews import Review


class Note(models.Model):
    """One remark on one place. `where` says the place in words, as its writer read it then."""

    class Source(models.TextChoices):
        ACTIVITY = "activity"
        ANSWER = "answer"
        ITEM = "item"

    class Unit(models.TextChoices):
        WHOLE = ""
        PAGE = "page"
        PARAGRAPH = "paragraph"
        TIME = "time"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="notes")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12, unique=True, default=codes.slot_code)
    part = models.PositiveIntegerField()
    source = models.CharField(max_length=10, choices=Source)
    n = models.PositiveIntegerField()
    unit = models.CharField(max_length=10, choices=Unit, blank=True, default=Unit.WHOLE)
    at = models.PositiveIntegerField(default=0)
    where = models.CharField(max_length=300)
    text = models.TextField()

    class Meta:
        ordering = ["part", "source", "n", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.where}: {self.text[:40]}"

    @property
    def said(self) -> str:
        """The note as it stands in the feedback."""
        return f"{self.where}: {self.text}"
