"""The assessors' work."""

from reviews.models.assessors import Assessor, Conflict
from reviews.models.desks import OwnDesk
from reviews.models.notes import Note
from reviews.models.openings import Unblinding
from reviews.models.reports import IdentityReport
from reviews.models.reviews import Release, Review, Score
from reviews.models.slots import ClaimLog, ReviewSlot
from reviews.models.terms import Absence, Confidentiality

__all__ = [
    "Absence",
    "Assessor",
    "ClaimLog",
    "Confidentiality",
    "Conflict",
    "IdentityReport",
    "Note",
    "OwnDesk",
    "Release",
    "Review",
    "ReviewSlot",
    "Score",
    "Unblinding",
]
