"""The pattern page in Chromium: axe, both schemes, phone and wide."""

import pytest
from django.urls import path

from portal.kit import patterns
from portal.testing.browser import assert_accessible, assert_fits
from portal.urls import urlpatterns as real

urlpatterns = [*real, path("patterns/", patterns.page)]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls(__name__),
    pytest.mark.django_db(transaction=True),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_pattern_page_is_accessible(page_of, scheme, width):
    page = page_of(width=width, scheme=scheme)
    page.goto("/patterns/")
    assert_accessible(page)
    assert_fits(page)


def test_the_error_summary_takes_the_focus_and_leads_into_the_field(page_of):
    page = page_of()
    page.goto("/patterns/")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    page.click('.error-summary a[href="#id_wrong-zone"]')
    assert page.evaluate("document.activeElement.name") == "wrong-zone"


def test_the_menu_of_a_person_closes_with_escape(page_of, cast):
    page = page_of("dana")
    page.goto("/patterns/")
    page.click(".menu summary")
    assert page.evaluate("document.querySelector('.menu').open")
    page.keyboard.press("Escape")
    assert not page.evaluate("document.querySelector('.menu').open")
