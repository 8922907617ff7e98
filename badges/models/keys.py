"""The keys that issuers sign with, and what was signed with them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from badges.models.awards import Award
from credentials.models import Issuer
from portal.kit import clock, codes


class SigningKeyQuerySet(models.QuerySet["SigningKey"]):
    """Sets of keys."""

    def active(self) -> "SigningKeyQuerySet":
        """Those that sign; one for each issuer."""
        return self.filter(retired_at=None)

    def trusted(self) -> "SigningKeyQuerySet":
        """Those whose signatures can be believed: active, or retired and never in other hands."""
        return self.exclude(reason=SigningKey.Reason.COMPROMISED)


class SigningKey(models.Model):
    """A pair of keys. The public half stays for ever; `sealed` is the private half, encrypted.

    With its retirement the private half is destroyed: what is not there cannot be lost. Keys made
    when first needed have nobody as their maker. `note` is the issuer's own and is not published.
    """

    class Reason(models.TextChoices):
        PLANNED = "planned", _("It is time for a new one")
        COMPROMISED = "compromised", _("Somebody else has it, or may have it")

    uuid = models.UUIDField(unique=True, default=codes.public_id)
    issuer = models.ForeignKey(Issuer, on_delete=models.PROTECT, related_name="signing_keys")
    public_pem = models.TextField()
    sealed = models.BinaryField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    note = models.CharField(max_length=500, blank=True)

    objects = SigningKeyQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuer"], condition=Q(retired_at=None), name="one_active_signing_key"
            ),
            models.CheckConstraint(
                condition=Q(retired_at=None, retired_by=None, reason="", sealed__isnull=False)
                | Q(
                    retired_at__isnull=False,
                    retired_by__isnull=False,
                    reason__in=("planned", "compromised"),
                    sealed=None,
                ),
                name="signing_key_active_or_retired",
            ),
        ]

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def is_compromised(self) -> bool:
        """Whether others have it or may have it: what it signed counts no longer."""
        return self.reason == self.Reason.COMPROMISED


class SignedAssertion(models.Model):
    """An award as signed text: made once with each key, kept, and never changed."""

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="signed")
    key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="signed")
    uuid = models.UUIDField(unique=True, default=codes.public_id)
    jws = models.TextField()
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["award", "key"], name="signed_once_with_a_key"),
        ]

    def __str__(self) -> str:
        return str(self.uuid)
