"""Evidence: the private original, the cleaned review copy, and what was removed."""

from typing import Any

from django.db import models
from django.db.models import Q

from credentials.models import ArtifactSlot
from portal.kit import clock, codes
from submissions.models.submission import Submission


def original_key(evidence: "Evidence", name: str) -> str:
    """A random storage key; the educator's file name stays in the database alone."""
    return f"originals/{codes.public_id()}"


def cleaned_key(evidence: "Evidence", name: str) -> str:
    """A random storage key that has nothing to do with the original's."""
    return f"cleaned/{codes.public_id()}"


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Sets of evidence."""

    def present(self) -> "EvidenceQuerySet":
        """Not removed by the educator."""
        return self.filter(removed_at=None)

    def usable(self) -> "EvidenceQuerySet":
        """What assessors may see: text, links, and files proven clean."""
        return self.present().filter(state=Evidence.State.CLEAN)

    def files(self) -> "EvidenceQuerySet":
        """Uploaded files whose bytes are there."""
        rows = self.present().filter(kind=Evidence.Kind.FILE, purged_at=None)
        return rows.exclude(state=Evidence.State.REFUSED)

    def held_works(self) -> "models.QuerySet[Any, Any]":
        """Keys of the enrollments with a file under legal hold."""
        return self.filter(legal_hold=True).values("submission__enrollment")

    def kept(self) -> "EvidenceQuerySet":
        """Files that a legal hold keeps: all of the work, also what was added after it was set."""
        held = Evidence.objects.held_works()
        return self.filter(kind=Evidence.Kind.FILE, submission__enrollment__in=held)


class Evidence(models.Model):
    """One item in an artifact slot. Only `cleaned` is ever served across the blind line.

    `nobody_at`: since when its author says that nobody can be seen or heard in it; who can is in
    its appearances (row D17). `withheld_at`: a person took consent back, no reader sees it since.
    """

    class Kind(models.TextChoices):
        TEXT = "text"
        LINK = "link"
        FILE = "file"

    class State(models.TextChoices):
        CLEANING = "cleaning"
        CLEAN = "clean"
        REFUSED = "refused"

    code = models.CharField(max_length=40, unique=True, default=codes.long_code)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="evidence")
    slot = models.ForeignKey(ArtifactSlot, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=10, choices=Kind)
    caption = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.CLEAN)
    original = models.FileField(upload_to=original_key, blank=True, max_length=200)
    original_name = models.CharField(max_length=255, blank=True)
    original_sha256 = models.CharField(max_length=64, blank=True)
    cleaned = models.FileField(upload_to=cleaned_key, blank=True, max_length=200)
    cleaned_sha256 = models.CharField(max_length=64, blank=True)
    media_type = models.CharField(max_length=60, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    removed = models.JSONField(default=list)
    extracted_text = models.TextField(blank=True)
    refusal = models.TextField(blank=True)
    created_at = models.DateTimeField(default=clock.now)
    checking_at = models.DateTimeField(null=True, blank=True)
    cleaned_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    purge_after = models.DateTimeField(null=True, blank=True)
    purged_at = models.DateTimeField(null=True, blank=True)
    legal_hold = models.BooleanField(default=False)
    nobody_at = models.DateTimeField(null=True, blank=True)
    withheld_at = models.DateTimeField(null=True, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["slot__position", "position", "pk"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="file", state="clean") | ~Q(cleaned_sha256=""),
                name="clean_file_has_hash",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"
