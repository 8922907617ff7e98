"""Why a work is given back. Pure. What follows from each: reviews.giving_back.actions."""

CONFLICT, RECOGNISED, SKILL, LOAD = "conflict", "recognised", "skill", "load"
# These part the reader and the author for good.
EXCLUDING = (CONFLICT, RECOGNISED)
REASONS = (SKILL, LOAD, *EXCLUDING)
