"""What the portal knows that would name the author of an attempt (row D10)."""

import re
from dataclasses import replace
from typing import Any

from allauth.account.models import EmailAddress

from submissions import identity
from submissions.models import Submission


def profile_of(user: Any) -> identity.IdentityProfile:
    """Everything the portal knows that would name this person."""
    addresses = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    return identity.IdentityProfile(
        given_names=_list(user.given_name),
        family_names=_list(user.family_name),
        other_names=_list(user.other_names),
        emails=tuple({user.email, *addresses}),
        handles=_list(user.handles),
        phones=_list(user.phone),
        schools=_list(user.school),
        districts=_list(user.district),
        locals=_places(user),
    )


def _places(user: Any) -> tuple[str, ...]:
    """The affiliate they sit in and, for one within a local, that local; a state tells of nobody."""
    place = user.affiliate
    if place is None:
        return ()
    above = place.parent if place.level == place.Level.DISTRICT else None
    small = above is not None and above.level in (place.Level.DISTRICT, place.Level.LOCAL)
    return (place.name, above.name) if small else (place.name,)


def of(submission: Submission) -> identity.IdentityProfile:
    """The profile of whoever wrote it, with the cohorts they sit in.

    Cohorts are of a higher floor: the person is asked for their seats, no model is known here.
    """
    educator = submission.enrollment.educator
    cohorts = educator.seats.values_list("cohort__name", flat=True).order_by("cohort__name")
    return replace(profile_of(educator), cohorts=tuple(dict.fromkeys(cohorts)))


def _list(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in re.split(r"[,;\n]", text) if each.strip())
