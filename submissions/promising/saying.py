"""The promise in words for its educator: a day, never a place in a queue."""

from django.utils.translation import gettext as _

from portal.kit import clock, localdate
from submissions.models import Submission
from submissions.promising.queries import WAITING


def said(submission: Submission, zone: str) -> str:
    """Expect an answer by 12/4/2026; empty where nothing is promised. `zone` is the issuer's."""
    day = submission.promised_on
    if day is None or submission.status not in WAITING:
        return ""
    if clock.today(zone) > day:
        text = _("An answer was promised by %(day)s. It takes longer; another day follows.")
    else:
        text = _("Expect an answer by %(day)s.")
    return text % {"day": localdate.short(day)}
