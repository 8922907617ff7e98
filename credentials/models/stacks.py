"""Stacks, what stands in them, and which affiliate offers them."""

from django.db import models

from credentials.models.issuers import Issuer
from portal.accounts.models import Affiliate


class Stack(models.Model):
    """A curated collection of related micro-credentials (row A8)."""

    slug = models.SlugField(unique=True)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    issuer = models.ForeignKey(Issuer, on_delete=models.PROTECT, related_name="stacks")
    description = models.TextField()
    audience = models.JSONField(default=list)
    credentials = models.ManyToManyField(
        "credentials.MicroCredential", through="credentials.StackItem"
    )

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.name


class StackOffer(models.Model):
    """An affiliate's choice of stacks: offered to its members, and featured or not."""

    affiliate = models.ForeignKey(Affiliate, on_delete=models.CASCADE, related_name="stack_offers")
    stack = models.ForeignKey(Stack, on_delete=models.CASCADE, related_name="offers")
    featured = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["affiliate", "stack"], name="stack_offered_once")
        ]

    def __str__(self) -> str:
        return f"{self.affiliate}: {self.stack}"


class StackItem(models.Model):
    """A place in a stack: the same micro-credential may stand in several (features, 0.7)."""

    stack = models.ForeignKey(Stack, on_delete=models.CASCADE, related_name="items")
    credential = models.ForeignKey(
        "credentials.MicroCredential", on_delete=models.PROTECT, related_name="stack_items"
    )
    position = models.PositiveIntegerField()
    label = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["stack", "credential"], name="once_per_stack")
        ]

    def __str__(self) -> str:
        return f"{self.stack} {self.label} {self.credential}"
