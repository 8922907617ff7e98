"""What is awarded, as published: frozen, with its images (Open Badges 2.0, BadgeClass)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from badges.models.designs import Design
from credentials.models import Issuer, Stack, Version
from portal.kit import clock, codes


class BadgeClassSnapshot(models.Model):
    """The BadgeClass of one version, or of one complete stack, as published.

    A class that changes after it was awarded is another row with another public id: `edition`
    counts those of one version or stack, the highest is the one that is awarded now. `design` is
    the issuer's own picture, where the class does not have the one that the portal draws.
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
    design = models.ForeignKey(
        Design, null=True, blank=True, on_delete=models.PROTECT, related_name="badge_classes"
    )
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

    @property
    def alt(self) -> str:
        """What its picture shows, in words; `design` is selected."""
        if self.design:
            return self.design.alt
        return _("The badge for %(title)s: a cairn of gold stones") % {"title": self.name}
