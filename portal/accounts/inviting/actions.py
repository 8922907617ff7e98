"""Inviting, sending again, withdrawing, accepting. What is granted is the roof's business."""

import datetime as dt

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.accounts.inviting import policy
from portal.accounts.models import Invitation, User
from portal.kit import audit, clock, messages
from portal.kit.verdict import Refused

GOOD_FOR = dt.timedelta(days=14)


@transaction.atomic
def invite(
    email: str,
    scope: str,
    target: str,
    role: str,
    place: str,
    *,
    words: str = "",
    by: User | None,
) -> Invitation:
    """Invite an address to a role by mail, for fourteen days; the pending one where it exists.

    `place` is the name of the thing (empty for the portal itself), `words` the key of the vocabulary
    spoken there (without it the words of `by`); `by` is None only for the first site manager.
    The caller has asked the policy of the scope.
    """
    same = {"email": email.strip().lower(), "scope": scope, "target": target, "role": role}
    known = Invitation.objects.pending().filter(**same).first()
    if known:
        return resend(known, by=by)
    invitation = Invitation.objects.create(
        **same, place=place, words=words, invited_by=by, expires_at=clock.now() + GOOD_FOR
    )
    what = {"scope": scope, "target": target, "role": role}
    audit.record("accounts.invite", f"invitation:{invitation.handle}", by=by, **what)
    _mail(invitation)
    return invitation


@transaction.atomic
def resend(invitation: Invitation, *, by: User | None) -> Invitation:
    """Send the mail again, from now on in the name of `by`, for fourteen days. Raises Refused."""
    policy.may_change(invitation).require()
    invitation.expires_at, invitation.invited_by = clock.now() + GOOD_FOR, by
    invitation.save(update_fields=["expires_at", "invited_by"])
    audit.record("accounts.invite_again", f"invitation:{invitation.handle}", by=by)
    _mail(invitation)
    return invitation


@transaction.atomic
def withdraw(invitation: Invitation, *, by: User) -> None:
    """Make the link worthless. Raises Refused."""
    policy.may_change(invitation).require()
    invitation.withdrawn_at, invitation.withdrawn_by = clock.now(), by
    invitation.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record("accounts.withdraw_invitation", f"invitation:{invitation.handle}", by=by)


@transaction.atomic
def accept(
    invitation: Invitation, *, by: User, confirmed: bool = False, by_link: bool = False
) -> None:
    """Mark it accepted, once. Raises Refused.

    `confirmed`: the person said that they accept a member's place although it was sent to another
    address; a role is never given so.
    `by_link`: they came by the link of the mail, so the address it went to counts as confirmed
    where it is theirs.
    """
    policy.may_accept(by, invitation, confirmed=confirmed, by_link=by_link).require()
    now = clock.now()
    waiting = Invitation.objects.pending().filter(pk=invitation.pk)
    if not waiting.update(accepted_at=now, accepted_by=by):
        raise Refused(_("This invitation has been accepted already."))
    invitation.accepted_at, invitation.accepted_by = now, by
    if by_link:
        mine = EmailAddress.objects.filter(user=by, email__iexact=invitation.email)
        mine.update(verified=True)
    audit.record("accounts.accept", f"invitation:{invitation.handle}", by=by)


def link(invitation: Invitation) -> str:
    """The address of its page."""
    return settings.PUBLIC_ORIGIN + reverse("invitation", args=[invitation.code])


def _known(email: str) -> User | None:
    """Whose address it is, where it has been confirmed: they read the mail in their language."""
    rows = EmailAddress.objects.filter(email__iexact=email, verified=True).select_related("user")
    found = rows.first()
    return found.user if found else None


def _mail(invitation: Invitation) -> None:
    """To somebody known in their language and words; else in the sender's and the place's."""
    known, sender = _known(invitation.email), invitation.invited_by
    reader = known or sender
    language = reader.language if reader else "en"
    with translation.override(language):
        promise = invitation.promise
    messages.post(
        "accounts/invitation",
        to=invitation.email,
        key=f"invitation:{invitation.handle}:{invitation.expires_at:%Y%m%d%H%M%S%f}",
        context={
            "inviter": sender.full_name if sender else "Cairn",
            "label": promise,
            "email": invitation.email,
            "until": invitation.expires_at.date(),
            "action_url": link(invitation),
        },
        words=known.vocabulary if known else invitation.vocabulary,
        language=language,
        zone=reader.time_zone if reader else "UTC",
    )
