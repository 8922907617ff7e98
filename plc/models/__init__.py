"""Professional learning communities."""

from plc.models.cohorts import Cohort, Seat

__all__ = ["Cohort", "Seat"]
