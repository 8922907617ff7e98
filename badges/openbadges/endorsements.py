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


def revoked(word: EndorsementFacts) -> Document:
    """The body that goes with 410 Gone: whole but for what was said, and revoked.

    The standard asks for id, revoked and issuer alone. A class names its endorsements for ever, and
    the official validator would refuse every badge of it for one that is not whole.
    """
    said = endorsement(word)
    return said | {"claim": {"id": word.about}, "revoked": True}
