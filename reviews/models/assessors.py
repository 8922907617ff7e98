"""Assessors and whom they must not read."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from credentials.models import Issuer, MicroCredential, Stack
from portal.kit import clock
from portal.kit.pairs import paired

LOAD_CAP = 3


class Assessor(models.Model):
    """A person who scores for an issuer: how much at a time, and what of its catalogue.

    `skills` (whole stacks) and `titles` (single ones besides) both empty mean everything of the
    issuer; what was given back as `not_my_field` is never offered, whatever the two say.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assessor_roles"
    )
    issuer = models.ForeignKey(Issuer, on_delete=models.PROTECT, related_name="assessors")
    max_open = models.PositiveIntegerField(default=LOAD_CAP)
    skills = models.ManyToManyField(Stack, blank=True, related_name="+")
    titles = models.ManyToManyField(MicroCredential, blank=True, related_name="+")
    not_my_field = models.ManyToManyField(MicroCredential, blank=True, related_name="+")
    paused_until = models.DateTimeField(null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    granted_at = models.DateTimeField(default=clock.now)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "issuer"], condition=Q(ended_at=None), name="assessor_once"
            ),
            models.CheckConstraint(
                condition=paired("ended_at", "ended_by"),
                name="assessor_end_paired",
            ),
        ]

    def __str__(self) -> str:
        return f"assessor {self.user_id} of {self.issuer}"


class Conflict(models.Model):
    """Two people of whom one must not judge the other, and why. Read both ways round."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="conflicts"
    )
    other = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="conflicts_with"
    )
    reason = models.CharField(max_length=200)
    source = models.CharField(max_length=120)
    since = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "other", "source"], name="conflict_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} and {self.other_id}: {self.reason}"
