"""Decisions, alone and together, what was awarded, and the keys it is signed with."""

from badges.models.awards import Award
from badges.models.batches import Batch, BatchItem
from badges.models.choices import Choice, PublicProfile
from badges.models.classes import BadgeClassSnapshot
from badges.models.decisions import Decision
from badges.models.designs import Design
from badges.models.endorsements import Endorsement
from badges.models.keys import SignedAssertion, SigningKey
from badges.models.revocations import Revocation
from badges.models.stones import Stone
from badges.models.successions import Succession

__all__ = [
    "Award",
    "BadgeClassSnapshot",
    "Batch",
    "BatchItem",
    "Choice",
    "Decision",
    "Design",
    "Endorsement",
    "PublicProfile",
    "Revocation",
    "SignedAssertion",
    "SigningKey",
    "Stone",
    "Succession",
]
