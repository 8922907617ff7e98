"""What others say for an issuer, a stack or a credential (row F14)."""

from django.db import models
from django.db.models import Q

from credentials.models import Issuer, MicroCredential, Stack
from portal.kit import clock, codes


class Endorsement(models.Model):
    """One organisation's word for one thing, as the issuer received it. An ended one is not shown."""

    uuid = models.UUIDField(unique=True, default=codes.public_id)
    issuer = models.ForeignKey(
        Issuer, null=True, blank=True, on_delete=models.PROTECT, related_name="endorsements"
    )
    stack = models.ForeignKey(
        Stack, null=True, blank=True, on_delete=models.PROTECT, related_name="endorsements"
    )
    credential = models.ForeignKey(
        MicroCredential,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="endorsements",
    )
    endorser = models.CharField(max_length=200)
    endorser_url = models.URLField()
    endorser_email = models.EmailField()
    comment = models.TextField()
    language = models.CharField(max_length=10, default="en")
    endorsed_on = models.DateField()
    created_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(issuer__isnull=False, stack=None, credential=None)
                | Q(issuer=None, stack__isnull=False, credential=None)
                | Q(issuer=None, stack=None, credential__isnull=False),
                name="endorses_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.endorser} on {self.issuer or self.stack or self.credential}"
