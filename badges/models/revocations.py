"""Taking an award back takes two people, a reason and a time to answer."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from badges.models.awards import Award
from portal.kit import clock, codes
from portal.kit.pairs import paired


class Revocation(models.Model):
    """One proposal to revoke an award: asked, answered by the earner, settled by somebody else."""

    class Reason(models.TextChoices):
        MISTAKE = "mistake", _("Issued by mistake")
        EVIDENCE = "evidence", _("The evidence was not what it was said to be")
        CONSENT = "consent", _("People in the evidence did not consent")
        REQUEST = "request", _("The earner asked for it")

    class State(models.TextChoices):
        ASKED = "asked", _("Waiting")
        CONFIRMED = "confirmed", _("Revoked")
        DROPPED = "dropped", _("Not revoked")

    code = models.CharField(max_length=12, unique=True, default=codes.slot_code)
    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="revocations")
    reason = models.CharField(max_length=10, choices=Reason)
    note = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reply_until = models.DateTimeField()
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["award"], condition=Q(state="asked"), name="one_open_revocation"
            ),
            models.CheckConstraint(
                condition=paired("settled_at", "settled_by"), name="revocation_settled_paired"
            ),
            models.CheckConstraint(
                condition=Q(settled_by=None) | ~Q(settled_by=models.F("asked_by")),
                name="revocation_two_people",
            ),
        ]

    def __str__(self) -> str:
        return self.code
