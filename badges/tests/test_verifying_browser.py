"""The page that checks badges in Chromium: accessible, on a phone and wide, in both schemes."""

import pytest
from django.core.cache import cache

from badges.tests import facts
from badges.tests.conformance_server import serving
from badges.tests.verified import ASSERTION, changed, published
from badges.verifying import views
from portal.kit.fetching.guard import Guard
from portal.testing.browser import assert_accessible, assert_fits, picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.row("F1")]


@pytest.fixture
def site(monkeypatch):
    cache.clear()
    with serving() as made:
        published(made)
        alone = Guard(frozenset({("127.0.0.1", int(made.origin.rpartition(":")[2]))}))
        monkeypatch.setattr(views, "outside", lambda: alone)
        yield made


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_form_result_and_what_is_to_mend_are_accessible_and_fit(page_of, site, width, scheme):
    page = page_of(width=width, scheme=scheme)
    page.goto(f"/badges/verify?url={site.origin}{ASSERTION}")
    _looks_right(page, f"verify-form-{width}")
    page.fill("#id_mail", facts.EMAIL)
    page.click("main button")
    assert page.inner_text("h1") == "Valid"
    _looks_right(page, f"verify-valid-{width}")
    changed(site, ASSERTION, expires="2022-01-01T00:00:00Z")
    page.click("main button")
    assert page.inner_text("h1") == "It has expired"
    _looks_right(page, f"verify-expired-{width}")
    page.fill("#id_badge", "hello")
    page.click("main button")
    assert "It is no address" in page.inner_text(".field-error")
    _looks_right(page, f"verify-mend-{width}")


def _looks_right(page, name):
    picture(page, name)
    assert_accessible(page)
    assert_fits(page)
