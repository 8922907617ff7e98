"""A file on its way: what has arrived of it, where it lies, and what became of it."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from credentials.models import ArtifactSlot
from portal.kit import clock, codes
from submissions.models.evidence import Evidence
from submissions.models.submission import Submission


def fresh_key() -> str:
    """A random storage key, made like that of any original; the name stays in the database."""
    return f"originals/{codes.public_id()}"


class UploadQuerySet(models.QuerySet["Upload"]):
    """Sets of uploads."""

    def of(self, user: Any) -> "UploadQuerySet":
        """This person's own."""
        return self.filter(submission__enrollment__educator=user)

    def unfinished(self) -> "UploadQuerySet":
        """Still arriving: what holds room and bytes."""
        return self.filter(state=Upload.State.ARRIVING)

    def listed(self) -> "UploadQuerySet":
        """What stands in the author's list: everything that did not become evidence."""
        return self.exclude(state=Upload.State.DONE)


class Upload(models.Model):
    """One file that arrives in pieces. `offset` moves by compare-and-set alone.

    `parts`, `next_part`, `tail` and `session` are the bucket's; local files need none of them.
    """

    class State(models.TextChoices):
        ARRIVING = "arriving"
        DONE = "done"
        REFUSED = "refused"
        EXPIRED = "expired"

    code = models.CharField(max_length=40, unique=True, default=codes.long_code)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="uploads")
    slot = models.ForeignKey(ArtifactSlot, on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(max_length=200, blank=True)
    original_name = models.CharField(max_length=255, blank=True)
    metadata = models.TextField(blank=True)
    modified = models.CharField(max_length=20, blank=True)
    head_sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField()
    offset = models.PositiveBigIntegerField(default=0)
    key = models.CharField(max_length=200, unique=True, default=fresh_key)
    session = models.CharField(max_length=400, blank=True)
    parts = models.JSONField(default=list)
    next_part = models.PositiveIntegerField(default=1)
    tail = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.ARRIVING)
    refusal = models.TextField(blank=True)
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    evidence = models.OneToOneField(
        Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="arrived_as"
    )

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(offset__lte=F("size")), name="upload_not_longer_than_said"
            ),
            models.CheckConstraint(
                condition=Q(state="done", evidence__isnull=False)
                | (~Q(state="done") & Q(evidence__isnull=True)),
                name="upload_done_is_evidence",
            ),
        ]

    def __str__(self) -> str:
        return f"upload {self.code}"

    @property
    def is_whole(self) -> bool:
        """Every byte that was announced is there."""
        return self.offset == self.size

    @property
    def percent(self) -> int:
        """How much has arrived, rounded down: 100 means all of it."""
        return 100 * self.offset // self.size
