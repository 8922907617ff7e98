"""From the rows of endorsements to the facts that their documents are written from (row F14)."""

from badges import addresses
from badges.models import BadgeClassSnapshot, Endorsement
from badges.openbadges.facts import EndorsementFacts, EndorserFacts


def addresses_of(credential_id: int, uuid: object) -> tuple[str, ...]:
    """Where what is said now for a credential stands, said of the class `uuid`."""
    rows = Endorsement.objects.filter(credential=credential_id, ended_at=None)
    return tuple(addresses.endorsement(row.uuid, uuid) for row in rows)


def of_endorser(row: Endorsement) -> EndorserFacts:
    """Who endorses, as a Profile that the portal publishes for them."""
    address = addresses.endorser(row.uuid)
    return EndorserFacts(
        id=address, name=row.endorser, url=row.endorser_url, email=row.endorser_email
    )


def of_endorsement(row: Endorsement, badge_class: BadgeClassSnapshot) -> EndorsementFacts:
    """Their word for one class of what they endorse."""
    return EndorsementFacts(
        id=addresses.endorsement(row.uuid, badge_class.uuid),
        about=addresses.badge_class(badge_class.uuid),
        endorser=addresses.endorser(row.uuid),
        comment=row.comment,
        endorsed_on=row.endorsed_on,
        language=row.language,
    )
