"""Reads the forms and links of a page as a browser without JavaScript would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = dict[str, str | None]


@dataclass
class Form:
    """A form of a page: where it goes and what it would send as it stands."""

    action: str
    method: str
    id: str = ""
    values: dict[str, list[str]] = field(default_factory=dict)
    choices: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str, str, str]] = field(default_factory=list)
    files: set[str] = field(default_factory=set)

    @property
    def names(self) -> set[str]:
        """Every field that can be sent."""
        return set(self.values) | {name for name, _value in self.choices} | self.files


class Reader(HTMLParser):
    """Fed with a page, it holds `forms` and `links`: (text, address)."""

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
            form.buttons.append((name, value or "", "", values.get("formaction") or ""))
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
            form.buttons.append((name, value or "", value or "", ""))
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
            name, value, _old, action = self._form.buttons[-1]
            self._form.buttons[-1] = (name, value, text, action)
            self._button = ""
        elif tag == "a" and self._link:
            self.links.append((text, self._link))
            self._link = ""
