"""Awards: one badge for one person."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from badges.models.award_sets import AwardQuerySet
from badges.models.classes import BadgeClassSnapshot
from badges.models.decisions import Decision
from credentials.models import Issuer, Stack, Version
from portal.kit import clock, codes
from portal.kit.pairs import paired
from submissions.models import Submission


class Award(models.Model):
    """One badge for one person, awarded exactly once. `document` is the Assertion as issued.

    It is for one version, or for a complete stack. `succeeded_at` is set when another award has
    taken its place (Succession); revoked or not, it is then not the live one any more.
    """

    class Source(models.TextChoices):
        DECISION = "decision"
        STACK = "stack"
        SUCCESSION = "succession"

    class Gone(models.TextChoices):
        """Why it was revoked, in the words of its own public page."""

        MISTAKE = "mistake", _("It was issued by mistake.")
        EVIDENCE = "evidence", _("The evidence was not what it was said to be.")
        CONSENT = "consent", _("People in the evidence did not consent.")
        REQUEST = "request", _("Its owner asked for it.")
        SUPERSEDED = "superseded", _("It was written anew and this copy was replaced.")
        ERASED = "erased", _("It was erased.")

    uuid = models.UUIDField(unique=True, default=codes.public_id)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="awards"
    )
    version = models.ForeignKey(
        Version, null=True, blank=True, on_delete=models.PROTECT, related_name="awards"
    )
    stack = models.ForeignKey(
        Stack, null=True, blank=True, on_delete=models.PROTECT, related_name="awards"
    )
    badge_class = models.ForeignKey(
        BadgeClassSnapshot, null=True, blank=True, on_delete=models.PROTECT, related_name="awards"
    )
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
    expires_at = models.DateTimeField(null=True, blank=True)
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
    revocation_code = models.CharField(max_length=12, choices=Gone, blank=True)
    revocation_reason = models.CharField(max_length=200, blank=True)
    succeeded_at = models.DateTimeField(null=True, blank=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "version"],
                condition=Q(revoked_at=None, succeeded_at=None),
                name="one_live_award",
            ),
            models.UniqueConstraint(
                fields=["person", "stack"],
                condition=Q(revoked_at=None, succeeded_at=None),
                name="one_live_stack_award",
            ),
            models.CheckConstraint(
                condition=Q(version=None, stack__isnull=False)
                | Q(version__isnull=False, stack=None),
                name="award_for_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(issued_at=None, document="")
                | (Q(issued_at__isnull=False, badge_class__isnull=False) & ~Q(document="")),
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
        return self.issued_at is not None and self.accepted_at is not None and not self.is_hidden

    @property
    def is_hidden(self) -> bool:
        """Its earner took it off the public pages; `choice` is selected."""
        choice = getattr(self, "choice", None)
        return choice is not None and choice.hidden_at is not None

    @property
    def title(self) -> str:
        """What was awarded, by the name under which it was published."""
        if self.badge_class:
            return self.badge_class.name
        return self.version.credential.title if self.version else str(self.stack)

    @property
    def issuer(self) -> Issuer:
        """Who awards it."""
        if self.badge_class:
            return self.badge_class.issuer
        thing = self.version.credential if self.version else self.stack
        return thing.issuer

    def is_expired(self) -> bool:
        """Whether the day until which it was good is past."""
        return self.expires_at is not None and self.expires_at < clock.now()
