"""The requirements of an enrollment, computed: Agreement, each part, Final Submission, one unit
each (rows D1, D2, D5-D7, D9). Never typed, never stored."""

from submissions.requirements.reckoning import of
from submissions.requirements.shapes import NextAction, Requirement, Requirements

__all__ = ["NextAction", "Requirement", "Requirements", "of"]
