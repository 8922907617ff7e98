"""Who may read the support inbox and answer."""

from typing import Any

from django.utils.translation import gettext as _

from credentials.models import IssuerStaff
from portal.help.models import Question
from portal.kit.verdict import YES, Verdict, no
from reviews.models import Assessor


def may_read_inbox(user: Any) -> Verdict:
    """Support: site managers and the managers of an issuer who hold no other role at one.

    A question has a name and a title beside it, so it stands on the educators' side of the line.
    Whoever reads, decides, guards anonymity or writes what is asked works on the other side, and
    would learn from the inbox whose work it is.
    """
    roles = set(IssuerStaff.objects.live().filter(user=user).values_list("role", flat=True))
    if Assessor.objects.filter(user=user, ended_at=None).exists():
        return no(_("Who reads or decides on work answers no questions about it."))
    if roles - {IssuerStaff.Role.MANAGER}:
        return no(_("Support has no other role at an issuer: a question shows who works on what."))
    if user.is_site_manager or roles:
        return YES
    return no(_("Only managers answer questions."))


def may_answer(user: Any, question: Question) -> Verdict:
    """Who reads the inbox, once per question."""
    if question.answered_at:
        return no(_("This question has been answered."))
    return may_read_inbox(user)
