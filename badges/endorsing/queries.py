"""Endorsements that stand, and what each is about."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from badges import addresses
from badges.models import BadgeClassSnapshot, Endorsement
from credentials.models import Issuer

RELATED = ("issuer", "stack__issuer", "credential__issuer")


def ids(**about: Any) -> list[UUID]:
    """The public ids of the endorsements that stand of one thing, in the order they came."""
    found = Endorsement.objects.filter(ended_at=None, **about).order_by("pk")
    return list(found.values_list("uuid", flat=True))


def of(**about: Any) -> list[Endorsement]:
    """The endorsements that stand of one thing, in the order they came."""
    return list(Endorsement.objects.filter(ended_at=None, **about).order_by("pk"))


def recorded(issuers: QuerySet[Issuer]) -> QuerySet[Endorsement]:
    """What was ever recorded for these issuers, their stacks and credentials, the newest first."""
    own = Q(issuer__in=issuers) | Q(stack__issuer__in=issuers) | Q(credential__issuer__in=issuers)
    return Endorsement.objects.filter(own).select_related(*RELATED).order_by("-pk")


def thing(row: Endorsement) -> Any:
    """What it is about: an issuer, a stack or a credential."""
    return row.issuer or row.stack or row.credential


def issuer_of(row: Endorsement) -> Issuer:
    """Whose thing it is about."""
    return row.issuer or thing(row).issuer


def about(row: Endorsement) -> str:
    """The id of what it endorses, as verifiers know it.

    Of a stack or a credential that is the class awarded now, where there is one already; the
    issuer's own id until then.
    """
    if row.issuer:
        return addresses.issuer(row.issuer.slug)
    found = BadgeClassSnapshot.objects.filter(
        Q(version__credential=row.credential) if row.credential else Q(stack=row.stack)
    )
    newest = found.order_by("-version__number", "-edition").values_list("uuid", flat=True).first()
    return addresses.badge_class(newest) if newest else addresses.issuer(thing(row).issuer.slug)


def class_of(row: Endorsement, uuid: UUID) -> BadgeClassSnapshot:
    """The class of that public id, where it is one of what is endorsed. Raises Http404."""
    rows = BadgeClassSnapshot.objects.defer("image", "svg", "document")
    mine = Q(version__credential=row.credential) if row.credential else Q(stack=row.stack)
    return get_object_or_404(rows.exclude(version=None, stack=None).filter(mine), uuid=uuid)
