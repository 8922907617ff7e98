"""Reading .po files, and what the code asks to have translated; for the tests of a language.

Only what the portal's own files need: no program of gettext has to be on the machine.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation.template import templatize

APPS = ("portal", "credentials", "submissions", "reviews", "badges", "plc", "templates")
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) )?(".*")$')
CALL = re.compile(r"(?<!\w)(?:_|n?gettext)\(\s*u?('(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")")
CONTEXT = re.compile(r"(?<!\w)pgettext\([^,]+, *u?('(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")")


@dataclass
class Entry:
    """One message: what the code says, and what readers of the language get."""

    flags: set[str] = field(default_factory=set)
    parts: dict[str, str] = field(default_factory=dict)

    @property
    def msgid(self) -> str:
        """The message as the code has it."""
        return self.parts.get("msgid", "")

    @property
    def asked(self) -> list[str]:
        """Singular, and plural where there is one."""
        return [self.parts[name] for name in ("msgid", "msgid_plural") if name in self.parts]

    @property
    def answers(self) -> list[str]:
        """The translation in each of its forms."""
        return [text for name, text in self.parts.items() if name.startswith("msgstr")]

    def keys(self) -> dict[object, str]:
        """As gettext's own compiled catalogue names it."""
        context = self.parts.get("msgctxt")
        name = f"{context}\x04{self.msgid}" if context else self.msgid
        if "msgid_plural" not in self.parts:
            return {name: self.parts["msgstr"]}
        return {(name, at): text for at, text in enumerate(self.answers)}


def entries(path: Path) -> list[Entry]:
    """Every message of a .po file, its header not among them."""
    return [one for block in path.read_text().split("\n\n") if (one := _entry(block)).msgid]


def _entry(block: str) -> Entry:
    entry, part = Entry(), ""
    for line in block.splitlines():
        if line.startswith("#,"):
            entry.flags |= set(line[2:].replace(",", " ").split())
        elif found := LINE.match(line):
            part = found[1] or part
            entry.parts[part] = entry.parts.get(part, "") + ast.literal_eval(found[2])
    return entry


def marked(root: Path) -> set[str]:
    """Every text that the code and the templates under `root` mark for translation."""
    return {
        text
        for app in APPS
        for path in (root / app).rglob("*")
        if path.suffix in (".py", ".html", ".txt")
        and not {"tests", "testing", "conformance"} & set(path.parts)
        for text in (_of_code(path) if path.suffix == ".py" else _of_template(path))
    }


def _of_code(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            first = node.args[0]
            if node.func.id in CALLS and isinstance(first, ast.Constant):
                yield first.value


def _of_template(path: Path) -> Iterator[str]:
    source = templatize(path.read_text())
    for pattern in (CALL, CONTEXT):
        yield from (ast.literal_eval(text.replace("\n", "\\n")) for text in pattern.findall(source))
