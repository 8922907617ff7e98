"""Who may start, agree and stop."""

from typing import Any

from django.utils.translation import gettext as _

from credentials.models import MicroCredential, Version
from portal.kit import vocabulary
from portal.kit.verdict import YES, Verdict, no
from submissions.models import Enrollment, Submission
from submissions.status import MOVES


def may_start(user: Any, credential: MicroCredential) -> Verdict:
    """Anyone signed in may start what is published and what they have not earned (row A12)."""
    if Enrollment.objects.of(user).earned().filter(credential=credential).exists():
        words = vocabulary.current()
        return no(_("You have earned this %(thing)s already.") % {"thing": words.singular})
    return is_on_offer(credential)


def is_on_offer(credential: MicroCredential) -> Verdict:
    """Whether there is a published version to start, or to earn anew before a badge ends."""
    version = credential.current
    if version is None or version.state != Version.State.PUBLISHED:
        words = vocabulary.current()
        return no(_("This %(thing)s cannot be started now.") % {"thing": words.singular})
    return YES


def may_agree(user: Any, enrollment: Enrollment) -> Verdict:
    """The educator, while the enrollment is open."""
    if enrollment.educator_id != user.pk:
        return no(_("Only the person who started this can agree."))
    return no(_("This work is closed.")) if enrollment.closed_at else YES


def may_withdraw(user: Any, submission: Submission) -> Verdict:
    """The educator, at any time before the decision is made (row B6)."""
    if submission.enrollment.educator_id != user.pk:
        return no(_("Only its author can withdraw work."))
    if submission.status not in MOVES["withdraw"].sources:
        return no(_("This cannot be withdrawn at the moment."))
    return YES
