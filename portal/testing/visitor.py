"""A person at Chromium who walks as `Walker` does: the same steps, by links, fields and buttons.

So a journey is written once (portal.testing.journeys) and walked by HTTP, in Chromium, and in
Chromium without JavaScript. Each new page is looked at on the way: axe, phone and wide.
"""

import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, Response

from portal.testing.browser import assert_accessible, assert_fits, picture
from portal.testing.pages import Walker

# Codes, numbers and keys in an address; what is left names the page.
CODES = re.compile(r"(?<=/)(?:[0-9a-f-]{36}|[A-Za-z0-9_-]*[A-Z0-9][A-Za-z0-9_-]*)(?=/|$|\.)")
SIZES = {"wide": (1280, 900), "phone": (390, 844)}


class Sights:
    """Pages looked at in one test; the same page with the same heading is looked at once."""

    def __init__(self, *, javascript: bool = True, name: str = "") -> None:
        self.javascript, self.name = javascript, name
        self.seen: list[str] = []

    def look(self, page: Page) -> None:
        """Both sizes; every third page in the dark scheme too."""
        title = CODES.sub("*", urlsplit(page.url).path) + " " + page.title()
        if title in self.seen:
            return
        self.seen.append(title)
        schemes = ["light", "dark"] if len(self.seen) % 3 == 0 else ["light"]
        for scheme in schemes:
            for size, (width, height) in SIZES.items():
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": height})
                assert_fits(page)
                if self.javascript:
                    assert_accessible(page)
                picture(page, f"{self.name}{len(self.seen):02}-{size}-{scheme}")
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 1280, "height": 900})


class Visitor(Walker):
    """One person at a page of Chromium."""

    def __init__(self, page: Page, sights: Sights | None = None) -> None:
        super().__init__()
        self.page, self.sights = page, sights

    def open(self, path: str, status: int = 200) -> "Visitor":
        """Go to `path`; asserts the status at the end."""
        return self._arrive(self.page.goto(path), status)

    def follow(self, text: str) -> "Visitor":
        """Click the first visible link whose text starts with `text`."""
        link = self.page.get_by_role("link", name=_starts(text)).first
        return self._arrive(self._click(link), 200)

    def send(
        self, button: str, files: dict[str, Any] | None = None, status: int = 200, **changes: Any
    ) -> "Visitor":
        """Fill in by hand and press the button."""
        pressed = self.page.get_by_role("button", name=_starts(button))
        form = self.page.locator("form").filter(has=pressed).first
        for name, value in changes.items():
            _fill(form.locator(f'[name="{name}"]'), value)
        for name, file in (files or {}).items():
            file.seek(0)
            given = {"name": file.name, "mimeType": file.content_type, "buffer": file.read()}
            form.locator(f'[name="{name}"]').set_input_files([given])
        return self._arrive(
            self._click(form.get_by_role("button", name=_starts(button)).first), status
        )

    def _click(self, target: Locator) -> Response | None:
        with self.page.expect_navigation() as arriving:
            target.click()
        return arriving.value

    def _arrive(self, response: Response | None, status: int) -> "Visitor":
        self.path, self.text = urlsplit(self.page.url).path, self.page.content()
        self.status = response.status if response else 0
        assert self.status == status, f"{self.path} answered {self.status}:\n{self.words()}"
        if self.sights:
            self.sights.look(self.page)
        return self


def _starts(text: str) -> re.Pattern[str]:
    return re.compile("^" + re.escape(text))


def _fill(field: Locator, value: Any) -> None:
    """Put `value` in as a person does: tick, choose or type."""
    kind = field.first.evaluate("field => field.type")
    if kind in ("checkbox", "radio"):
        chosen = field.and_(field.page.locator(f'[value="{value}"]'))
        (chosen if chosen.count() else field).first.check()
    elif kind.startswith("select"):
        field.select_option(value)
    else:
        field.fill(value)
