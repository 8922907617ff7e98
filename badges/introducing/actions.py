"""Saving an issuer's profile: only what verifiers accept."""

from django.db import transaction

from badges import facts
from badges.introducing import policy
from badges.openbadges import checks, documents
from credentials.models import Issuer
from portal.accounts.models import User
from portal.kit import audit
from portal.kit.verdict import Refused

FIELDS = ("name", "url", "email", "telephone", "tagline", "description")


def problems(issuer: Issuer) -> list[str]:
    """What verifiers would refuse in the profile of an issuer as it stands in memory."""
    return checks.of_issuer(documents.profile(facts.of_issuer(issuer)))


@transaction.atomic
def save(issuer: Issuer, *, by: User) -> None:
    """Store what stands in its profile; the Profile document says it from then on.

    Badges name their issuer by its address, so none of them changes. Raises Refused for who may
    not, and for a profile that verifiers would refuse.
    """
    policy.may_change(by, issuer).require()
    wrong = problems(issuer)
    if wrong:
        raise Refused(" ".join(wrong))
    issuer.save(update_fields=FIELDS)
    audit.record("badges.profile", f"issuer:{issuer.slug}", by=by, name=issuer.name)
