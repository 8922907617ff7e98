"""Which badges are unclaimed, and when somebody last wrote about them."""

import datetime as dt
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.db.models import Exists, F, Max, OuterRef, QuerySet

from badges.console import queries as console
from badges.models import Award
from credentials.models import Issuer
from portal.accounts.models import User
from portal.kit.models import AuditEntry

RESEND, ADDRESS = "badges.resend", "badges.ask_address"


def unclaimed(user: User, issuer: Issuer) -> QuerySet[Award]:
    """What has waited for a week or longer, for a keeper of the issuer, the oldest first.

    `elsewhere` says whether its earner has confirmed another address than it was issued to.
    """
    other = EmailAddress.objects.filter(user=OuterRef("person"), verified=True)
    found = console.kept_awards(user).filter(console.unclaimed(), badge_class__issuer=issuer)
    return found.annotate(
        elsewhere=Exists(other.exclude(email__iexact=OuterRef("recipient_email")))
    ).order_by("issued_at", "uuid")


def last_written(awards: Iterable[Award]) -> dict[str, dt.datetime]:
    """When a manager last had a mail sent about each, by its public id; one query."""
    things = [thing(award) for award in awards]
    found = AuditEntry.objects.filter(verb__in=(RESEND, ADDRESS), thing__in=things)
    rows = found.order_by().values("thing").annotate(last=Max("at")).values_list("thing", "last")
    return {name.removeprefix("award:"): at for name, at in rows}


def thing(award: Award) -> str:
    """What the audit calls an award."""
    return f"award:{award.uuid}"


def addresses(award: Award) -> list[str]:
    """Every address at which its earner has confirmed to be reached, the one of the account first."""
    confirmed = EmailAddress.objects.filter(user=award.person, verified=True)
    return list(confirmed.order_by(F("primary").desc(), "pk").values_list("email", flat=True))
