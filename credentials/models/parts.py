"""What an edition asks for: parts, prompts, artifact slots, rubric."""

import textwrap

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from credentials.models.versions import Version


class Part(models.Model):
    """One part of the work, with its scale, its passing text and its word limits."""

    class Kind(models.TextChoices):
        OVERVIEW = "overview", _("Overview")
        ARTIFACTS = "artifacts", _("Artifacts")
        STUDENT_REFLECTION = "student_reflection", _("Student reflections")
        REFLECTION = "reflection", _("Reflection")
        OTHER = "other", _("Other")

    class Scale(models.TextChoices):
        PASS = "pass", _("Passing or not yet")
        YES_NO = "yes_no", _("Yes or not yet")
        LEVELS = "levels", _("Rubric levels")

    class Scope(models.TextChoices):
        NONE = "", _("No limit")
        PART = "part", _("The whole part")
        RESPONSE = "response", _("Each response")
        ITEM = "item", _("Each item")

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=120)
    subtitle = models.CharField(max_length=120, blank=True)
    scale = models.CharField(max_length=10, choices=Scale)
    instructions = models.TextField(blank=True)
    passing = models.TextField(blank=True)
    word_scope = models.CharField(max_length=10, choices=Scope, blank=True, default=Scope.NONE)
    word_min = models.PositiveIntegerField(default=0)
    word_max = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="part_number_once")
        ]

    def __str__(self) -> str:
        return gettext("Part %(number)s. %(title)s") % {"number": self.number, "title": self.title}


class Prompt(models.Model):
    """A question the educator answers in a part."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="prompts")
    position = models.PositiveIntegerField()
    label = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    help = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.label or textwrap.shorten(self.text, 60, placeholder="…")


class ArtifactSlot(models.Model):
    """A place for evidence: what kinds, how many, and of which student (rows A26, A29)."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="slots")
    position = models.PositiveIntegerField()
    label = models.CharField(max_length=160)
    help = models.TextField(blank=True)
    kinds = models.JSONField(default=list)
    min_items = models.PositiveIntegerField(default=1)
    max_items = models.PositiveIntegerField(default=1)
    student = models.CharField(max_length=1, blank=True)
    window_days = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(max_items__gte=models.F("min_items")), name="slot_max_not_below_min"
            )
        ]

    def __str__(self) -> str:
        return self.label


class Criterion(models.Model):
    """One line of the rubric; a part on a pass or yes/no scale has exactly one."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]
        verbose_name_plural = _("criteria")

    def __str__(self) -> str:
        return self.name


class Level(models.Model):
    """One level of a criterion; `meets` says whether it is enough."""

    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="levels")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=60)
    meets = models.BooleanField()
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class LevelComment(models.Model):
    """A comment that its authors offer to assessors who choose this level: a start, not a verdict."""

    level = models.ForeignKey(Level, on_delete=models.CASCADE, related_name="comments")
    position = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text[:60]
