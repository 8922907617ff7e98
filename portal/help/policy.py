"""Who may read the support inbox and answer."""

from typing import Any

from django.utils.translation import gettext as _

from credentials.models import IssuerStaff
from portal.help.models import Question
from portal.kit.verdict import YES, Verdict, no
from reviews.models import Assessor

DECIDING = {IssuerStaff.Role.APPROVER, IssuerStaff.Role.LEAD}


def may_read_inbox(user: Any) -> Verdict:
    """Site managers and the managers of an issuer; never who reads or decides on work.

    A question has a name and a title beside it, so it stands on the educators' side of the line.
    """
    roles = set(IssuerStaff.objects.live().filter(user=user).values_list("role", flat=True))
    if roles & DECIDING or Assessor.objects.filter(user=user, ended_at=None).exists():
        return no(_("Who reads or decides on work answers no questions about it."))
    if user.is_site_manager or IssuerStaff.Role.MANAGER in roles:
        return YES
    return no(_("Only managers answer questions."))


def may_answer(user: Any, question: Question) -> Verdict:
    """Who reads the inbox, once per question."""
    if question.answered_at:
        return no(_("This question has been answered."))
    return may_read_inbox(user)
