"""Mails a person may decline: those that are not about their own deadlines (row I5)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

BADGE_REMINDERS = "badge_reminders"
COHORT_MAILS = "cohort_mails"
CHOICES = [
    (BADGE_REMINDERS, _("Reminders that a badge is waiting for me")),
    (COHORT_MAILS, _("Mails from the facilitator of a cohort to all its members")),
]


def wants(user: Any, kind: str) -> bool:
    """Whether this person still wants mails of `kind`, one of the keys above."""
    return kind not in user.mail_optouts
