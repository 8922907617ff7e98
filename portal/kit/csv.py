"""CSV files that a spreadsheet opens without harm, sent line by line."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import StreamingHttpResponse

BOM = "\ufeff"
# Spreadsheets set to an East Asian language read the full-width signs as the plain ones.
DANGEROUS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r", "\n")


class _Echo:
    """What csv.writer writes to; hands the line back."""

    def write(self, line: str) -> str:
        return line


def safe(value: Any) -> Any:
    """The value as a cell: a text that a spreadsheet would take for a formula gets a quote mark.

    Numbers stay numbers; None is an empty cell.
    """
    if value is None:
        return ""
    if isinstance(value, int | float):
        return value
    text = str(value).replace("\0", "")
    return f"'{text}" if text.lstrip(" ").startswith(DANGEROUS) else text


def lines(header: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The file in pieces: byte order mark and header, then a line a row."""
    writer = csv.writer(_Echo())
    yield BOM + writer.writerow([safe(cell) for cell in header])
    for row in rows:
        yield writer.writerow([safe(cell) for cell in row])


def download(
    name: str, header: Sequence[Any], rows: Iterable[Sequence[Any]]
) -> StreamingHttpResponse:
    """The file as a download. `rows` is read while sending, after the reader's language and zone
    are put away: give it plain values."""
    response = StreamingHttpResponse(lines(header, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
