"""The assessors' work."""

from reviews.models.assessors import Assessor, Conflict
from reviews.models.reviews import Release, Review, Score
from reviews.models.slots import ClaimLog, ReviewSlot
from reviews.models.terms import Absence, Confidentiality

__all__ = [
    "Absence",
    "Assessor",
    "ClaimLog",
    "Confidentiality",
    "Conflict",
    "Release",
    "Review",
    "ReviewSlot",
    "Score",
]
