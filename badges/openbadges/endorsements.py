"""What others say for a class, as Open Badges 2.0 documents (row F14)."""

from badges.openbadges.documents import Document, document, filled, midnight
from badges.openbadges.facts import EndorsementFacts, EndorserFacts


def endorser(who: EndorserFacts) -> Document:
    """The Profile of an endorser. Its endorsements must live under its own address."""
    return document("Profile", who.id) | filled(
        name=who.name,
        url=who.url,
        email=who.email,
        verification={"type": "VerificationObject", "startsWith": who.id.rstrip("/") + "/"},
    )


def endorsement(word: EndorsementFacts) -> Document:
    """The Endorsement of one thing (Open Badges 2.0, Endorsement)."""
    return document("Endorsement", word.id, word.language) | filled(
        claim={"id": word.about, "endorsementComment": word.comment},
        issuer=word.endorser,
        issuedOn=midnight(word.endorsed_on),
        verification={"type": "HostedBadge"},
    )
