"""Who asked to see whose identity stands behind a code, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.kit import clock, codes
from submissions.models import Submission


class Unblinding(models.Model):
    """One request, the second person's answer, and the looks taken. The answer is final.

    `about` is fixed when it is asked: whoever takes the place later is not shown. `named` is the
    code as it was given. It opens for `asked_by` alone, and until `until`.
    """

    class Kind(models.TextChoices):
        EDUCATOR = "educator", _("Who wrote it")
        READER = "reader", _("Who read it")

    class State(models.TextChoices):
        ASKED = "asked", _("Waits for a second person")
        GRANTED = "granted", _("Granted")
        REFUSED = "refused", _("Refused")

    code = models.CharField(max_length=12, unique=True, default=codes.slot_code)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="unblindings")
    kind = models.CharField(max_length=10, choices=Kind)
    named = models.CharField(max_length=20)
    about = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    looks = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="asked", answered_at=None, answered_by=None)
                | (~Q(state="asked") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="unblinding_answer_paired",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("asked_by")),
                name="unblinding_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(asked_by=F("about"))
                & (Q(answered_by=None) | ~Q(answered_by=F("about"))),
                name="unblinding_not_oneself",
            ),
            models.CheckConstraint(
                condition=Q(state="granted", until__isnull=False)
                | (~Q(state="granted") & Q(until=None)),
                name="unblinding_grant_ends",
            ),
            models.CheckConstraint(
                condition=Q(seen_at=None, looks=0)
                | Q(seen_at__isnull=False, looks__gt=0, state="granted"),
                name="unblinding_seen_when_granted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.kind}"
