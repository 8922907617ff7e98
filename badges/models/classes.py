"""What is awarded, as published: frozen, with its images (Open Badges 2.0, BadgeClass)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from credentials.models import Issuer, MicroCredential, Stack, Version
from portal.kit import clock, codes


class Design(models.Model):
    """An issuer's own picture for one credential, cleaned; a new one is another row.

    It is drawn on from the next class on: what has been published keeps its picture.
    """

    credential = models.ForeignKey(
        MicroCredential, on_delete=models.PROTECT, related_name="designs"
    )
    image = models.BinaryField()
    svg = models.TextField(blank=True)
    alt = models.CharField(max_length=200)
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["credential"], condition=Q(ended_at=None), name="one_design_in_use"
            )
        ]

    def __str__(self) -> str:
        return f"design of {self.credential}"


class BadgeClassSnapshot(models.Model):
    """The BadgeClass of one version, or of one complete stack, as published.

    A class that changes after it was awarded is another row with another public id: `edition`
    counts those of one version or stack, the highest is the one that is awarded now.
    """

    uuid = models.UUIDField(unique=True, default=codes.public_id)
    issuer = models.ForeignKey(Issuer, on_delete=models.PROTECT, related_name="badge_classes")
    version = models.ForeignKey(
        Version, null=True, blank=True, on_delete=models.PROTECT, related_name="badge_classes"
    )
    stack = models.ForeignKey(
        Stack, null=True, blank=True, on_delete=models.PROTECT, related_name="badge_classes"
    )
    edition = models.PositiveIntegerField(default=1)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=10)
    document = models.TextField()
    image = models.BinaryField()
    image_sha256 = models.CharField(max_length=64)
    svg = models.TextField(blank=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(version=None, stack__isnull=False)
                | Q(version__isnull=False, stack=None),
                name="class_of_one_thing",
            ),
            models.UniqueConstraint(fields=["version", "edition"], name="class_edition_once"),
            models.UniqueConstraint(fields=["stack", "edition"], name="stack_class_edition_once"),
        ]

    def __str__(self) -> str:
        return f"class of {self.version or self.stack}"
