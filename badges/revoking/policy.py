"""Who asks for a revocation, who answers, who settles. Never the same two, never who judges."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from badges.console import queries as console
from badges.models import Award, Revocation
from badges.revoking import queries
from credentials.models import Issuer
from portal.accounts.models import User
from portal.kit import clock, dates
from portal.kit.verdict import YES, Verdict, first_no, no

State, Reason = Revocation.State, Revocation.Reason
# Business days of the issuer in which the earner may answer: two working weeks, so that a week
# away still leaves one, and the same 10 days in which the issuer itself promises its answers.
REPLY_DAYS = 10
# Business days after which a proposal that could be settled counts as overdue.
PATIENCE = 5


def may_ask(user: User, award: Award) -> Verdict:
    """A manager of its issuer who neither reads nor decides, and is not near the earner."""
    return first_no(_keeps(user, award), _is_live(award), _is_first(award))


def has_note(note: str) -> Verdict:
    """Nobody takes anything back without saying what happened."""
    return (
        YES
        if note.strip()
        else no(_("Say what happened; its earner and the second person read it."))
    )


def may_reply(user: User, revocation: Revocation) -> Verdict:
    """The earner, once, until it is settled; also when the promised time is over."""
    if revocation.award.person_id != user.pk:
        return no(_("This is not about a badge of yours."))
    if revocation.state != State.ASKED:
        return no(_("This has been settled."))
    return no(_("You have answered already.")) if revocation.replied_at else YES


def has_reply(reply: str) -> Verdict:
    """An answer says something."""
    return YES if reply.strip() else no(_("Write your answer first."))


def may_settle(user: User, revocation: Revocation) -> Verdict:
    """A second keeper of its issuer, once."""
    if revocation.asked_by_id == user.pk:
        return no(_("You asked for it; somebody else decides."))
    settled = revocation.state != State.ASKED
    return no(_("This has been settled.")) if settled else _keeps(user, revocation.award)


def may_confirm(user: User, revocation: Revocation) -> Verdict:
    """After the answer or the time for it; at once where the earner asked for it."""
    return first_no(may_settle(user, revocation), _is_ripe(revocation))


def reply_until(issuer: Issuer) -> dt.datetime:
    """The end of the tenth business day from today, where the issuer works."""
    today = clock.today(issuer.time_zone)
    last = dates.add_business_days(today, REPLY_DAYS, issuer.days_off)
    return clock.end_of_day(last, issuer.time_zone)


def ripe_at(revocation: Revocation) -> dt.datetime:
    """From when on it may be confirmed."""
    if revocation.reason == Reason.REQUEST:
        return revocation.asked_at
    return min(revocation.replied_at or revocation.reply_until, revocation.reply_until)


def is_overdue(revocation: Revocation) -> bool:
    """Whether it could have been settled for more than PATIENCE business days."""
    issuer = revocation.award.badge_class.issuer
    zone = ZoneInfo(issuer.time_zone)
    since = ripe_at(revocation).astimezone(zone).date()
    return dates.business_days(since, clock.today(issuer.time_zone), issuer.days_off) > PATIENCE


def is_ripe(revocation: Revocation) -> bool:
    """Whether it may be confirmed now."""
    return ripe_at(revocation) <= clock.now()


def _is_ripe(revocation: Revocation) -> Verdict:
    if is_ripe(revocation):
        return YES
    return no(_("Its earner still has time to answer. It can be dropped at any time."))


def _keeps(user: User, award: Award) -> Verdict:
    """Whether this person keeps the award and has nothing to do with its earner."""
    keeps = user.is_active and console.kept_by(user).filter(pk=award.badge_class.issuer_id).exists()
    if not keeps:
        return no(_("Badges are taken back by the issuer's managers who neither read nor decide."))
    if award.person_id == user.pk or queries.parted(user, award.person_id):
        return no(_("You stand too near to this badge. Somebody else of the issuer has to do it."))
    return YES


def _is_live(award: Award) -> Verdict:
    if award.issued_at is None or award.revoked_at is not None:
        return no(_("This badge is not valid any more."))
    return YES


def _is_first(award: Award) -> Verdict:
    if queries.open_of(award):
        return no(_("Somebody has asked for this already; look among the revocations."))
    return YES
