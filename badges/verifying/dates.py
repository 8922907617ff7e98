"""Since when and until when."""

import datetime as dt

from django.utils.translation import gettext as _

from badges.openbadges.documents import Document
from badges.openbadges.rules import is_moment
from badges.verifying.documents import missing
from badges.verifying.results import Findings, Word
from portal.kit import clock, localdate


def moment(value: object) -> dt.datetime | None:
    """The moment in UTC that a field names, where it names one with its zone."""
    try:
        return (
            dt.datetime.fromisoformat(str(value)).astimezone(dt.UTC) if is_moment(value) else None
        )
    except OverflowError:
        # the first and the last hours that there are, in another zone
        return None


def check(found: Findings, assertion: Document) -> None:
    """Issued by now, and not expired."""
    _issued(found, moment(assertion.get("issuedOn")))
    _expires(found, assertion)


def _issued(found: Findings, issued: dt.datetime | None) -> None:
    name = _("When it was awarded")
    if issued is None:
        found.bad(name, missing(["issuedOn"]))
        return
    day = {"day": day_of(issued)}
    found.either(
        issued <= clock.now(),
        name,
        _("On %(day)s.") % day,
        _("On %(day)s, which is still to come.") % day,
    )


def _expires(found: Findings, assertion: Document) -> None:
    name, issued = _("How long it is valid"), moment(assertion.get("issuedOn"))
    if assertion.get("expires") is None:
        found.good(name, _("It does not expire."))
        return
    expires = moment(assertion["expires"])
    if expires is None or (issued and expires < issued):
        found.bad(name, missing(["expires"]))
        return
    day = {"day": day_of(expires)}
    over = _("It expired on %(day)s.") % day
    found.either(expires > clock.now(), name, _("Until %(day)s.") % day, over, Word.EXPIRED)


def day_of(moment: dt.datetime) -> str:
    """The day as the badge writes it: in UTC, the same for everybody who compares."""
    return localdate.short(moment.date())
