"""Walks the portal as a browser without JavaScript does: links are followed, forms are sent.

A form is sent with everything it holds, hidden fields included, and the caller's changes; a field
that the form does not have is an error, so a journey breaks when a page loses one.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

from django.test import Client

Attributes = dict[str, str | None]


@dataclass
class Form:
    """A form of a page: where it goes and what it would send as it stands."""

    action: str
    method: str
    id: str = ""
    values: dict[str, list[str]] = field(default_factory=dict)
    choices: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)
    files: set[str] = field(default_factory=set)

    @property
    def names(self) -> set[str]:
        """Every field that can be sent."""
        return set(self.values) | {name for name, _value in self.choices} | self.files


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[tuple[str, str]] = []
        self.by_id: dict[str, Form] = {}
        self._form: Form | None = None
        self._text: list[str] = []
        self._textarea = self._select = self._button = self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values: Attributes = dict(attrs)
        if tag == "form":
            self._form = Form(
                values.get("action") or "",
                (values.get("method") or "get").lower(),
                values.get("id") or "",
            )
            self.forms.append(self._form)
            self.by_id[self._form.id] = self._form
        elif tag == "a":
            self._link, self._text = values.get("href") or "", []
        elif form := self._owner(values):
            self._field(tag, values, form)

    def _owner(self, values: Attributes) -> Form | None:
        return self.by_id.get(values.get("form") or "", self._form) if values else self._form

    def _field(self, tag: str, values: Attributes, form: Form) -> None:
        name, value = values.get("name") or "", values.get("value")
        kind = values.get("type") or "text"
        if tag == "button":
            form.buttons.append((name, value or "", ""))
            self._button, self._text = "yes", []
        elif tag == "textarea" and name:
            self._textarea, self._text = name, []
            form.values.setdefault(name, [])
        elif tag == "select" and name:
            self._select = name
            form.values.setdefault(name, [])
        elif tag == "option" and self._select:
            form.choices.append((self._select, value or ""))
            if "selected" in values or not form.values[self._select]:
                form.values[self._select] = [value or ""]
        elif tag == "input" and name:
            self._input(form, name, kind, value, "checked" in values)

    def _input(self, form: Form, name: str, kind: str, value: str | None, checked: bool) -> None:
        if kind in ("checkbox", "radio"):
            form.choices.append((name, value or "on"))
            if checked:
                form.values.setdefault(name, []).append(value or "on")
        elif kind == "file":
            form.files.add(name)
        elif kind == "submit":
            form.buttons.append((name, value or "", value or ""))
        else:
            form.values.setdefault(name, []).append(value or "")

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        text = " ".join("".join(self._text).split())
        if tag == "form":
            self._form = None
        elif tag == "textarea" and self._form and self._textarea:
            raw = "".join(self._text)
            self._form.values[self._textarea].append(raw.removeprefix("\n"))
            self._textarea = ""
        elif tag == "select":
            self._select = ""
        elif tag == "button" and self._form and self._button:
            name, value, _old = self._form.buttons[-1]
            self._form.buttons[-1] = (name, value, text)
            self._button = ""
        elif tag == "a" and self._link:
            self.links.append((text, self._link))
            self._link = ""


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
        links = self._read().links
        found = [href for words, href in links if words.startswith(text)]
        assert found, f"no link {text!r} on {self.path}; there are {[w for w, _h in links]}"
        return self.open(urljoin(self.path, found[0]))

    def send(
        self, button: str, files: dict[str, Any] | None = None, status: int = 200, **changes: Any
    ) -> "Walker":
        """Fill in and send the form that has a button with this text."""
        form, pressed = self._form(button)
        unknown = (set(changes) | set(files or {})) - form.names
        assert not unknown, f"{self.path} has no field {unknown}; it has {sorted(form.names)}"
        data: dict[str, Any] = {name: list(values) for name, values in form.values.items()}
        data.update(changes)
        if pressed[0]:
            data[pressed[0]] = pressed[1]
        data = {name: value for name, value in data.items() if value not in ([], None)}
        data.update(files or {})
        target = urljoin(self.path, form.action) if form.action else self.path
        verb = self.client.post if form.method == "post" else self.client.get
        return self._take(verb(target, data, follow=True), target, status)

    def _form(self, button: str) -> tuple[Form, tuple[str, str, str]]:
        forms = self._read().forms
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

    def _read(self) -> _Reader:
        reader = _Reader()
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
