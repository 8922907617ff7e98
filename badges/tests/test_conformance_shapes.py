"""The table of shapes and breakages before the official validator and the layer beside it."""

import re
from collections import Counter

import pytest
from django.conf import settings

from badges.conformance import run
from badges.tests.shapes import table
from badges.tests.shapes.breakages import gone
from badges.verifying.results import Word

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.django_db,
    pytest.mark.skipif(run.missing() is not None, reason=str(run.missing())),
]


def judged(validator, brought):
    return validator.judge(
        brought.kind, brought.what, name=brought.name, recipient=brought.mail
    )  # fmt: skip


@pytest.mark.row("F1", "F2", "F13", "F14", "F15")
@pytest.mark.parametrize("shape", table.SHAPES, ids=str)
def test_each_shape_is_what_it_is_to_both_layers(shape, badge_of, validator):
    badge = badge_of(shape)
    good = shape.word is Word.VALID
    badge.mail = badge.world.held[shape.held].mail if good else ""
    found = judged(validator, badge.brought())
    assert (found.ok, found.official) == (good, good), found.output
    if good:
        assert "errors=0" in found.output
        assert "failed=0" in found.output


@pytest.mark.parametrize(("shape", "breakage"), table.CASES, ids=str)
def test_each_way_of_breaking_each_shape_is_rejected_for_its_own_reason(
    shape, breakage, badge_of, validator
):
    found = judged(validator, breakage.spoil(badge_of(shape)))
    assert not found.ok, found.output
    assert breakage.said.lower() in found.output.lower(), found.output
    if shape.word is Word.VALID or breakage in gone.ALL:
        assert found.official == bool(breakage.differs), found.output
    assert breakage.differs or not found.official, found.output


@pytest.mark.parametrize(("shape", "way"), table.ALLOWED, ids=str)
def test_what_we_take_and_the_official_validator_refuses_is_known(shape, way, badge_of, validator):
    found = judged(validator, way.spoil(badge_of(shape)))
    assert not found.official, found.output
    assert way.said in found.output


def test_every_difference_stands_in_the_documentation():
    page = (settings.BASE_DIR / "docs/reference/badge-checks.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| (.+?) \|", page, re.MULTILINE))
    assert told >= table.DIFFERENCES


def test_each_shape_is_broken_in_twelve_ways_or_more():
    ways = Counter(shape for shape, _breakage in table.CASES)
    assert set(ways) == set(table.SHAPES)
    assert min(ways.values()) >= table.DOZEN
