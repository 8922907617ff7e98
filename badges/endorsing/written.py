"""An endorsement as the two documents that verifiers read."""

from badges import addresses
from badges.endorsing import queries
from badges.models import Endorsement
from badges.openbadges import documents
from badges.openbadges.documents import Document
from badges.openbadges.facts import EndorsementFacts, EndorserFacts


def endorsement(row: Endorsement) -> Document:
    """The Endorsement; what it is about is selected."""
    return documents.endorsement(
        EndorsementFacts(
            id=addresses.endorsement(row.uuid),
            about=queries.about(row),
            endorser=addresses.endorser(row.uuid),
            comment=row.comment,
            issued_on=row.endorsed_on,
            language=row.language,
        )
    )


def endorser(row: Endorsement) -> Document:
    """The Profile of who gave it."""
    return documents.endorser(
        EndorserFacts(
            id=addresses.endorser(row.uuid),
            name=row.endorser,
            url=row.endorser_url,
            email=row.endorser_email,
        )
    )
