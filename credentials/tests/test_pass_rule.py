"""The pass rule reads and decides as the two samples say (row A22)."""

from types import SimpleNamespace

import pytest

from credentials import pass_rule
from portal.kit import vocabulary

IEP = {
    "all": [
        {"part": 1, "is": "pass"},
        {"part": 2, "is": "proficient"},
        {"part": 3, "is": "pass"},
    ]
}
WORDS = ("pass", "yes", "proficient")
IDEAS = {
    "all": [
        {"part": 1, "is": "pass"},
        {"part": 2, "is": "yes"},
        {"part": 3, "is": "pass"},
        {"part": 4, "is": "pass"},
    ]
}


@pytest.mark.row("A22")
@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            IEP,
            "a passing score in Parts 1 and 3 and a proficient rating for all components in Part 2",
        ),
        (IDEAS, "a passing evaluation for Parts 1, 3 and 4 and a Yes for Part 2"),
        ({"all": [{"part": 1, "is": "pass"}]}, "a passing score in Part 1"),
    ],
)
def test_a_rule_reads_as_the_sample_words_it(rule, expected):
    assert pass_rule.phrase(rule) == expected


def test_the_sentence_speaks_the_readers_words():
    version = SimpleNamespace(pass_rule=IEP)
    assert pass_rule.sentence(version).startswith("To earn the micro-credential, you must receive")
    with vocabulary.speaking(vocabulary.CALIFORNIA):
        assert pass_rule.sentence(version).startswith("To earn the micro-certification,")


@pytest.mark.row("A22")
@pytest.mark.row("E4")
@pytest.mark.parametrize("rule", [IEP, IDEAS])
def test_every_part_must_be_met_and_a_part_nobody_judged_is_not(rule):
    numbers = [line["part"] for line in rule["all"]]
    assert pass_rule.outcome(rule, dict.fromkeys(numbers, True))
    for number in numbers:
        assert not pass_rule.outcome(rule, {n: n != number for n in numbers})
        assert not pass_rule.outcome(rule, {n: True for n in numbers if n != number})
    assert not pass_rule.outcome({}, {1: True})


@pytest.mark.row("E4")
def test_each_scale_has_its_own_words_and_one_level_is_enough_or_not():
    said = {word: pass_rule.phrase({"all": [{"part": 1, "is": word}]}) for word in WORDS}
    assert said == {
        "pass": "a passing score in Part 1",
        "yes": "a Yes for Part 1",
        "proficient": "a proficient rating for all components in Part 1",
    }


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({}, "no lines"),
        ("all", "no lines"),
        ({"all": [{"part": 1, "is": "great"}]}, "not a line"),
        ({"all": [{"part": 1}]}, "not a line"),
        ({"all": [*IEP["all"], {"part": 3, "is": "pass"}]}, "Part 3 is in the pass rule twice"),
        ({"all": [*IEP["all"], {"part": 9, "is": "pass"}]}, "Part 9, which does not exist"),
        ({"all": IEP["all"][:2]}, "leaves out Part 3"),
    ],
)
def test_a_wrong_rule_is_told_what_is_wrong(rule, words):
    assert words in " ".join(pass_rule.problems(rule, [1, 2, 3]))


def test_a_right_rule_has_no_problems():
    assert pass_rule.problems(IEP, [1, 2, 3]) == []
    assert pass_rule.problems(IDEAS, [1, 2, 3, 4]) == []
