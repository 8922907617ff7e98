"""The documentation says what the code does."""

import re

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


def test_every_package_that_is_asked_for_is_explained():
    text = (ROOT / "docs" / "reference" / "dependencies.md").read_text()
    asked = "\n".join(
        (ROOT / f"{name}.in").read_text() for name in ("requirements", "requirements-dev")
    )
    names = re.findall(r"^([A-Za-z][\w-]*(?:\[[\w,-]+\])?)", asked, re.MULTILINE)
    assert [name for name in names if f"`{name}`" not in text] == []


def test_every_page_is_in_the_index():
    index = (ROOT / "docs" / "README.md").read_text()
    pages = [path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")]
    assert [
        str(page) for page in pages if f"({page})" not in index and page.name != "README.md"
    ] == []


def test_every_test_that_a_page_names_is_there():
    for page in (ROOT / "docs" / "explanation").glob("*.md"):
        for path, name in re.findall(r"`([\w/]+/test_\w+\.py)(?:::(\w+))?`", page.read_text()):
            assert (ROOT / path).exists(), f"{page.name}: {path}"
            assert not name or f"def {name}(" in (ROOT / path).read_text(), f"{page.name}: {name}"
