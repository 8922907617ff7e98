"""What must always be true, one query each; run after every test and nightly (design, section 4)."""

from portal.invariants import awarding, reading, work
from portal.invariants.rules import RULES, broken, rule

__all__ = ["RULES", "awarding", "broken", "reading", "rule", "work"]
