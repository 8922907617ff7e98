"""Reading a pasted list or a CSV file of names and addresses. Pure: text in, rows out.

One person a line: `Dana Ruiz, dana@example.org`, the two the other way round, an address alone,
or `Dana Ruiz <dana@example.org>`; comma, semicolon or tab between them.
"""

import csv
import io
from collections.abc import Collection
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

MOST = 200
LONGEST = 256 * 1024


class Unreadable(ValueError):
    """The file is not a list of names and addresses; `str()` is the sentence for the page."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its number, what it says, and what is wrong with it (nothing: an empty text)."""

    number: int
    name: str
    email: str
    problem: str = ""


def decode(data: bytes) -> str:
    """The text of an uploaded file. Raises Unreadable for what is too long or no text."""
    if len(data) > LONGEST:
        raise Unreadable(
            _("This file is larger than 256 kB. Choose a list of names and addresses.")
        )
    if b"\0" in data:
        raise Unreadable(_("This file is not plain text. In a spreadsheet choose Save as CSV."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def parse(text: str, members: Collection[str] = (), asked: Collection[str] = ()) -> list[Row]:
    """A row for each line that says something; `members` and `asked` are known addresses."""
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for number, cells in _lines(text):
        name, email = _read(cells)
        problem = _problem(email, seen, members, asked)
        if not problem:
            seen[email] = number
        rows.append(Row(number, name, email, problem))
    if len(rows) > MOST:
        raise Unreadable(_("More than %(most)s lines. Divide the list.") % {"most": MOST})
    return rows


def _lines(text: str) -> list[tuple[int, list[str]]]:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", ",").replace(";", ",")
    reader = csv.reader(io.StringIO(plain), skipinitialspace=True)
    try:
        cells = [(reader.line_num, [cell.strip() for cell in line]) for line in reader]
    except csv.Error as error:
        raise Unreadable(_("This list cannot be read; paste it as plain lines.")) from error
    told = [(number, line) for number, line in cells if any(line)]
    return told[1:] if told and _is_heading(told[0][1]) else told


def _is_heading(cells: list[str]) -> bool:
    return not any("@" in cell for cell in cells) and any("mail" in cell.lower() for cell in cells)


def _read(cells: list[str]) -> tuple[str, str]:
    with_at = next((cell for cell in cells if "@" in cell), "")
    name = " ".join(cell for cell in cells if cell and cell != with_at)
    if "<" in with_at:
        before, _lt, rest = with_at.partition("<")
        name, with_at = " ".join([name, before.strip(' "')]).strip(), rest.partition(">")[0]
    return name[:160], with_at.strip().lower()


def _problem(
    email: str, seen: dict[str, int], members: Collection[str], asked: Collection[str]
) -> str:
    if not email:
        return _("There is no mail address on this line.")
    try:
        validate_email(email)
    except ValidationError:
        return _("This is not a mail address.")
    if email in seen:
        return _("The same address as on line %(line)s.") % {"line": seen[email]}
    if email in members:
        return _("Is a member already.")
    return _("Has been invited already.") if email in asked else ""
