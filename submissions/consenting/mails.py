"""The mail to those who look after anonymity when handed-in evidence is withheld."""

from collections.abc import Iterable

from credentials.models import IssuerStaff
from credentials.roles.queries import first_holders
from portal.accounts import mails
from portal.accounts.models import User
from portal.kit.vocabulary import named
from submissions.models import Evidence, Person, Submission
from submissions.status import EDITABLE, OPEN

R = IssuerStaff.Role


def withheld(person: Person, rows: Iterable[Evidence]) -> None:
    """Tell them once for each attempt that is being read; neither the person nor the author."""
    found: dict[Submission, set[int]] = {}
    for row in rows:
        if row.submission.status in OPEN and row.submission.status not in EDITABLE:
            found.setdefault(row.submission, set()).add(row.slot.part.number)
    for submission, parts in found.items():
        _tell(person, submission, sorted(parts))


def _tell(person: Person, submission: Submission, parts: list[int]) -> None:
    credential = submission.enrollment.credential
    for user in _who(submission):
        mails.post(
            "submissions/withheld",
            user,
            key=f"submissions.withheld:{person.handle}:{submission.code}:{user.pk}",
            context={"title": credential.title, "code": submission.desk_code, "parts": parts},
            words=named(credential.issuer.words),
        )


def _who(submission: Submission) -> list[User]:
    """The officers of the issuer, or its leads where there is none; never the author."""
    issuer, author = submission.enrollment.credential.issuer, submission.enrollment.educator_id
    return first_holders(issuer, (R.OFFICER, R.LEAD), lambda user: user.pk != author)
