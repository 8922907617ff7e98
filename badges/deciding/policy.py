"""Whether somebody may decide, and what they may do. Every refusal to decide is one sentence."""

from django.utils.translation import gettext as _

from badges.deciding import queries
from portal.accounts.models import User
from portal.kit.verdict import YES, Verdict, no
from reviews.models import ReviewSlot
from submissions.models import Submission


def may_decide(user: User, submission: Submission) -> Verdict:
    """An approver of the issuer who has nothing to do with the educator or the reading."""
    if queries.within_reach(user).filter(pk=submission.pk).exists():
        return YES
    return no(_("This one is not yours to decide."))


def may_open_third(submission: Submission) -> Verdict:
    """A third reading is opened once at most."""
    kind = ReviewSlot.Kind.ADJUDICATION
    if submission.slots.filter(kind=kind).exclude(state=ReviewSlot.State.VOID).exists():
        return no(_("There was a third reading already."))
    return YES


def may_override(recommended: bool, reason: str) -> Verdict:
    """Deciding against the recommendation needs a reason (design, section 4)."""
    if recommended or reason.strip():
        return YES
    return no(_("Say why you decide against the recommendation."))
