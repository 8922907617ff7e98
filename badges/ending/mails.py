"""The mail that says until when a badge is good, and how it is renewed."""

from django.conf import settings
from django.urls import reverse

from badges import mails
from badges.mails import JOINED, WIDE
from badges.models import Award
from portal.accounts.optout import mails as declinable

__all__ = ["JOINED", "WIDE", "ends"]


def ends(award: Award, days: int) -> None:
    """Say once, `days` before its end, that the badge ends. JOINED are selected."""
    key = f"badge-ending:{award.uuid}:{days}"
    page = reverse("badges:renew", args=[award.uuid])
    context = {**mails.about(award), "ends": award.expires_at, "last": days == 7}
    context["renew"] = settings.PUBLIC_ORIGIN + page
    declinable.post("badges/ending", award.person, key=key, context=context)
