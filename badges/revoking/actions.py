"""Asking for a revocation, answering it, and settling it: each once, each in the audit."""

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from badges import locking
from badges.models import Award, Revocation
from badges.revoking import mails, policy
from badges.revoking.queries import SELECTED, WIDE
from portal.accounts.models import User
from portal.kit import audit, clock
from portal.kit.verdict import Refused

State = Revocation.State


@transaction.atomic
def ask(award: Award, reason: str, note: str, *, by: User) -> Revocation:
    """Propose to take an award back, and tell its earner. Nothing about the badge changes yet.

    Raises Refused where `by` may not, without a note, and while another proposal waits.
    """
    locking.lock(award)
    policy.may_ask(by, award).require()
    policy.has_note(note).require()
    made = _made(award, reason, note.strip(), by)
    _note("ask", made, by, award=str(award.uuid), reason=made.reason)
    mails.asked(made)
    if policy.is_ripe(made):
        mails.waits(made)
    return made


@transaction.atomic
def reply(revocation: Revocation, said: str, *, by: User) -> None:
    """Keep the earner's answer, once, and call the second person. Raises Refused."""
    row = _locked(revocation)
    policy.may_reply(by, row).require()
    policy.has_reply(said).require()
    row.reply, row.replied_at = said.strip(), clock.now()
    unanswered = Revocation.objects.filter(pk=row.pk, state=State.ASKED, replied_at=None)
    if not unanswered.update(reply=row.reply, replied_at=row.replied_at):
        raise Refused(_("You have answered already."))
    _note("reply", row, by)
    mails.waits(row)


@transaction.atomic
def confirm(revocation: Revocation, *, by: User) -> None:
    """Revoke the award, now and for good; strangers are answered with "gone" from here on.

    Of two at the same moment one does it. Raises Refused for the other one, for the asker, before
    the earner's time is over, and where the award is gone already.
    """
    row = _locked(revocation)
    policy.may_confirm(by, row).require()
    _settle(row, State.CONFIRMED, by)
    _revoke(row, by)
    _note("confirm", row, by, award=str(row.award.uuid), reason=row.reason)
    mails.settled(row)


@transaction.atomic
def drop(revocation: Revocation, *, by: User) -> None:
    """Leave the award as it is. Raises Refused for the asker and once it is settled."""
    row = _locked(revocation)
    policy.may_settle(by, row).require()
    _settle(row, State.DROPPED, by)
    _note("drop", row, by, award=str(row.award.uuid))
    mails.settled(row)


def _made(award: Award, reason: str, note: str, by: User) -> Revocation:
    until = policy.reply_until(award.badge_class.issuer)
    try:
        with transaction.atomic():
            return Revocation.objects.create(
                award=award, reason=reason, note=note, asked_by=by, reply_until=until
            )
    except IntegrityError:
        raise Refused(_("Somebody has asked for this already.")) from None


def _settle(row: Revocation, state: str, by: User) -> None:
    row.state, row.settled_by, row.settled_at = state, by, clock.now()
    waiting = Revocation.objects.filter(pk=row.pk, state=State.ASKED)
    if not waiting.update(state=state, settled_by=by, settled_at=row.settled_at):
        raise Refused(_("This has been settled."))


def _revoke(row: Revocation, by: User) -> None:
    """Why it is gone is published in the language of the badge."""
    with translation.override(row.award.badge_class.language):
        reason = str(Award.Gone(row.reason).label)
    rows = Award.objects.filter(pk=row.award_id, revoked_at=None)
    if not rows.update(
        revoked_at=row.settled_at,
        revoked_by=by,
        revocation_code=row.reason,
        revocation_reason=reason,
    ):
        raise Refused(_("This badge is not valid any more. Drop the proposal."))


def _locked(revocation: Revocation) -> Revocation:
    rows = Revocation.objects.select_for_update(of=("self",)).select_related(*SELECTED)
    return rows.defer(*WIDE).get(pk=revocation.pk)


def _note(verb: str, row: Revocation, by: User, **detail: object) -> None:
    audit.record(f"badges.revocation_{verb}", f"revocation:{row.code}", by=by, **detail)
