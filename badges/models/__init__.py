"""Decisions, alone and together, what was awarded, and the keys it is signed with."""

from badges.models.awards import Award, BadgeClassSnapshot
from badges.models.batches import Batch, BatchItem
from badges.models.decisions import Decision
from badges.models.keys import SignedAssertion, SigningKey

__all__ = [
    "Award",
    "BadgeClassSnapshot",
    "Batch",
    "BatchItem",
    "Decision",
    "SignedAssertion",
    "SigningKey",
]
