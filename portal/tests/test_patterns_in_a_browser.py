"""The pattern page in Chromium: axe, both schemes, phone and wide."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import path
from playwright.sync_api import sync_playwright

from portal.kit import patterns
from portal.urls import urlpatterns as real

CHROMIUM = "/usr/bin/chromium"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
urlpatterns = [*real, path("patterns/", patterns.page)]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls(__name__),
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Chromium is not installed"),
]


@pytest.fixture
def browser(monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as play:
        launched = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        yield launched
        launched.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_pattern_page_is_accessible(browser, live_server, scheme, width):
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    complaints = []
    page.on("console", lambda said: complaints.append(said.text))
    page.goto(f"{live_server.url}/patterns/")
    found = Axe().run(page, options=RULES).response["violations"]
    assert [rule["id"] for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert complaints == []


def test_the_error_summary_takes_the_focus_and_leads_into_the_field(browser, live_server):
    page = browser.new_page()
    page.goto(f"{live_server.url}/patterns/")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    page.click('.error-summary a[href="#id_wrong-zone"]')
    assert page.evaluate("document.activeElement.name") == "wrong-zone"


def test_the_menu_of_a_person_closes_with_escape(browser, live_server, signed_in):
    session = signed_in("dana").cookies["sessionid"].value
    context = browser.new_context()
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/patterns/")
    page.click(".menu summary")
    assert page.evaluate("document.querySelector('.menu').open")
    page.keyboard.press("Escape")
    assert not page.evaluate("document.querySelector('.menu').open")
