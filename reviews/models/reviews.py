"""A review: one level and a comment per criterion; and the release the educator sees."""

from django.conf import settings
from django.db import models

from credentials.models import Criterion, Level
from portal.kit import clock
from reviews.models.slots import ReviewSlot
from submissions.models import Submission


class Review(models.Model):
    """What one assessor found, draft or submitted. Sent back, it gets a next revision."""

    class State(models.TextChoices):
        DRAFT = "draft"
        SUBMITTED = "submitted"
        SUPERSEDED = "superseded"

    slot = models.ForeignKey(ReviewSlot, on_delete=models.PROTECT, related_name="reviews")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="reviews")
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews_written"
    )
    revision = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    saves = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["slot__n", "revision"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "assessor", "revision"], name="one_review_per_revision"
            )
        ]

    def __str__(self) -> str:
        return f"review of {self.slot}"


class Score(models.Model):
    """One criterion: the level found and the comment. The level is empty in a draft."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    level = models.ForeignKey(
        Level, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    comment = models.TextField(blank=True)

    class Meta:
        ordering = ["criterion__part__number", "criterion__position"]
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="one_score_per_criterion")
        ]

    def __str__(self) -> str:
        return f"{self.criterion_id}: {self.level_id}"


class Release(models.Model):
    """The only source of what an educator sees of a decision: one merged result, never who.

    `results` is a list of {part, criterion, level, meets, comment, notes} by name, in rubric
    order; a comment has a sentence a line, a note its place as data.
    """

    class Outcome(models.TextChoices):
        MET = "met"
        NOT_YET = "not_yet"

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="release")
    outcome = models.CharField(max_length=10, choices=Outcome)
    results = models.JSONField(default=list)
    message = models.TextField(blank=True)
    released_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.outcome} {self.submission_id}"
