"""Everything the portal holds about a person, as plain data: never who judged their work.

One table of sections; each takes the person and returns rows of JSON-able values.
"""

from collections.abc import Callable
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from badges.models import Award, Choice, PublicProfile
from credentials.models import IssuerStaff
from plc.models import Seat
from portal.accounts.models import ErasureRequest, Invitation, Membership, User
from portal.accounts.registering.actions import DETAILS
from portal.help.models import Question
from portal.kit.models import AuditEntry, Message, Rescue
from reviews.models import Assessor

Row = dict[str, Any]
CHOSEN = ("name_shown", "evidence_shown", "evidence_text", "on_profile", "hidden_at")


def profile(user: User) -> list[Row]:
    """What the person told us, and since when we know them."""
    row: Row = {name: getattr(user, name) for name in DETAILS}
    row |= {"affiliate": str(user.affiliate or ""), "email": user.email, "code": user.code}
    return [row | {"registered": user.date_joined, "last_signed_in": user.last_login}]


def addresses(user: User) -> list[Row]:
    """Email addresses."""
    return list(
        EmailAddress.objects.filter(user=user).order_by("pk").values("email", "verified", "primary")
    )


def second_factors(user: User) -> list[Row]:
    """Kinds of second factors, without their secrets."""
    return list(Authenticator.objects.filter(user=user).order_by("pk").values("type", "created_at"))


def roles(user: User) -> list[Row]:
    """Every role held, ended ones too."""
    when = ("granted_at", "ended_at")
    found = (
        Membership.objects.filter(user=user).order_by("pk").values("affiliate__name", "role", *when)
    )
    staff = (
        IssuerStaff.objects.filter(user=user).order_by("pk").values("issuer__name", "role", *when)
    )
    readers = (
        Assessor.objects.filter(user=user).order_by("pk").values("issuer__name", "max_open", *when)
    )
    return [*found, *staff, *({"role": "assessor"} | row for row in readers)]


def cohorts(user: User) -> list[Row]:
    """Cohorts the person sits or sat in."""
    names = ("cohort__name", "role", "joined_at", "left_at")
    return list(Seat.objects.filter(user=user).order_by("pk").values(*names))


def invitations(user: User) -> list[Row]:
    """Invitations accepted, and sent."""
    mine = [_invitation(one) for one in Invitation.objects.filter(accepted_by=user).order_by("pk")]
    sent = Invitation.objects.filter(invited_by=user).order_by("pk")
    return [*mine, *({"email": one.email} | _invitation(one) for one in sent)]


def _invitation(one: Invitation) -> Row:
    return {
        "label": one.promise,
        "invited_at": one.invited_at,
        "accepted_at": one.accepted_at,
    }


def badges(user: User) -> list[Row]:
    """Awards with their documents exactly as issued."""
    rows = (
        Award.objects.filter(person=user)
        .order_by("-created_at", "-pk")
        .select_related("version__credential", "badge_class", "stack")
    )
    rows = rows.prefetch_related("signed")
    return [
        {
            "uuid": award.uuid,
            "title": award.title,
            "awarded_on": award.awarded_on,
            "recipient_email": award.recipient_email,
            "expires_at": award.expires_at,
            "accepted_at": award.accepted_at,
            "declined_at": award.declined_at,
            "revoked_at": award.revoked_at,
            "document": award.document,
            "shown": Choice.objects.filter(award=award).values(*CHOSEN).first() or {},
            "signed": [one.jws for one in award.signed.all()],
        }
        for award in rows
    ]


def public_profile(user: User) -> list[Row]:
    """The public profile, on or off."""
    return list(PublicProfile.objects.filter(person=user).values("is_on", "code", "name", "about"))


def questions(user: User) -> list[Row]:
    """Questions asked, and the answers."""
    names = ("about", "text", "asked_at", "answer", "answered_at")
    return list(Question.objects.filter(asked_by=user).order_by("pk").values(*names))


def messages(user: User) -> list[Row]:
    """Mails sent to the person, as they were sent."""
    names = ("kind", "to", "subject", "text", "created_at", "sent_at")
    return list(Message.objects.filter(recipient=user).order_by("pk").values(*names))


def saved_text(user: User) -> list[Row]:
    """Text rescued from forms that could not be sent."""
    return list(
        Rescue.objects.filter(owner=user).order_by("pk").values("thing", "fields", "created_at")
    )


def own_acts(user: User) -> list[Row]:
    """What the portal recorded of the person's own acts."""
    return list(AuditEntry.objects.filter(by=user).order_by("pk").values("at", "verb", "thing"))


def erasure(user: User) -> list[Row]:
    """Requests for erasure."""
    names = ("asked_at", "due_at", "cancelled_at", "done_at")
    return list(ErasureRequest.objects.filter(user=user).order_by("pk").values(*names))


SECTIONS: dict[str, Callable[[User], list[Row]]] = {
    "profile": profile,
    "addresses": addresses,
    "second_factors": second_factors,
    "roles": roles,
    "cohorts": cohorts,
    "invitations": invitations,
    "badges": badges,
    "public_profile": public_profile,
    "questions": questions,
    "messages": messages,
    "saved_text": saved_text,
    "own_acts": own_acts,
    "erasure": erasure,
}
