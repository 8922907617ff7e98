"""A cohort of Fresno: Fay leads it, Dana and Lee learn in it."""

import datetime as dt

import pytest

from credentials.tests import factories as catalogue
from plc.cohorts import actions
from plc.models import Cohort
from portal.accounts.models import Affiliate
from portal.kit import clock
from submissions.enrolling import actions as enrolling


@pytest.fixture
def iep(cast):
    """A published micro-credential in a stack."""
    return catalogue.credential(in_stack=catalogue.stack())


@pytest.fixture
def cohort(cast) -> Cohort:
    """The cohort with its people."""
    today = clock.today("America/Los_Angeles")
    made = actions.create(
        "Fresno spring",
        Affiliate.objects.get(slug="fresno"),
        by=cast["paul"],
        starts_on=today,
        ends_on=today + dt.timedelta(weeks=8),
        facilitates=False,
    )
    actions.join(cast["fay"], made, "facilitator", by=cast["paul"])
    for name in ("dana", "lee"):
        actions.join(cast[name], made, "member", by=cast["fay"])
    return made


@pytest.fixture
def begun(cast, cohort, iep):
    """Dana's enrollment, agreed."""
    enrollment = enrolling.start(iep, by=cast["dana"])
    enrolling.agree(enrollment, by=cast["dana"])
    return enrollment
