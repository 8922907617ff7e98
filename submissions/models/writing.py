"""What an educator writes: a part's entry and the response to each prompt."""

from django.conf import settings
from django.db import models

from credentials.models import Part, Prompt
from portal.kit import clock
from submissions.models.submission import Submission


class PartEntry(models.Model):
    """One part on one attempt (row D8). `revision` counts saves, so that two tabs are noticed.

    `advice` is what the feedback on the last attempt says of this part, for its author alone; see
    submissions.advising.
    """

    class State(models.TextChoices):
        EMPTY = "empty"
        IN_PROGRESS = "in_progress"
        COMPLETE = "complete"

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="entries")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=State, default=State.EMPTY)
    date_of_entry = models.DateField(null=True, blank=True)
    activity_description = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    advice = models.JSONField(null=True, blank=True)
    met_in = models.ForeignKey(
        Submission, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["part__number"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "part"], name="one_entry_per_part")
        ]

    def __str__(self) -> str:
        return f"part {self.part.number} of {self.submission_id}"

    @property
    def is_locked(self) -> bool:
        """Met on an earlier attempt and carried; not written again (row E6)."""
        return self.met_in_id is not None


class Response(models.Model):
    """The answer to one prompt."""

    entry = models.ForeignKey(PartEntry, on_delete=models.CASCADE, related_name="responses")
    prompt = models.ForeignKey(Prompt, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["prompt__position"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "prompt"], name="one_response_per_prompt")
        ]

    def __str__(self) -> str:
        return f"response {self.prompt_id} of {self.entry_id}"


class Attestation(models.Model):
    """The educator's word that something the identity check found does not identify them."""

    submission = models.ForeignKey(
        Submission, on_delete=models.CASCADE, related_name="attestations"
    )
    place = models.CharField(max_length=80)
    found = models.CharField(max_length=200)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "place", "found"], name="one_attestation_per_find"
            )
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.found}"
