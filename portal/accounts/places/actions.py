"""Making and changing affiliates (J-R1)."""

from typing import Any

from django.db import transaction

from portal.accounts.models import Affiliate, User
from portal.accounts.roles import policy
from portal.kit import audit


@transaction.atomic
def save(affiliate: Affiliate, *, by: User) -> Affiliate:
    """Store a new or changed affiliate. Raises Refused unless `by` is a site manager."""
    policy.manages_site(by).require()
    affiliate.save()
    audit.record("accounts.affiliate", f"affiliate:{affiliate.slug}", by=by, **_said(affiliate))
    return affiliate


def _said(affiliate: Affiliate) -> dict[str, Any]:
    return {name: getattr(affiliate, name) for name in ("name", "level", "words", "time_zone")}
