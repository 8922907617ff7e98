"""What pages and mails say of an opening: codes, reasons and who answers for it, no identity.

The identity is a shape of its own. It is made by `actions.show` alone and never kept.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.unblinding import policy
from reviews.models import Unblinding

State = Unblinding.State


@dataclass(frozen=True, slots=True)
class Opening:
    """One request and what came of it. Asker and answerer are the issuer's own people."""

    code: str
    title: str
    kind: str
    named: str
    reason: str
    asked_by: str
    asked_at: dt.datetime
    state: str
    look: str
    answered_by: str = ""
    answered_at: dt.datetime | None = None
    until: dt.datetime | None = None
    seen_at: dt.datetime | None = None
    looks: int = 0


@dataclass(frozen=True, slots=True)
class Identity:
    """What was asked for: one person's name, place and address, nothing of their other work."""

    name: str
    place: str
    email: str


def opening(row: Unblinding) -> Opening:
    """A row of the list, in words."""
    state, look = _state(row)
    return Opening(
        code=row.code,
        title=row.submission.enrollment.credential.title,
        kind=row.get_kind_display(),
        named=row.named,
        reason=row.reason,
        asked_by=str(row.asked_by),
        asked_at=row.asked_at,
        state=state,
        look=look,
        answered_by=str(row.answered_by or ""),
        answered_at=row.answered_at,
        until=row.until,
        seen_at=row.seen_at,
        looks=row.looks,
    )


def identity(person: User) -> Identity:
    """One person, at the moment they are shown."""
    place = person.affiliate.name if person.affiliate else ""
    return Identity(str(person), place, "" if person.erased_at else person.email)


def _state(row: Unblinding) -> tuple[str, str]:
    if row.state == State.REFUSED:
        return row.get_state_display(), "done"
    if policy.is_over(row):
        said = _("Nobody answered") if row.state == State.ASKED else _("Over")
        return said, "done"
    return row.get_state_display(), "mend" if row.state == State.GRANTED else "going"
