"""The table of shapes and breakages before our own `/badges/verify`: each with its word."""

import json

import pytest
from django.core.cache import cache

from badges.openbadges import identity
from badges.tests.shapes import asking, table
from badges.verifying import views
from badges.verifying.results import Word
from portal.kit.fetching.guard import Guard

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.django_db,
    pytest.mark.row("F1", "F10"),
]


@pytest.fixture(autouse=True)
def _our_page(monkeypatch, shapes_site):
    """Nobody was counted before, and the server of the test is the only one that is asked."""
    cache.clear()
    alone = Guard(frozenset({("127.0.0.1", int(shapes_site.origin.rpartition(":")[2]))}))
    monkeypatch.setattr(views, "outside", lambda: alone)


@pytest.mark.parametrize("shape", table.SHAPES, ids=str)
def test_each_shape_as_it_was_issued_has_its_word(shape, badge_of):
    said = asking.sent(badge_of(shape).brought())
    headline, meaning = asking.expected(shape.word)
    assert said.headline == headline, said.words
    assert meaning in said.words


@pytest.mark.parametrize(("shape", "breakage"), table.CASES, ids=str)
def test_each_way_of_breaking_each_shape_has_its_word(shape, breakage, badge_of):
    brought = breakage.spoil(badge_of(shape))
    said = asking.sent(brought)
    headline, meaning = asking.expected(breakage.word_for(shape.word), breakage)
    assert meaning in said.words, said.words
    assert said.headline == headline or breakage.code, said.words
    assert asking.expected(Word.VALID)[1] not in said.words


@pytest.mark.parametrize(("shape", "way"), table.ALLOWED, ids=str)
def test_what_the_standard_allows_is_valid(shape, way, badge_of):
    said = asking.sent(way.spoil(badge_of(shape)))
    assert said.headline == asking.expected(Word.VALID)[0], said.words


def test_no_two_badges_share_a_salt_and_no_answer_names_whom_they_are_about(shapes_world):
    about = [json.loads(held.document)["recipient"] for held in shapes_world.held.values()]
    assert len({one["salt"] for one in about}) == len(about)
    assert len({one["identity"] for one in about}) == len(about)
    for held, one in zip(shapes_world.held.values(), about, strict=True):
        assert identity.is_recipient(held.mail, one)
    bodies = b"".join(answer.body for answer in shapes_world.answers.values())
    for held in shapes_world.held.values():
        assert held.mail.encode() not in bodies
        assert held.mail not in held.document
