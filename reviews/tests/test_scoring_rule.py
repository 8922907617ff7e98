"""Levels become met or not yet; readings are compared and settled (row E4)."""

import pytest

from reviews.scoring import rule
from reviews.scoring.rule import Mark

RULE = {"all": [{"part": 1, "is": "pass"}, {"part": 2, "is": "proficient"}]}
RUBRIC = {1: [10], 2: [20, 21]}


def reading(*meets: bool, say: str = "") -> dict[int, Mark]:
    """Marks for the three criteria; met is level 1, not yet level 2."""
    return {
        criterion: Mark(level=1 if met else 2, position=1 if met else 2, meets=met, comment=say)
        for criterion, met in zip((10, 20, 21), meets, strict=True)
    }


@pytest.mark.row("E4")
@pytest.mark.parametrize(
    ("meets", "parts", "whole"),
    [
        ((True, True, True), {1: True, 2: True}, True),
        ((True, True, False), {1: True, 2: False}, False),
        ((False, True, True), {1: False, 2: True}, False),
    ],
)
def test_a_part_is_met_when_all_its_criteria_are(meets, parts, whole):
    found = rule.outcome(RULE, RUBRIC, reading(*meets))
    assert (dict(found.parts), found.met) == (parts, whole)


@pytest.mark.row("E6")
def test_a_part_carried_as_met_stays_met_without_marks():
    marks = {20: Mark(1, 1, True), 21: Mark(1, 1, True)}
    assert not rule.outcome(RULE, RUBRIC, marks).met
    assert rule.outcome(RULE, RUBRIC, marks, carried=[1]).met


def test_readings_differ_on_any_one_criterion():
    one, two = reading(True, True, True), reading(True, True, False)
    assert rule.agreed([one, one])
    assert rule.agreed([one])
    assert not rule.agreed([one, two])
    assert rule.needs_another([one, two])
    assert not rule.needs_another([one, two, one])


def test_two_readings_that_fail_for_different_reasons_differ():
    assert not rule.agreed([reading(True, True, False), reading(True, False, True)])


def test_different_levels_that_both_meet_agree():
    low = {10: Mark(3, 1, False)}
    lower = {10: Mark(4, 2, False)}
    assert rule.agreed([low, lower])
    assert rule.merge([lower, low])[10].level == 3


def test_three_readings_are_settled_two_of_three_criterion_by_criterion():
    merged = rule.merge(
        [
            reading(True, True, False, say="First."),
            reading(True, False, True, say="Second."),
            reading(False, False, True, say="Third."),
        ]
    )
    assert [merged[c].meets for c in (10, 20, 21)] == [True, False, True]
    assert merged[20].comment == "Second.\nThird."
    assert "First" not in merged[21].comment


def test_equal_comments_are_said_once_and_a_tie_is_not_yet():
    merged = rule.merge(
        [reading(True, True, True, say="Same."), reading(False, True, True, say="Same.")]
    )
    assert merged[20].comment == "Same."
    assert not merged[10].meets
