"""Pictures that issuers bring themselves: for a credential, a complete stack, or the issuer."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from credentials.models import Issuer, MicroCredential, Stack
from portal.kit import clock, codes


class DesignQuerySet(models.QuerySet["Design"]):
    """Sets of pictures."""

    def in_use(self) -> "DesignQuerySet":
        """Those that stand now, one for each thing."""
        return self.filter(used_at__isnull=False, ended_at=None)

    def waiting(self) -> "DesignQuerySet":
        """Those that were uploaded and are still to be looked at."""
        return self.filter(used_at=None)


class Design(models.Model):
    """An issuer's own picture for one thing, cleaned; a new one is another row.

    It waits until somebody has looked at it (`used_at`) and is frozen from then on. Badges are
    drawn with it from the next class on: what has been published keeps its picture. `dropped`
    names what was left out of the file.
    """

    uuid = models.UUIDField(unique=True, default=codes.public_id)
    issuer = models.ForeignKey(
        Issuer, null=True, blank=True, on_delete=models.PROTECT, related_name="designs"
    )
    stack = models.ForeignKey(
        Stack, null=True, blank=True, on_delete=models.PROTECT, related_name="designs"
    )
    credential = models.ForeignKey(
        MicroCredential, null=True, blank=True, on_delete=models.PROTECT, related_name="designs"
    )
    image = models.BinaryField()
    image_sha256 = models.CharField(max_length=64)
    svg = models.TextField(blank=True)
    alt = models.CharField(max_length=200)
    dropped = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    used_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = DesignQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(issuer__isnull=False, stack=None, credential=None)
                | Q(issuer=None, stack__isnull=False, credential=None)
                | Q(issuer=None, stack=None, credential__isnull=False),
                name="design_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(used_at__isnull=False), name="design_used_then_ended"
            ),
            *(
                models.UniqueConstraint(
                    fields=[thing],
                    condition=Q(used_at__isnull=False, ended_at=None),
                    name=f"one_design_of_{thing}_in_use",
                )
                for thing in ("issuer", "stack", "credential")
            ),
        ]

    def __str__(self) -> str:
        return f"design of {self.issuer or self.stack or self.credential}"
