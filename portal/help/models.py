"""Questions to the support inbox; an answer is due within 48 hours (row C7)."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.kit import clock, codes

ANSWER_WITHIN = dt.timedelta(hours=48)


class Question(models.Model):
    """One question from a page, by whom, and its answer."""

    code = models.CharField(max_length=40, unique=True, default=codes.long_code)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="questions"
    )
    about = models.CharField(max_length=200)
    text = models.TextField()
    asked_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="answer_paired",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
