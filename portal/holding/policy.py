"""Who sets and lifts a legal hold."""

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.help.policy import may_read_inbox
from portal.holding import queries
from portal.kit.verdict import YES, Verdict, no
from submissions.models import Enrollment, Evidence


def may_list(user: User) -> Verdict:
    """Site managers and managers of an issuer, who neither read nor decide on work."""
    return may_read_inbox(user)


def may_hold(user: User, work: Enrollment) -> Verdict:
    """A manager of its issuer or the site manager, while it has files and no hold."""
    verdict = _looks_after(user, work)
    if verdict and is_held(work):
        return no(_("A legal hold keeps this work already."))
    if verdict and not Evidence.objects.files().filter(submission__enrollment=work).exists():
        return no(_("There is no file with this work that a hold could keep."))
    return verdict


def may_lift(user: User, work: Enrollment) -> Verdict:
    """As may_hold, while there is a hold."""
    verdict = _looks_after(user, work)
    if verdict and not is_held(work):
        return no(_("No legal hold keeps this work."))
    return verdict


def has_reason(reason: str) -> Verdict:
    """No hold is set or lifted without a reason."""
    return YES if reason.strip() else no(_("Say why; the reason stands in the audit."))


def is_held(work: Enrollment) -> bool:
    """Whether a legal hold keeps the files of this work."""
    return Evidence.objects.held_works().filter(submission__enrollment=work).exists()


def _looks_after(user: User, work: Enrollment) -> Verdict:
    if queries.within_reach(user).filter(pk=work.pk).exists():
        return YES
    return no(_("Only a manager who does not judge the work sets or lifts a legal hold on it."))
