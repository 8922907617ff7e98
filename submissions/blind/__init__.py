"""An attempt as the other side of the blind line may see it: what was written, never by whom.

Frozen dataclasses without identity, without a model and without a date. Reviewers and approvers
get nothing else (design, section 2, rule 4). A missing field means hidden.
"""

from submissions.blind.files import EXTENSIONS, CleanFile, Missing, file
from submissions.blind.fingerprint import fingerprint
from submissions.blind.reading import work
from submissions.blind.shapes import Answer, Item, Work, WorkPart

__all__ = [
    "EXTENSIONS",
    "Answer",
    "CleanFile",
    "Item",
    "Missing",
    "Work",
    "WorkPart",
    "file",
    "fingerprint",
    "work",
]
