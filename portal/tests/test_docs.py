"""The documentation says what the code does."""

import pytest

from portal.documenting import features
from portal.documenting.features import ROOT
from portal.management.commands.write_docs import PAGES

pytestmark = pytest.mark.docs


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_up_to_date(name):
    written = (ROOT / "docs" / "reference" / f"{name}.md").read_text()
    assert written == PAGES[name](), "run manage.py write_docs"


def test_no_test_names_a_row_that_the_feature_table_does_not_have():
    assert features.unknown() == set()
