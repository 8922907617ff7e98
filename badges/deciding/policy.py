"""Whether somebody may decide, and what they may do. Every refusal to decide is one sentence."""

from django.utils.translation import gettext as _

from badges.deciding import queries
from portal.accounts.models import User
from portal.kit.verdict import YES, Verdict, no
from reviews.models import ReviewSlot
from submissions import words
from submissions.models import Submission

# The fewest words that make a sentence.
SENTENCE = 4


def may_decide(user: User, submission: Submission) -> Verdict:
    """An approver of the issuer who has nothing to do with the educator or the reading."""
    if queries.within_reach(user).filter(pk=submission.pk).exists():
        return YES
    return no(_("This one is not yours to decide."))


def may_open_third(submission: Submission, reason: str) -> Verdict:
    """A third reading is opened once at most, for a reason."""
    if not reason.strip():
        return no(_("Say what you doubt."))
    return has_no_third(submission)


def has_no_third(submission: Submission) -> Verdict:
    """Whether a third reading can be asked for at all."""
    kind = ReviewSlot.Kind.ADJUDICATION
    if submission.slots.filter(kind=kind).exclude(state=ReviewSlot.State.VOID).exists():
        return no(_("There was a third reading already."))
    return YES


def may_override(recommended: bool, reason: str) -> Verdict:
    """Deciding against the recommendation needs a reason of at least a sentence."""
    if recommended or words.count(reason) >= SENTENCE:
        return YES
    if not reason.strip():
        return no(_("Say why you decide against the recommendation."))
    return no(_("Say it in a whole sentence, so that a colleague understands it without you."))


def may_turn_down(recommended: bool, message: str, opens: bool) -> Verdict:
    """Against readings that say met an educator is told what is not yet there, and may mend it."""
    if recommended:
        return YES
    if not opens:
        return no(_("Choose the parts that are not yet met. They open again."))
    if not message.strip():
        return no(_("Write to the educator what is missing; the readings do not say it."))
    return YES
