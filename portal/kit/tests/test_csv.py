"""Files that spreadsheets open."""

import csv
import io

import pytest

from portal.kit import csv as ours


@pytest.mark.parametrize(
    "evil",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", '=HYPERLINK("x","y")'),
        *("\uff1d1", "\uff0b1", "\uff0d1", "\uff20SUM(A1)", " \uff1d1"),
    ],
)
def test_what_a_spreadsheet_would_calculate_is_text(evil):
    line = "".join(ours.lines(["a"], [[evil]])).removeprefix(ours.BOM)
    rows = list(csv.reader(io.StringIO(line, newline="")))
    assert rows[1] == [f"'{evil}"]


@pytest.mark.parametrize(
    ("value", "cell"), [(None, ""), (3, 3), (-3, -3), ("Ruiz, Dana", "Ruiz, Dana"), ("a\0b", "ab")]
)
def test_the_rest_stays_as_it_is(value, cell):
    assert ours.safe(value) == cell


def test_the_file_begins_with_the_mark_that_excel_looks_for():
    answer = ours.download("x.csv", ["Naïve"], [["é"]])
    assert answer.streaming
    assert b"".join(answer.streaming_content) == "\ufeffNaïve\r\né\r\n".encode()
    assert answer["Content-Disposition"] == 'attachment; filename="x.csv"'
