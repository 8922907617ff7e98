"""Work that the check cannot clear, for the tests of the officer's desk."""

import pytest

from reviews.tests import factories
from reviews.tests.prechecks import attested, rewritten, sent


@pytest.fixture
def rose(cast):
    """Dana's second given name is a flower, too."""
    cast["dana"].other_names = "Rose"
    cast["dana"].save(update_fields=["other_names"])
    return cast["dana"]


@pytest.fixture
def resting(cast, rose):
    """A work with a finding that its author stands by, handed in and checked."""
    draft = factories.drafted(cast, assessors=2)
    rewritten(draft)
    attested(draft)
    return sent(draft)
