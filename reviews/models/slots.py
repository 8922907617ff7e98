"""Places for a review, and the log of who held them. Capacity is rows (design, section 4)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.kit import clock, codes
from submissions.models import Submission


class ReviewSlot(models.Model):
    """A place for one review. Claimed by one conditional UPDATE, held by a lease with a token."""

    class Kind(models.TextChoices):
        PRIMARY = "primary"
        ADJUDICATION = "adjudication"
        APPEAL = "appeal"
        CALIBRATION = "calibration"

    class State(models.TextChoices):
        OPEN = "open"
        LEASED = "leased"
        SUBMITTED = "submitted"
        VOID = "void"

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="slots")
    n = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.PRIMARY)
    code = models.CharField(max_length=12, unique=True, default=codes.slot_code)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="review_slots",
    )
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(default=clock.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    sent_back_at = models.DateTimeField(null=True, blank=True)
    sent_back_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["opened_at", "pk"]
        indexes = [models.Index(fields=["state", "opened_at"], name="slot_queue")]
        constraints = [
            models.UniqueConstraint(fields=["submission", "n"], name="slot_n_once"),
            models.UniqueConstraint(
                fields=["submission", "assessor"],
                condition=Q(assessor__isnull=False) & ~Q(state="void"),
                name="one_slot_per_assessor",
            ),
            models.CheckConstraint(
                condition=~Q(state="leased") | Q(assessor__isnull=False, lease_until__isnull=False),
                name="lease_has_holder",
            ),
            models.CheckConstraint(
                condition=~Q(state="open") | Q(assessor=None, lease_until=None),
                name="open_slot_is_free",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class ClaimLog(models.Model):
    """What happened to a slot: append-only."""

    class Event(models.TextChoices):
        CLAIM = "claim"
        RENEW = "renew"
        RELEASE = "release"
        EXPIRE = "expire"
        DECLINE = "decline"
        SUBMIT = "submit"
        SEND_BACK = "send_back"
        VOID = "void"

    slot = models.ForeignKey(ReviewSlot, on_delete=models.PROTECT, related_name="log")
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    event = models.CharField(max_length=10, choices=Event)
    reason = models.CharField(max_length=200, blank=True)
    token = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.event} {self.slot_id}"
