"""Requests to be forgotten."""

from django.db import models
from django.db.models import Q

from portal.accounts.models.people import User
from portal.kit import clock, codes


class ErasureRequestQuerySet(models.QuerySet["ErasureRequest"]):
    """Sets of requests."""

    def open(self) -> "ErasureRequestQuerySet":
        """Neither carried out nor called off."""
        return self.filter(cancelled_at=None, done_at=None)


class ErasureRequest(models.Model):
    """A person's wish to be forgotten: asked, then carried out after a grace, or called off."""

    code = models.CharField(max_length=40, unique=True, default=codes.long_code)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="erasure_requests")
    asked_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField()
    cancelled_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    waiting_for = models.CharField(max_length=300, blank=True)

    objects = ErasureRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(cancelled_at=None, done_at=None),
                name="one_open_erasure",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancelled_by=None)
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False, done_at=None),
                name="erasure_cancel_paired",
            ),
        ]

    def __str__(self) -> str:
        return f"erasure of {self.user.code}"

    @property
    def is_open(self) -> bool:
        """It still waits to be carried out, and can be called off."""
        return not self.cancelled_at and not self.done_at
