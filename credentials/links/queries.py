"""Which outside addresses stand in what is published, and which of them are broken."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from credentials.links import outside
from credentials.models import Issuer, IssuerStaff, LinkCheck, MicroCredential
from portal.accounts.models import User

Holders = dict[str, list[MicroCredential]]


@dataclass(frozen=True, slots=True)
class Broken:
    """One address that does not answer well, and everything that names it."""

    check: LinkCheck
    credentials: tuple[MicroCredential, ...]


def holders(issuer: Issuer | None = None) -> Holders:
    """Every outside address of the current versions with what names it; two queries."""
    rows = MicroCredential.objects.filter(current__isnull=False).select_related("current")
    rows = rows.filter(issuer=issuer) if issuer else rows
    found: Holders = {}
    for row in rows.order_by("title").prefetch_related("current__alignments"):
        for url in _named(row):
            found.setdefault(url, []).append(row)
    return found


def _named(row: MicroCredential) -> Iterable[str]:
    version = row.current
    standards = [aligned.url for aligned in version.alignments.all()]
    return outside.named(version.research, version.resource_groups, standards)


def broken(held: Holders) -> list[Broken]:
    """The broken ones of these links, what is gone first and the longest gone before others."""
    found = [check for check in LinkCheck.objects.broken() if check.url in held]
    found.sort(key=lambda c: (c.status != LinkCheck.Status.DEAD, c.first_dead_at or c.since, c.url))
    return [Broken(check, tuple(held[check.url])) for check in found]


def asked(held: Holders) -> int:
    """How many of these links were asked at least once."""
    rows = LinkCheck.objects.exclude(checked_at=None)
    return len(set(held) & set(rows.values_list("url", flat=True)))


def managers(issuer: Issuer) -> QuerySet[User]:
    """Who is told: the managers of the issuer who may sign in."""
    roles = IssuerStaff.objects.live().filter(issuer=issuer, role=IssuerStaff.Role.MANAGER)
    return User.objects.filter(pk__in=roles.values("user"), is_active=True).order_by("pk")
