"""Documents made to break whoever reads them: each has an answer, and soon."""

import json
import time

import pytest

from badges.openbadges.serialise import to_bytes
from badges.tests.conformance_server import serving
from badges.tests.verified import ASSERTION, CLASS, ISSUER, body, changed, checked, published, said
from badges.verifying import page
from badges.verifying.presented import Unreadable, of_text
from badges.verifying.results import Word

pytestmark = pytest.mark.row("F1")
ODD = (
    None,
    True,
    7,
    "",
    [],
    {},
    [[]],
    [{}],
    {"id": 7},
    ["x", 7],
    "http://[",
    "http://[x]/a",
    "x" * 9000,
)
FIELDS = {
    ASSERTION: ("id", "type", "@context", "recipient", "badge", "verification", "issuedOn",
                "expires", "image", "revoked", "evidence"),
    CLASS: ("id", "type", "@context", "name", "description", "image", "criteria", "issuer",
            "alignment", "@language"),
    ISSUER: ("id", "type", "name", "url", "email", "verification"),
}  # fmt: skip


@pytest.fixture
def site():
    with serving() as made:
        published(made)
        yield made


@pytest.mark.parametrize(
    ("path", "field"), [(path, field) for path, fields in FIELDS.items() for field in fields]
)
def test_whatever_stands_in_a_field_there_is_an_answer(site, path, field):
    whole = json.loads(body(site, path))
    for odd in ODD:
        site.answers[path].body = to_bytes(whole | {field: odd})
        found = checked(site, of_text(site.origin + ASSERTION))
        assert page.of(found).checks, said(found)


@pytest.mark.parametrize(
    "id", ["http://[", "http://[x]/a", "https://a.example:99999/", "http://\u2100/"]
)
def test_an_address_that_is_none_is_answered(site, id):
    found = checked(site, of_text(json.dumps(json.loads(body(site)) | {"id": id})))
    assert found.word in (Word.REFUSED, Word.UNREACHABLE), said(found)
    assert page.of(found).wrong


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "0000-01-01T00:00:00Z"]
)
def test_the_first_and_the_last_of_all_hours_are_answered(site, moment):
    changed(site, ASSERTION, issuedOn=moment)
    assert checked(site, of_text(site.origin + ASSERTION)).word is Word.INVALID
    changed(site, ASSERTION, expires=moment)
    assert checked(site, of_text(site.origin + ASSERTION)).word is Word.INVALID


@pytest.mark.parametrize(
    "text",
    ['{"a": "\\ud800"}', '{"a": ' * 60 + "1" + "}" * 60, '{"a":' + "[" * 99_000, '{"a": NaN}',
     '{"a": ' + "9" * 5000 + "}"],
    ids=["half a character", "deep", "deeper", "no number", "a number without an end"],
)  # fmt: skip
def test_what_two_programs_would_read_differently_is_no_badge(text):
    with pytest.raises(Unreadable):
        of_text(text)


def test_an_endless_mail_address_takes_no_time(site):
    changed(site, ISSUER, email="a@" + "." * 100_000 + "@")
    begun = time.monotonic()
    assert checked(site, of_text(site.origin + ASSERTION)).word is Word.INVALID
    assert time.monotonic() - begun < 20
