"""A code is a role and a mark; a name is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from submissions.consenting import coding

pytestmark = pytest.mark.row("D17")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Student A", "Student A"),
        ("student a", "Student A"),
        ("  Teacher   2 ", "Teacher 2"),
        ("S1", "S1"),
        ("s12", "S12"),
        ("AB", "AB"),
        ("7", "7"),
        ("Estudiante B3", "Estudiante B3"),
        ("NIÑO 4", "Niño 4"),
    ],
)
def test_a_code_has_one_spelling(typed, kept):
    assert coding.code(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["Maria", "Jo", "Al", "Dana Ruiz", "Maria A", "Student Ana", "Student Jo", "A. Ruiz", "",
     "S1234", "Student", "dana@example.org", "Student A, Student B"],
)  # fmt: skip
def test_what_may_be_a_name_is_no_code(typed):
    assert coding.code(typed) == ""


@given(st.text(max_size=30))
def test_whatever_is_typed_a_code_is_short_and_stays_what_it_is(typed):
    code = coding.code(typed)
    assert len(code) <= 24
    assert not code or coding.code(code) == code
