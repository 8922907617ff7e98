"""Walks the portal as a browser without JavaScript does: links are followed, forms are sent.

A form is sent with everything it holds, hidden fields included, and the caller's changes; a field
that the form does not have is an error, so a journey breaks when a page loses one.
"""

import re
from typing import Any
from urllib.parse import urljoin

from django.test import Client

from portal.testing.forms import Form, Reader


class Walker:
    """One person at a browser without JavaScript."""

    def __init__(self, client: Client | None = None) -> None:
        self.client = client or Client()
        self.path, self.status, self.text = "", 0, ""
        self.response: Any = None

    def open(self, path: str, status: int = 200) -> "Walker":
        """Go to `path`, following redirects; asserts the status at the end."""
        return self._take(self.client.get(path, follow=True), path, status)

    def follow(self, text: str) -> "Walker":
        """Click the first link whose text starts with `text`."""
        links = self.read().links
        found = [href for words, href in links if words.startswith(text)]
        assert found, f"no link {text!r} on {self.path}; there are {[w for w, _h in links]}"
        return self.open(urljoin(self.path, found[0]))

    def send(
        self, button: str, files: dict[str, Any] | None = None, status: int = 200, **changes: Any
    ) -> "Walker":
        """Fill in and send the form that has a button with this text."""
        form, pressed = self.form(button)
        unknown = (set(changes) | set(files or {})) - form.names
        assert not unknown, f"{self.path} has no field {unknown}; it has {sorted(form.names)}"
        data: dict[str, Any] = {name: list(values) for name, values in form.values.items()}
        data.update(changes)
        if pressed[0]:
            data[pressed[0]] = pressed[1]
        data = {name: value for name, value in data.items() if value not in ([], None)}
        data.update(files or {})
        action = pressed[3] or form.action
        target = urljoin(self.path, action) if action else self.path
        verb = self.client.post if form.method == "post" else self.client.get
        return self._take(verb(target, data, follow=True), target, status)

    def form(self, button: str) -> tuple[Form, tuple[str, str, str, str]]:
        """The form that has a button with this text, and the button."""
        forms = self.read().forms
        for form in forms:
            for pressed in form.buttons:
                if pressed[2].startswith(button):
                    return form, pressed
        known = [pressed[2] for form in forms for pressed in form.buttons]
        raise AssertionError(
            f"no button {button!r} on {self.path}; there are {known}\n{self.words()}"
        )

    def words(self) -> str:
        """What the page says, without its markup; for messages of tests."""
        main = self.text.partition("<main")[2].partition("</main>")[0]
        return " ".join(re.sub(r"<[^>]+>", " ", main).split())[:3000]

    def has(self, *texts: str) -> "Walker":
        """Assert that the page shows each of `texts`."""
        for text in texts:
            assert text in self.text, f"{text!r} is not on {self.path}:\n{self.words()}"
        return self

    def has_not(self, *texts: str) -> "Walker":
        """Assert that the page shows none of `texts`."""
        for text in texts:
            assert text not in self.text, f"{text!r} is on {self.path}"
        return self

    def read(self) -> Reader:
        """The forms and links of the page."""
        reader = Reader()
        reader.feed(self.text)
        return reader

    def _take(self, response: Any, path: str, status: int) -> "Walker":
        chain = getattr(response, "redirect_chain", [])
        self.path = urljoin(path, chain[-1][0]) if chain else path
        self.status, self.response = response.status_code, response
        html = response.get("Content-Type", "").startswith("text/html")
        self.text = response.content.decode() if html else ""
        assert self.status == status, f"{self.path} answered {self.status}:\n{self.words()}"
        return self
