"""Mails about an award: that it was earned, and that it still waits."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from badges import addresses, steps
from badges.models import Award
from portal.accounts import optouts
from portal.accounts.optout import links
from portal.kit import messages

JOINED = ("version__credential__issuer", "version__badge_class", "person__affiliate")
WIDE = ("version__badge_class__image", "version__badge_class__document")
REMINDERS = optouts.BADGE_REMINDERS


def earned(award_id: int) -> None:
    """Offer an issued badge by mail, once, in the earner's language and words."""
    steps.passed("offering")
    award = Award.objects.select_related(*JOINED).defer(*WIDE).get(pk=award_id)
    _post(award, "badges/earned", f"badge-earned:{award.uuid}", {})
    steps.passed("offered")


def remind(award: Award, days: int, *, last: bool) -> None:
    """Say once that the badge has waited for so many days. JOINED are selected."""
    more = {"optout": links.of(award.person, REMINDERS), "last": last}
    _post(award, "badges/reminder", f"badge-reminder:{award.uuid}:{days}", more)


def _post(award: Award, kind: str, key: str, more: dict[str, Any]) -> None:
    person = award.person
    messages.post(
        kind,
        to=person.email,
        key=key,
        context={**_about(award), **more},
        recipient=person,
        words=person.vocabulary,
        language=person.language,
        zone=person.time_zone,
    )


def _about(award: Award) -> dict[str, Any]:
    credential = award.version.credential
    return {
        "given_name": award.person.given_name,
        "title": credential.title,
        "issuer": credential.issuer.name,
        "image": addresses.class_image(award.version.badge_class.uuid),
        "url": settings.PUBLIC_ORIGIN + reverse("badges:badge", args=[award.uuid]),
    }
