"""What must always be true, one query each; run after every test and nightly (design, section 4)."""

from portal.invariants import awarding, reading, resting, work
from portal.invariants.rules import RULES, broken, rule

__all__ = ["RULES", "awarding", "broken", "reading", "resting", "rule", "work"]
