"""Decisions, alone and together, and what was awarded."""

from badges.models.awards import Award, BadgeClassSnapshot
from badges.models.batches import Batch, BatchItem
from badges.models.decisions import Decision

__all__ = ["Award", "BadgeClassSnapshot", "Batch", "BatchItem", "Decision"]
