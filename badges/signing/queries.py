"""Which keys an issuer has, what it publishes of them, and what was signed."""

import dataclasses
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from badges import addresses, facts
from badges.endorsing import queries as endorsing
from badges.models import Award, SignedAssertion, SigningKey
from badges.openbadges import signed
from badges.openbadges.facts import IssuerFacts
from badges.public import queries as public
from credentials.models import Issuer

COMPROMISED = Q(key__reason=SigningKey.Reason.COMPROMISED)


class Kept(NamedTuple):
    """What is listed as revoked, without the award it was made of."""

    uuid: UUID
    reason: str
    compromised: bool


class Copies(NamedTuple):
    """The copy of an award by the key of today, or else the last one by a key of before."""

    valid: SignedAssertion | None
    old: SignedAssertion | None


def keys(issuer: Issuer) -> QuerySet[SigningKey]:
    """All keys of an issuer, the newest first, with how much each signed; no private half."""
    rows = SigningKey.objects.filter(issuer=issuer).defer("sealed")
    counted = rows.select_related("created_by", "retired_by").annotate(count=Count("signed"))
    # grouping forgets the order of the model
    return counted.order_by("-created_at", "-pk")


def history(issuer: Issuer) -> QuerySet[SigningKey]:
    """What everybody may read of an issuer's keys: which, since when, until when."""
    return SigningKey.objects.filter(issuer=issuer).only(
        "uuid", "created_at", "retired_at", "reason"
    )


def key(uuid: UUID) -> SigningKey:
    """A key by its public id, for everybody. Raises Http404."""
    rows = SigningKey.objects.select_related("issuer").defer("sealed")
    found = rows.filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def profile(issuer: Issuer) -> IssuerFacts:
    """The issuer with its picture, what others say for it and the key of today, and no other.

    A second one would make the official validator refuse all its badges, hosted ones too.
    """
    active = SigningKey.objects.active().filter(issuer=issuer).values_list("uuid", flat=True)
    uuid = active.first()
    alt = public.issuer_alt(issuer)
    about = facts.of_issuer(issuer, endorsing.ids(issuer=issuer), alt=alt)
    if uuid is None:
        return about
    told = addresses.revocations(issuer.slug)
    return dataclasses.replace(about, public_key=addresses.key(uuid), revocation_list=told)


def revoked(issuer: Issuer) -> list[Kept]:
    """The signed assertions of an issuer that count no longer, in the order they were made."""
    rows = SignedAssertion.objects.filter(key__issuer=issuer).order_by("created_at", "uuid")
    gone = rows.filter(Q(award__revoked_at__isnull=False) | COMPROMISED)
    columns = ("uuid", "award__revoked_at", "award__revocation_reason", "key__reason")
    return [
        Kept(uuid, why if at else "", key_reason == SigningKey.Reason.COMPROMISED and not at)
        for uuid, at, why, key_reason in gone.values_list(*columns)
    ]


def copies(award: Award) -> Copies:
    """What was signed of an award; one query."""
    rows = award.signed.select_related("key").defer("key__sealed")
    found = list(rows.order_by("-created_at", "-pk"))
    valid = next((row for row in found if row.key.retired_at is None), None)
    return Copies(valid, None if valid else next(iter(found), None))


def as_document(issuer: Issuer, compromised: str) -> dict[str, object]:
    """The RevocationList; `compromised` is the reason where a key is to blame."""
    return signed.revocation_list(
        id=addresses.revocations(issuer.slug),
        issuer=addresses.issuer(issuer.slug),
        revoked=(
            signed.Revoked(signed.urn(one.uuid), compromised if one.compromised else one.reason)
            for one in revoked(issuer)
        ),
    )
