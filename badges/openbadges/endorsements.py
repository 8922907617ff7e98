"""What others say for a class or an issuer, as Open Badges 2.0 documents (row F14)."""

from badges.openbadges.documents import Document, document, filled, midnight
from badges.openbadges.facts import EndorsementFacts, EndorserFacts


def endorser(who: EndorserFacts) -> Document:
    """The Profile of who endorses; verifiers fetch it by its own address, so it is hosted too."""
    return document("Profile", who.id) | filled(name=who.name, url=who.url, email=who.email)


def endorsement(word: EndorsementFacts) -> Document:
    """The Endorsement of one thing (Open Badges 2.0, Endorsement)."""
    return document("Endorsement", word.id, word.language) | filled(
        claim={"id": word.about, "endorsementComment": word.comment},
        issuer=word.endorser,
        issuedOn=midnight(word.issued_on),
        verification={"type": "HostedBadge"},
    )


def revoked(id: str, endorser: str) -> Document:
    """The body that goes with 410 Gone (Open Badges 2.0, Endorsement: id, revoked, issuer)."""
    return document("Endorsement", id) | {"revoked": True, "issuer": endorser}
