"""Who asks, who answers and who sees. Never the same two, never who reads or decides on the work."""

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.kit import clock
from portal.kit.verdict import YES, Verdict, first_no, no
from portal.unblinding import queries
from reviews.models import Unblinding
from submissions.models import Submission

State = Unblinding.State
# How long a granted opening lasts, and how long a request waits for its second person.
OPEN_FOR = dt.timedelta(hours=24)
WAITS_FOR = dt.timedelta(days=7)


def may_list(user: User) -> Verdict:
    """Leads, managers and anonymity officers of an issuer."""
    return YES if user.is_active and queries.desks(user).exists() else no(_("This is not yours."))


def may_ask(user: User, submission: Submission) -> Verdict:
    """A lead or a manager of its issuer, who neither wrote, read nor decided on it."""
    if queries.work(user, queries.ASKING).filter(pk=submission.pk).exists():
        return YES
    return no(_("You cannot ask who stands behind this."))


def has_reason(reason: str) -> Verdict:
    """Nobody asks without saying why."""
    return YES if reason.strip() else no(_("Say why; the second person decides by it."))


def asks_first(user: User, submission: Submission, about: User) -> Verdict:
    """Nobody asks twice for the same while the first request waits or is open."""
    now = clock.now()
    same = Unblinding.objects.filter(asked_by=user, submission=submission, about=about)
    waiting = Q(state=State.ASKED, asked_at__gt=now - WAITS_FOR)
    if same.filter(waiting | Q(state=State.GRANTED, until__gt=now)).exists():
        return no(_("You have asked this already; look at what became of it."))
    return YES


def may_answer(user: User, opening: Unblinding) -> Verdict:
    """Somebody else of the issuer in the right role, who has nothing to do with the work."""
    if opening.asked_by_id == user.pk:
        return no(_("You asked; somebody else answers."))
    return first_no(_has_no_part(user, opening), _waits(opening))


def may_open(user: User, opening: Unblinding) -> Verdict:
    """Whoever asked, from the answer on until the time is over, in the role they asked in."""
    if opening.asked_by_id != user.pk or not queries.desks(user, queries.ASKING).exists():
        return no(_("It opens for the person who asked, and for nobody else."))
    if opening.state != State.GRANTED:
        return no(_("It was not granted."))
    if is_over(opening):
        return no(_("The time is over. Ask again if you must."))
    return _has_no_part(user, opening)


def is_over(opening: Unblinding) -> bool:
    """Whether its time is over: granted and run out, or never answered."""
    if opening.state == State.ASKED:
        return opening.asked_at + WAITS_FOR <= clock.now()
    return opening.until is not None and opening.until <= clock.now()


def _waits(opening: Unblinding) -> Verdict:
    if opening.state != State.ASKED:
        return no(_("This has been answered."))
    return no(_("Nobody answered in time. It has to be asked again.")) if is_over(opening) else YES


def _has_no_part(user: User, opening: Unblinding) -> Verdict:
    if not queries.openings(user).filter(pk=opening.pk).exists():
        return no(_("Who has to do with the work has no part in this."))
    return YES
