"""Mails around an opening: to who may answer, to who asked, and the report of the opening.

None holds the identity, nor the code of the work: readers and deciders may hold a role besides.
"""

from django.urls import reverse

from credentials.models import Issuer, IssuerStaff
from credentials.roles.queries import first_holders, holders
from portal.accounts import mails
from portal.accounts.models import User
from portal.kit.vocabulary import named
from portal.unblinding import policy, queries
from reviews.models import Unblinding

Role = IssuerStaff.Role


def asked(opening: Unblinding) -> None:
    """Tell everybody who may answer."""
    for person in holders(_issuer(opening), queries.ANSWERING):
        if policy.may_answer(person, opening):
            _post("identity_asked", opening, person, who=str(opening.asked_by))


def answered(opening: Unblinding) -> None:
    """Tell who asked what the second person said, and until when it is open."""
    granted = opening.state == policy.State.GRANTED
    _post("identity_answered", opening, opening.asked_by, granted=granted, until=opening.until)


def opened(opening: Unblinding) -> None:
    """Report the opening to the leads; where no other lead may know of it, to the managers.

    Where there is neither it goes to the person who granted it, who always may.
    """
    for person in _told(opening) or [opening.answered_by]:
        _post(
            "identity_opened",
            opening,
            person,
            who=str(opening.asked_by),
            second=str(opening.answered_by),
        )


def _told(opening: Unblinding) -> list[User]:
    def may_know(user: User) -> bool:
        return user != opening.asked_by and queries.openings(user).filter(pk=opening.pk).exists()

    return first_holders(_issuer(opening), (Role.LEAD, Role.MANAGER), may_know)


def _issuer(opening: Unblinding) -> Issuer:
    return opening.submission.enrollment.credential.issuer


def _post(kind: str, opening: Unblinding, person: User, **said: object) -> None:
    credential = opening.submission.enrollment.credential
    mails.post(
        f"portal/{kind}",
        person,
        key=f"portal.{kind}:{opening.code}:{person.pk}",
        context={
            **said,
            "code": opening.code,
            "title": credential.title,
            "kind": Unblinding.Kind(opening.kind).label,
            "reason": opening.reason,
            "path": reverse("identities:one", args=[opening.code]),
        },
        words=named(credential.issuer.words),
    )
