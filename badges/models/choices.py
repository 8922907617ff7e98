"""What an earner chose to show of a badge and of themselves; nothing is shown without a choice."""

from django.conf import settings
from django.db import models

from badges.models.awards import Award
from portal.kit import clock, codes


class Choice(models.Model):
    """What the earner of one award lets strangers see; no row is the same as every field False."""

    award = models.OneToOneField(Award, on_delete=models.PROTECT, related_name="choice")
    name_shown = models.BooleanField(default=False)
    evidence_shown = models.BooleanField(default=False)
    evidence_text = models.TextField(blank=True)
    on_profile = models.BooleanField(default=False)
    hidden_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"choices for {self.award_id}"


class PublicProfile(models.Model):
    """A page of one's own with the badges chosen for it; not there for strangers until it is on."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="public_profile"
    )
    code = models.CharField(max_length=40, unique=True, default=codes.long_code)
    is_on = models.BooleanField(default=False)
    name = models.CharField(max_length=120, blank=True)
    about = models.TextField(blank=True)
    changed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.code
