"""What the console of an issuer leads to, with how much waits there."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from credentials.models import Issuer


@dataclass(frozen=True, slots=True)
class Room:
    """One door: its name, what is behind it, and what waits there."""

    title: str
    url: str
    note: str
    end: str = ""


Door = tuple[str, str, str, int]


def of(issuer: Issuer, figures: dict[str, int], *, keeps: bool, manages: bool) -> list[Room]:
    """The doors for a reader of the list; those with names are a keeper's alone."""
    list_ = (
        "console_awards",
        _("Awards"),
        _("Everything issued, by status, title and date; as a file too."),
        0,
    )
    doors = [list_, *(_kept(figures) if keeps else []), *(_managed() if manages else [])]
    return [_room(issuer, *door) for door in doors]


def _kept(figures: dict[str, int]) -> list[Door]:
    """The doors of a keeper: address, name, what is behind it, how much waits there."""
    return [
        (
            "unclaimed",
            _("Unclaimed badges"),
            _("Waiting for a week or longer: send the mail again, or ask for an address."),
            figures["unclaimed"],
        ),
        (
            "revocations",
            _("Revocations"),
            _("Taking a badge back takes two people, a reason and time to answer."),
            figures["revocations"],
        ),
    ]


def _managed() -> list[Door]:
    """The doors of every manager: nothing behind them is about an earner."""
    return [
        (
            "console_profile",
            _("Profile"),
            _("What every badge says of the issuer: name, addresses, telephone."),
            0,
        ),
        (
            "designs",
            _("Designs"),
            _("The pictures of its badges, and its own: drawn by the portal, or brought by you."),
            0,
        ),
        (
            "endorsements",
            _("Endorsements"),
            _("What others say for the issuer and what it offers."),
            0,
        ),
        (
            "keys",
            _("Keys"),
            _(
                "What signed copies are signed with: change or withdraw a key, and which were before."
            ),
            0,
        ),
    ]


def _room(issuer: Issuer, name: str, title: str, note: str, waits: int) -> Room:
    return Room(title, reverse(f"badges:{name}", args=[issuer.slug]), note, _waits(waits))


def _waits(number: int) -> str:
    return ngettext("%(n)s waits", "%(n)s wait", number) % {"n": number} if number else ""
