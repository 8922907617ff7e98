"""One award that takes the place of another of the same person."""

from django.db import models

from badges.models.awards import Award
from portal.kit import clock


class Succession(models.Model):
    """`new` follows `old`: written anew for another address, or earned anew before it expired.

    Source: open-badges reference, 5.7 (a changed address) and 5.11 (renewal).
    """

    class Kind(models.TextChoices):
        REISSUE = "reissue"
        RENEWAL = "renewal"

    kind = models.CharField(max_length=8, choices=Kind)
    old = models.OneToOneField(Award, on_delete=models.PROTECT, related_name="followed_by")
    new = models.OneToOneField(Award, on_delete=models.PROTECT, related_name="follows")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.old_id}"
