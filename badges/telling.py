"""What an assertion says of its evidence, in the same words for everybody."""

from uuid import UUID

from django.utils.translation import gettext as _

from badges import addresses
from badges.openbadges.facts import EvidenceFacts


def how_it_was_judged() -> str:
    """The narrative of every award: true of all of them, so it tells of nobody."""
    return _(
        "The issuer awarded this after trained assessors had read the evidence against the published "
        "criteria, without knowing whose work it was."
    )


def evidence(uuid: UUID, title: str) -> EvidenceFacts:
    """The page about the evidence: the same words for everybody, never the work (5.8)."""
    return EvidenceFacts(
        id=addresses.evidence(uuid),
        name=_("Evidence for: %(title)s") % {"title": title},
        description=_(
            "Which kinds of evidence were asked for and read. The work itself stays private."
        ),
        genre=_("Written answers and samples of work"),
    )
