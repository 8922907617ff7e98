"""On paper: the guidelines without what only a screen needs."""

import pytest

from credentials.tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCREEN_ONLY = (".masthead", ".masthead nav", ".trail-line", "p.actions", ".skip")


@pytest.mark.row("A33")
@pytest.mark.parametrize("name", ["", "dana"])
def test_a_micro_credential_prints_without_navigation_and_with_all_its_guidelines(
    page_of, cast, name
):
    factories.credential(in_stack=factories.stack())
    page = page_of(name)
    page.goto("/credentials/iep/")
    assert page.locator("header.masthead").is_visible()
    page.emulate_media(media="print")
    for each in SCREEN_ONLY:
        assert not page.locator(each).first.is_visible(), each
    assert page.locator("nav:visible").count() == 0
    for words in ("Describe your site.", "The plan names everyone.", "Rubric for Part 2"):
        assert page.get_by_text(words).first.is_visible()
    ink = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ink == "rgb(255, 255, 255)"
