"""Mails from a facilitator: to all members or those of a status, and a note to one."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from plc.cohorts import policy
from plc.models import Cohort, Seat
from portal.accounts import optouts
from portal.accounts.optout import mails
from portal.kit import audit
from portal.kit.verdict import Refused


@dataclass(frozen=True, slots=True)
class Sent:
    """How many mails go out, and how many members want none."""

    count: int
    declined: int


@transaction.atomic
def mail_members(
    cohort: Cohort, people: Collection[str], subject: str, text: str, *, once: str, by: Any
) -> Sent:
    """One mail each to the members with these public codes; twice with one `once` is once.

    Who has switched off mails from cohorts gets none. Raises Refused.
    """
    policy.may_manage(by, cohort).require()
    seats = list(_members(cohort).filter(user__code__in=people))
    if not seats:
        raise Refused(_("There is nobody to write to."))
    willing = [seat.user for seat in seats if optouts.wants(seat.user, optouts.COHORT_MAILS)]
    _post(cohort, willing, subject, text, once=once, by=by)
    audit.record("plc.mail", f"cohort:{cohort.code}", by=by, count=len(willing))
    return Sent(len(willing), len(seats) - len(willing))


def write_note(cohort: Cohort, person: str, text: str, *, once: str, by: Any) -> Sent:
    """A short note to one member (row E9). Raises Refused."""
    return mail_members(cohort, [person], _subject(by), text, once=once, by=by)


def _subject(sender: Any) -> str:
    return _("A note from %(name)s") % {"name": sender}


def _members(cohort: Cohort) -> Any:
    return cohort.seats.live().filter(role=Seat.Role.MEMBER).select_related("user__affiliate")


def _post(
    cohort: Cohort, people: Iterable[Any], subject: str, text: str, *, once: str, by: Any
) -> None:
    page = settings.PUBLIC_ORIGIN + reverse("plc:cohort", args=[cohort.code])
    for person in people:
        mails.post(
            "plc/note",
            person,
            key=f"cohort-mail:{cohort.pk}:{by.pk}:{once[:60]}:{person.pk}",
            context={
                "given_name": person.given_name,
                "subject_line": " ".join(subject.split()),
                "text": text,
                "sender": str(by),
                "sender_email": by.email,
                "cohort": cohort.name,
                "url": page,
            },
        )
