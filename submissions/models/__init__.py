"""The educator's work."""

from submissions.models.consent import Appearance, Person
from submissions.models.enrollment import Enrollment, Extension
from submissions.models.evidence import Evidence
from submissions.models.kept_scan import KeptScan
from submissions.models.precheck import PreCheck
from submissions.models.submission import StatusChange, Submission
from submissions.models.upload import Upload
from submissions.models.writing import Attestation, PartEntry, Response

__all__ = [
    "Appearance",
    "Attestation",
    "Enrollment",
    "Evidence",
    "Extension",
    "KeptScan",
    "PartEntry",
    "Person",
    "PreCheck",
    "Response",
    "StatusChange",
    "Submission",
    "Upload",
]
