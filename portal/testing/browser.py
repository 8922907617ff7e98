"""Chromium for tests: who is at it, what a page must never do, and what every page must pass.

Loaded by the root conftest. A test asks for `page_of`; one without Chromium is skipped with a
reason. Whatever a page says on its console, a refused script or style included, fails the test.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from portal.testing.watch import Watch

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-default-apps"),
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
HEIGHT = 900


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """The driver; one for a module. Its event loop makes Django think the test is async."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    patch = pytest.MonkeyPatch()
    patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as play:
        yield play
    patch.undo()


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A running Chromium for all tests of a module."""
    running = launch(playwright)
    yield running
    running.close()


def launch(playwright: Playwright) -> Browser:
    """Start another Chromium; for tests that end it by force."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


@pytest.fixture
def watch(live_server: Any, settings: Any) -> Iterator[Watch]:
    """The ear of this test; fails it for what it heard. Mails and badges lead to the server."""
    settings.PUBLIC_ORIGIN = live_server.url
    heard = Watch(live_server.url)
    yield heard
    assert heard.silent() == []


class Contexts:
    """Opens a browser of its own for each person of a test, and closes them all."""

    def __init__(self, home: str, watch: Watch, sign_in: Callable[[str], Any]) -> None:
        self.home, self.watch, self.sign_in = home, watch, sign_in
        self.opened: list[BrowserContext] = []

    def __call__(
        self,
        browser: Browser,
        who: Any = "",
        *,
        javascript: bool = True,
        width: int = 1280,
        scheme: Any = "light",
    ) -> Page:
        """Return an empty page of `who`, signed in (a user or a name of the cast), or a stranger's."""
        context = browser.new_context(
            base_url=self.home,
            java_script_enabled=javascript,
            viewport={"width": width, "height": HEIGHT},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        self.opened.append(context)
        self.watch.over(context)
        if who:
            session = self.sign_in(who).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": self.home}])
        page = context.new_page()
        page.set_default_timeout(20_000)
        return page

    def close(self) -> None:
        """Close every browser that is still there."""
        for context in self.opened:
            if context.browser and context.browser.is_connected():
                context.close()


@pytest.fixture
def contexts(request: Any, live_server: Any, watch: Watch) -> Iterator[Contexts]:
    """Browsers for people, closed at the end."""

    def sign_in(who: Any) -> Any:
        if isinstance(who, str):
            return request.getfixturevalue("signed_in")(who)
        client = Client()
        client.force_login(who)
        return client

    made = Contexts(live_server.url, watch, sign_in)
    yield made
    made.close()


@pytest.fixture
def page_of(browser: Browser, contexts: Contexts) -> Callable[..., Page]:
    """`page_of("dana", javascript=True, width=1280, scheme="light")` is an empty page of hers."""

    def _page_of(who: Any = "", **look: Any) -> Page:
        return contexts(browser, who, **look)

    return _page_of


def assert_accessible(page: Page) -> None:
    """Fail for anything axe finds, of whatever weight; the page needs JavaScript for it."""
    found = Axe().run(page, options=RULES).response["violations"]
    said = [(rule["id"], rule["impact"], rule["nodes"][0]["html"][:200]) for rule in found]
    assert said == [], f"{page.url} at {page.viewport_size}: {said}"


def assert_fits(page: Page) -> None:
    """Fail when the page is wider than the window."""
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert over <= 0, f"{page.url} is {over} px too wide at {page.viewport_size}"


def picture(page: Page, name: str) -> None:
    """Keep a picture of the whole page where CAIRN_PICTURES says, else do nothing."""
    folder = os.environ.get("CAIRN_PICTURES")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True, animations="disabled")
