"""Mails a person may decline: those that are not about their own deadlines (row I5)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

BADGE_REMINDERS = "badge-reminders"
DECISION_REMINDERS = "decision-reminders"
COHORT_MAILS = "cohort-mails"
LINK_REPORTS = "link-reports"
LABELS = {
    BADGE_REMINDERS: _("Reminders that a badge is waiting for me"),
    COHORT_MAILS: _("Mails from the facilitator of a cohort to all its members"),
    DECISION_REMINDERS: _("Reminders of recommendations that wait for an approver"),
    LINK_REPORTS: _("The week's dead links, for those who look after an issuer"),
}
SHOWN = (BADGE_REMINDERS, COHORT_MAILS)


def wants(user: Any, kind: str) -> bool:
    """Whether this person still wants mails of `kind`, one of the keys above."""
    return kind not in user.mail_optouts


def choices(user: Any) -> list[tuple[str, Any]]:
    """What stands on the person's page: the common ones, and those they have declined."""
    shown = [*SHOWN, *(kind for kind in LABELS if kind not in SHOWN and not wants(user, kind))]
    return [(kind, LABELS[kind]) for kind in shown]
