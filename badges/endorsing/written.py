"""An endorsement as the two documents that verifiers read."""

from badges import addresses
from badges.endorsing import queries
from badges.models import BadgeClassSnapshot, Endorsement
from badges.openbadges import endorsements
from badges.openbadges.documents import Document
from badges.openbadges.facts import EndorsementFacts, EndorserFacts


def endorsement(row: Endorsement, badge_class: BadgeClassSnapshot | None = None) -> Document:
    """The Endorsement, said of one class where it is given; what it is about is selected.

    A class names the one that is said of itself: each has a public id of its own, also those that
    are not awarded any more.
    """
    return endorsements.endorsement(_word(row, badge_class))


def endorser(row: Endorsement) -> Document:
    """The Profile of who gave it."""
    return endorsements.endorser(
        EndorserFacts(
            id=addresses.endorser(row.uuid),
            name=row.endorser,
            url=row.endorser_url,
            email=row.endorser_email,
        )
    )


def gone(row: Endorsement, badge_class: BadgeClassSnapshot | None = None) -> Document:
    """What stands in its place once it has ended."""
    return endorsements.revoked(_word(row, badge_class))


def _word(row: Endorsement, badge_class: BadgeClassSnapshot | None) -> EndorsementFacts:
    about = addresses.badge_class(badge_class.uuid) if badge_class else queries.about(row)
    return EndorsementFacts(
        id=addresses.endorsement(row.uuid, badge_class.uuid if badge_class else None),
        about=about,
        endorser=addresses.endorser(row.uuid),
        comment=row.comment,
        issued_on=row.endorsed_on,
        language=row.language,
    )
