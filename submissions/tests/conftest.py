"""Work in progress for the tests of this app."""

import pytest

from credentials.tests import factories
from submissions.enrolling import actions


@pytest.fixture
def iep(cast):
    """A published micro-credential with three parts, in a stack."""
    return factories.credential(in_stack=factories.stack())


@pytest.fixture
def enrollment(cast, iep):
    """Dana has started it and agreed."""
    begun = actions.start(iep, by=cast["dana"])
    actions.agree(begun, by=cast["dana"])
    return begun


@pytest.fixture
def draft(enrollment):
    """Her first attempt."""
    return enrollment.submissions.get()
