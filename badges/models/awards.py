"""Awards, and the frozen class they were awarded under."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from badges.models.decisions import Decision
from credentials.models import Version
from portal.kit import clock, codes
from portal.kit.pairs import paired
from submissions.models import Submission


class BadgeClassSnapshot(models.Model):
    """The BadgeClass as published for one version: frozen, with its image (Open Badges 2.0)."""

    uuid = models.UUIDField(unique=True, default=codes.public_id)
    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="badge_class")
    document = models.TextField()
    image = models.BinaryField()
    image_sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"class of {self.version}"


class AwardQuerySet(models.QuerySet["Award"]):
    """Sets of awards."""

    def live(self) -> "AwardQuerySet":
        """Not revoked."""
        return self.filter(revoked_at=None)

    def public(self) -> "AwardQuerySet":
        """Issued and accepted: what a stranger may open."""
        return self.filter(issued_at__isnull=False, accepted_at__isnull=False)


class Award(models.Model):
    """One badge for one person, awarded exactly once. `document` is the Assertion as issued."""

    class Source(models.TextChoices):
        DECISION = "decision"

    uuid = models.UUIDField(unique=True, default=codes.public_id)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="awards"
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="awards")
    submission = models.OneToOneField(
        Submission, null=True, blank=True, on_delete=models.PROTECT, related_name="award"
    )
    decision = models.OneToOneField(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="award"
    )
    source = models.CharField(max_length=12, choices=Source, default=Source.DECISION)
    source_key = models.CharField(max_length=80, unique=True)
    recipient_email = models.EmailField()
    salt = models.CharField(max_length=64)
    awarded_on = models.DateField()
    created_at = models.DateTimeField(default=clock.now)
    document = models.TextField(blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    certificate_public = models.BooleanField(default=False)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    revocation_reason = models.CharField(max_length=200, blank=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "version"], condition=Q(revoked_at=None), name="one_live_award"
            ),
            models.CheckConstraint(
                condition=Q(issued_at=None, document="")
                | (Q(issued_at__isnull=False) & ~Q(document="")),
                name="issued_has_document",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(declined_at=None), name="accepted_or_declined"
            ),
            models.CheckConstraint(
                condition=paired("revoked_at", "revoked_by"),
                name="revocation_paired",
            ),
        ]

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def is_public(self) -> bool:
        """A stranger may open its page and documents."""
        return self.issued_at is not None and self.accepted_at is not None
