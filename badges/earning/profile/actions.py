"""A page of one's own with the badges chosen for it (row F12)."""

from django.db import transaction

from badges.models import PublicProfile
from portal.accounts.models import User
from portal.kit import audit, clock


@transaction.atomic
def keep(*, is_on: bool, name: str, about: str, by: User) -> PublicProfile:
    """Switch it on or off, and say who one is, in one's own words. It is only ever one's own."""
    profile, _made = PublicProfile.objects.get_or_create(person=by)
    profile.is_on, profile.name, profile.about = is_on, name, about
    profile.changed_at = clock.now()
    profile.save()
    audit.record("badges.profile", f"user:{by.code}", by=by, on=is_on)
    return profile
