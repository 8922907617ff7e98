"""What a reader promised before the first claim, and when they are away."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.kit import clock


class Confidentiality(models.Model):
    """That a person accepted a version of the agreement, in which words: append-only.

    `digest` is the sha256 of the very text that stood on the page in `language`.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="confidentiality"
    )
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=10)
    digest = models.CharField(max_length=64)
    accepted_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "version"], name="confidentiality_once")
        ]

    def __str__(self) -> str:
        return f"{self.version} accepted by {self.user_id}"


class Absence(models.Model):
    """The coming time in which a reader takes nothing: from the first instant to the last."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="absence"
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="absence_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} away until {self.ends_at:%Y-%m-%d}"
