"""Mails about an award: that it was earned, and that it still waits."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from badges import addresses, steps
from badges.models import Award
from portal.accounts.optout import mails as declinable

JOINED = ("badge_class__issuer", "person__affiliate")
WIDE = ("badge_class__image", "badge_class__svg", "badge_class__document")


def earned(award_id: int) -> None:
    """Offer an issued badge by mail, once, in the earner's language and words, unless declined.

    The badge stands on their desk and under My badges in any case.
    """
    steps.passed("offering")
    award = Award.objects.select_related(*JOINED).defer(*WIDE).get(pk=award_id)
    if award.source == Award.Source.SUCCESSION:
        # its owner has just asked for it, and earned it long ago
        return
    key = f"badge-earned:{award.uuid}"
    declinable.post("badges/earned", award.person, key=key, context=about(award))
    steps.passed("offered")


def remind(award: Award, days: int, *, last: bool) -> None:
    """Say once that the badge has waited for so many days, unless declined. JOINED are selected."""
    key, context = f"badge-reminder:{award.uuid}:{days}", {**about(award), "last": last}
    declinable.post("badges/reminder", award.person, key=key, context=context)


def about(award: Award) -> dict[str, Any]:
    """What every mail about an award says; JOINED are selected."""
    return {
        "given_name": award.person.given_name,
        "title": award.title,
        "issuer": award.issuer.name,
        "laid": award.badge_class.stones.count() if award.stack_id else 0,
        "image": addresses.class_image(award.badge_class.uuid),
        "url": settings.PUBLIC_ORIGIN + reverse("badges:badge", args=[award.uuid]),
    }
