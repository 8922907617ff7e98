"""Asking for an identity, answering, and looking. Each is in the audit, none with the identity."""

from django.db import transaction

from portal.accounts.models import User
from portal.kit import audit, clock
from portal.unblinding import blind, mails, policy
from portal.unblinding.queries import Found
from reviews.giving_back import actions as giving_back
from reviews.models import Unblinding
from submissions.workflow import lock

State = Unblinding.State
CONFLICT = "identity opened"


@transaction.atomic
def ask(found: Found, reason: str, *, by: User) -> Unblinding:
    """Ask to see who stands behind a code, and tell those who may answer.

    Raises Refused without a reason, where `by` may not ask, and for what they ask already.
    """
    lock(found.submission)
    policy.may_ask(by, found.submission).require()
    policy.has_reason(reason).require()
    policy.asks_first(by, found.submission, found.about).require()
    made = Unblinding.objects.create(
        submission=found.submission,
        kind=found.kind,
        named=found.named,
        about=found.about,
        reason=reason.strip(),
        asked_by=by,
    )
    _note("ask", made, by, reason=made.reason, named=made.named, kind=made.kind)
    mails.asked(made)
    return made


@transaction.atomic
def answer(opening: Unblinding, *, grant: bool, by: User) -> None:
    """Grant or refuse, once. Raises Refused for the asker, who is near, and what is answered.

    Granted, both are parted from the author for good: neither is offered, claims or decides
    anything of theirs from now on, whether it is looked at or not. So no claim can come between.
    """
    opening = _locked(opening)
    lock(opening.submission)
    policy.may_answer(by, opening).require()
    opening.state = State.GRANTED if grant else State.REFUSED
    opening.answered_by, opening.answered_at = by, clock.now()
    opening.until = opening.answered_at + policy.OPEN_FOR if grant else None
    opening.save(update_fields=["state", "answered_by", "answered_at", "until"])
    if grant:
        author = opening.submission.enrollment.educator_id
        for person in (opening.asked_by_id, by.pk):
            giving_back.part(person, [author], reason=CONFLICT, source=f"opening:{opening.code}")
    _note(str(opening.state), opening, by)
    mails.answered(opening)


@transaction.atomic
def show(opening: Unblinding, *, by: User) -> blind.Identity:
    """The identity, to whoever asked, while it is open; every look is counted and in the audit.

    The first one is reported to the leads. Raises Refused when it is not, or no more, open.
    """
    opening = _locked(opening)
    policy.may_open(by, opening).require()
    first = opening.seen_at is None
    opening.seen_at, opening.looks = opening.seen_at or clock.now(), opening.looks + 1
    opening.save(update_fields=["seen_at", "looks"])
    _note("show", opening, by, look=opening.looks)
    if first:
        mails.opened(opening)
    return blind.identity(opening.about)


def _locked(opening: Unblinding) -> Unblinding:
    rows = Unblinding.objects.select_for_update(of=("self",))
    return rows.select_related(
        "submission__enrollment__credential__issuer", "asked_by__affiliate", "about__affiliate"
    ).get(pk=opening.pk)


def _note(verb: str, opening: Unblinding, by: User, **detail: object) -> None:
    audit.record(f"portal.identity_{verb}", f"opening:{opening.code}", by=by, **detail)
