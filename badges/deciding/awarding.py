"""The award that a decision makes."""

import datetime as dt

from allauth.account.models import EmailAddress
from django.utils.translation import gettext as _

from badges import snapshots
from badges.models import Award, Decision
from badges.openbadges.identity import new_salt, normal
from badges.renewing import actions as renewing
from credentials.models import Version
from portal.accounts.models import User
from portal.kit import clock, dates
from portal.kit.verdict import Refused
from submissions.models import Submission


def award(submission: Submission, decision: Decision) -> Award:
    """Write the award of an approved attempt, to be issued; where it renews a badge, link the two.

    Raises Refused: awarded before and not near its end, or no confirmed address.
    """
    old = renewing.to_be_followed(submission.enrollment.educator, submission.enrollment.version)
    if old is None:
        return _written(submission, decision)
    renewing.make_room(old)
    new = _written(submission, decision)
    renewing.link(old, new)
    return new


def _written(submission: Submission, decision: Decision) -> Award:
    enrollment = submission.enrollment
    person, version = enrollment.educator, enrollment.version
    today = clock.today("UTC")
    return Award.objects.create(
        person=person,
        version=version,
        badge_class=snapshots.known(version),
        submission=submission,
        decision=decision,
        source=Award.Source.DECISION,
        source_key=f"decision:{decision.pk}",
        recipient_email=address_of(person),
        salt=new_salt(),
        awarded_on=today,
        expires_at=good_until(version, today),
    )


def good_until(version: Version, awarded_on: dt.date) -> dt.datetime | None:
    """The last moment at which a badge of this version is good; None when it is for ever (F15)."""
    if version.valid_months is None:
        return None
    return clock.end_of_day(dates.add_months(awarded_on, version.valid_months), "UTC")


def address_of(person: User) -> str:
    """The primary confirmed address, as it is hashed. Raises Refused where there is none."""
    confirmed = EmailAddress.objects.filter(user=person, verified=True)
    address = confirmed.order_by("-primary", "pk").first()
    if address is None:
        raise Refused(_("There is no confirmed address to award to."))
    return normal(address.email)
