"""Who may read the support inbox and answer."""

from typing import Any

from django.utils.translation import gettext as _

from credentials.models import IssuerStaff
from portal.help.models import Question
from portal.kit.verdict import YES, Verdict, no


def may_read_inbox(user: Any) -> Verdict:
    """Site managers and the managers of an issuer."""
    managers = IssuerStaff.objects.live().filter(user=user, role=IssuerStaff.Role.MANAGER)
    if user.is_site_manager or managers.exists():
        return YES
    return no(_("Only managers answer questions."))


def may_answer(user: Any, question: Question) -> Verdict:
    """Who reads the inbox, once per question."""
    if question.answered_at:
        return no(_("This question has been answered."))
    return may_read_inbox(user)
