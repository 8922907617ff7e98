"""Decisions and what was awarded."""

from badges.models.awards import Award, BadgeClassSnapshot
from badges.models.decisions import Decision

__all__ = ["Award", "BadgeClassSnapshot", "Decision"]
