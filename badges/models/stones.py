"""Which credentials a stack's badge is made of: the list as it was when the class was published."""

from django.db import models

from badges.models.classes import BadgeClassSnapshot
from credentials.models import MicroCredential


class Stone(models.Model):
    """One credential of a complete stack, by the title it had then. Frozen with its class."""

    badge_class = models.ForeignKey(
        BadgeClassSnapshot, on_delete=models.PROTECT, related_name="stones"
    )
    credential = models.ForeignKey(MicroCredential, on_delete=models.PROTECT, related_name="stones")
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=200)

    class Meta:
        ordering = ["badge_class", "position"]
        constraints = [
            models.UniqueConstraint(fields=["badge_class", "position"], name="stone_place_once"),
            models.UniqueConstraint(fields=["badge_class", "credential"], name="stone_once"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"
