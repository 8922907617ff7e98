"""Affiliates: a tree."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.kit.vocabulary import Vocabulary, named


class Affiliate(models.Model):
    """A national, state or local union, or a district; a tree.

    Its vocabulary, accent and date format dress the pages of its members (rows A5, D3).
    """

    class Level(models.TextChoices):
        NATIONAL = "national", _("National")
        STATE = "state", _("State")
        LOCAL = "local", _("Local")
        DISTRICT = "district", _("District")

    class Words(models.TextChoices):
        CREDENTIAL = "credential", _("micro-credential")
        CERTIFICATION = "certification", _("micro-certification")

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40)
    level = models.CharField(max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    time_zone = models.CharField(max_length=60, default="America/New_York")
    words = models.CharField(max_length=20, choices=Words, default=Words.CREDENTIAL)
    accent = models.CharField(max_length=7, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def vocabulary(self) -> Vocabulary:
        """The nouns this affiliate chose."""
        return named(self.words)
