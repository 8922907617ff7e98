"""Forgetting a person in place: names, address, texts and files go; history and hashes stay.

Source: row L6. What others rely on (that an attempt was judged, that a badge was issued, who
granted a role) keeps pointing at a person without a name.
"""

import logging

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from plc.models import Seat
from portal.accounts.inviting import actions as inviting
from portal.accounts.models import ErasureRequest, Invitation, User
from portal.help.models import Question
from portal.kit import audit, clock, codes
from portal.kit.models import Message, Outbox, Rescue, UsedKey
from portal.kit.verdict import Refused
from portal.own_data import forgetting
from reviews.giving_back import actions as giving_back
from reviews.models import Absence, OwnDesk, ReviewSlot
from reviews.roles import actions as assessors
from submissions.enrolling import actions as enrolling
from submissions.models import Evidence, Submission
from submissions.status import MOVES, OPEN

log = logging.getLogger(__name__)
GONE = forgetting.GONE
CLEARED = (
    "given_name", "family_name", "other_names", "school", "district", "phone", "handles",
    "member_number",
)  # fmt: skip


def run_due() -> int:
    """Carry out every request whose grace has passed; what must wait says for what."""
    due = ErasureRequest.objects.open().filter(due_at__lte=clock.now()).select_related("user")
    return sum(_run(request) for request in due)


def _run(request: ErasureRequest) -> bool:
    try:
        with transaction.atomic():
            erase(request.user, request.user)
            done = ErasureRequest.objects.open().filter(pk=request.pk)
            if not done.update(done_at=clock.now(), waiting_for=""):
                raise Refused(_("It was called off."))
    except Refused as refused:
        ErasureRequest.objects.filter(pk=request.pk).update(waiting_for=str(refused)[:300])
        return False
    return True


@transaction.atomic
def erase(user: User, by: User) -> None:
    """Forget `user`. Raises Refused while a decision on their work is being carried out, or a
    legal hold keeps a file of theirs."""
    if user.erased_at:
        return
    _wait_for_holds(user)
    _stop_working(user)
    _end_roles(user, by)
    _withdraw_invitations(user, by)
    forgetting.work(user, by)
    forgetting.badges(user, by)
    _forget_traces(user)
    _forget_person(user)
    audit.record("portal.erase", f"user:{user.code}", by=by)


def _wait_for_holds(user: User) -> None:
    if Evidence.objects.kept().filter(submission__enrollment__educator=user).exists():
        raise Refused(_("A legal hold keeps files of this person."))


def _stop_working(user: User) -> None:
    """Withdraw what is open and give claimed reviews back."""
    mine = Submission.objects.filter(enrollment__educator=user)
    for submission in mine.filter(status__in=OPEN):
        if submission.status not in MOVES["withdraw"].sources:
            raise Refused(_("A decision on this person's work is being carried out."))
        enrolling.withdraw(submission, by=user)
    leased = ReviewSlot.objects.filter(assessor=user, state=ReviewSlot.State.LEASED)
    for slot in leased.select_related("submission"):
        giving_back.release(slot, slot.lease_token, by=user)


def _end_roles(user: User, by: User) -> None:
    """Every live role ends; one person's erasure is their own act."""
    now = {"ended_at": clock.now(), "ended_by": by}
    for assessor in user.assessor_roles.filter(ended_at=None):
        assessors.end(assessor, by=user)
    user.memberships.live().update(**now)
    user.issuer_roles.live().update(**now)
    Seat.objects.filter(user=user, left_at=None).update(left_at=clock.now())


def _withdraw_invitations(user: User, by: User) -> None:
    """What waits for an answer and was sent to them, or by them: no role is left to give it."""
    reach = {address.lower() for address in _addresses(user)}
    waiting = Invitation.objects.pending().filter(Q(email__in=reach) | Q(invited_by=user))
    for invitation in waiting:
        inviting.withdraw(invitation, by=by)


def _addresses(user: User) -> list[str]:
    return [user.email, *user.emailaddress_set.values_list("email", flat=True)]


def _forget_traces(user: User) -> None:
    """Mails, invitations, saved texts, questions."""
    addresses = _addresses(user)
    mails = Message.objects.filter(recipient=user) | Message.objects.filter(to__in=addresses)
    waiting = [f"message.queued:{key}" for key in mails.values_list("key", flat=True)]
    Outbox.objects.filter(key__in=waiting, done_at=None).update(done_at=clock.now())
    for mail in mails:
        mail.to, mail.subject, mail.text = f"{mail.code}@{GONE}", "", ""
        mail.html = mail.optout = ""
        mail.sent_at = mail.sent_at or clock.now()
        mail.save()
    reach = {address.lower() for address in addresses}
    for sent in Invitation.objects.filter(email__in=reach):
        sent.email = f"{sent.handle}@{GONE}"
        sent.save(update_fields=["email"])
    Rescue.objects.filter(owner=user).delete()
    OwnDesk.objects.filter(user=user).delete()
    Absence.objects.filter(user=user).delete()
    UsedKey.objects.filter(owner=user).delete()
    questions = Question.objects.filter(asked_by=user)
    questions.update(text=forgetting.ERASED)
    questions.exclude(answer="").update(answer=forgetting.ERASED)


def _forget_person(user: User) -> None:
    """The row stays as a tombstone with a random address that cannot sign in."""
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    for name in CLEARED:
        setattr(user, name, "")
    user.email = f"{codes.long_code().lower()}@{GONE}"
    user.set_unusable_password()
    user.is_active = user.is_site_manager = False
    user.affiliate, user.mail_optouts, user.last_login = None, [], None
    user.erased_at = clock.now()
    user.save()
