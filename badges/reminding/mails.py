"""Mails that a manager has sent about an unclaimed badge."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from badges import addresses
from badges.models import Award
from badges.reminding import queries
from portal.accounts.optout import mails as declinable
from portal.kit import clock, messages


def again(award: Award) -> bool:
    """Offer the badge once more; False where the earner declined such mails."""
    sent = declinable.post(
        "badges/offered_again", award.person, key=_key("resent", award), context=_about(award)
    )
    return sent is not None


def ask_for_address(award: Award) -> None:
    """Ask the earner, at every address they have confirmed, to see to their addresses.

    The issuer names no address: a badge goes where its earner has shown to be, and nowhere else.
    """
    person = award.person
    context = {**_about(award), "account": _page("account_email")}
    for number, address in enumerate(queries.addresses(award) or [person.email]):
        messages.post(
            "badges/address_asked",
            to=address,
            key=f"{_key('address', award)}:{number}",
            context=context,
            recipient=person,
            words=person.vocabulary,
            language=person.language,
            zone=person.time_zone,
        )


def _about(award: Award) -> dict[str, Any]:
    return {
        "given_name": award.person.given_name,
        "title": award.title,
        "issuer": award.issuer.name,
        "image": addresses.class_image(award.badge_class.uuid),
        "url": _page("badges:badge", award.uuid),
    }


def _key(what: str, award: Award) -> str:
    return f"badge-{what}:{award.uuid}:{clock.now():%Y%m%d%H%M%S}"


def _page(name: str, *codes: object) -> str:
    return settings.PUBLIC_ORIGIN + reverse(name, args=codes)
