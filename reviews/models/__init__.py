"""The assessors' work."""

from reviews.models.assessors import Assessor, Conflict
from reviews.models.reviews import Release, Review, Score
from reviews.models.slots import ClaimLog, ReviewSlot

__all__ = ["Assessor", "ClaimLog", "Conflict", "Release", "Review", "ReviewSlot", "Score"]
