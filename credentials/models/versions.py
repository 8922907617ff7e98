"""Micro-credentials and their frozen editions."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from credentials.models.issuers import Issuer
from portal.kit import clock


class MicroCredential(models.Model):
    """One skill that is recognised; what it asks for stands in its versions."""

    slug = models.SlugField(unique=True, max_length=120)
    code = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=200)
    issuer = models.ForeignKey(Issuer, on_delete=models.PROTECT, related_name="credentials")
    is_demo_title = models.BooleanField(default=False)
    is_demo_text = models.BooleanField(default=False)
    current = models.ForeignKey(
        "Version", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    search_text = models.TextField(blank=True)
    authors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="authored_credentials"
    )

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class EvidenceTag(models.Model):
    """A family of evidence to filter by (row A28)."""

    slug = models.SlugField(unique=True)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class Version(models.Model):
    """What one edition asks for. Published means frozen: a change is a new version (row A35)."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        RETIRED = "retired", _("Retired")

    credential = models.ForeignKey(
        MicroCredential, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True)
    content_hash = models.CharField(max_length=64)
    language = models.CharField(max_length=10, default="en")
    competency = models.TextField()
    key_method = models.TextField()
    components = models.JSONField(default=list)
    research = models.JSONField(default=list)
    resource_groups = models.JSONField(default=list)
    preparation = models.TextField(blank=True)
    evidence_types = models.JSONField(default=list)
    evidence_tags = models.ManyToManyField(EvidenceTag, blank=True, related_name="versions")
    tags = models.JSONField(default=list)
    hours = models.PositiveIntegerField(default=15)
    deadline_months = models.PositiveIntegerField(default=6)
    grace_days = models.PositiveIntegerField(default=0)
    # How long its badge is good; None is for ever.
    valid_months = models.PositiveIntegerField(null=True, blank=True)
    assessors_required = models.PositiveIntegerField(default=1)
    pass_rule = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["credential", "number"], name="version_number_once"),
            models.CheckConstraint(
                condition=Q(assessors_required__gte=1, assessors_required__lte=2),
                name="one_or_two_assessors",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.credential} v{self.number}"


class Alignment(models.Model):
    """A standard this edition aligns to; goes into the badge (row A36)."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="alignments")
    position = models.PositiveIntegerField()
    framework = models.CharField(max_length=120)
    code = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=200)
    url = models.URLField()
    description = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.framework} {self.code}"


class CatalogueFile(models.Model):
    """Which file made which version, so that loading again changes nothing."""

    path = models.CharField(max_length=200, unique=True)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.path
