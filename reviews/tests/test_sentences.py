"""Comments of several readers read as one."""

import itertools

import pytest

from reviews.noting import merging
from reviews.noting.merging import Placed
from reviews.scoring import sentences

pytestmark = pytest.mark.row("E5")


def test_style_is_levelled_to_sentences():
    text = "- Name who does what\n\n2) Say when, e.g. Monday. Ask Dr. Low! “Why?” It helps. […]"
    assert sentences.split(text) == [
        "Name who does what.",
        "Say when, e.g. Monday.",
        "Ask Dr. Low!",
        "“Why?”",
        "It helps.",
    ]


def test_splitting_twice_changes_nothing():
    once = sentences.split("Good. And “so on.” Then (see below). The end")
    assert sentences.split("\n".join(once)) == once


def test_whoever_says_it_and_how_often_it_is_said_once():
    one = "Name who does what. Say by when."
    assert sentences.merged([one]) == sentences.merged([one, "name who does what", f"* {one}", ""])


def test_the_order_of_the_readers_plays_no_part():
    said = ["One line. Two lines.", "A date is missing.", "Add roles."]
    found = {sentences.merged(each) for each in itertools.permutations(said)}
    assert found == {"One line.\nTwo lines.\nA date is missing.\nAdd roles."}


def test_a_comment_of_one_stays_in_its_own_order():
    assert sentences.merged(["Zebras first. Apples then."]) == "Zebras first.\nApples then."


def test_notes_at_one_place_are_one_note_in_the_order_of_the_work():
    here = Placed(2, "item", 1, "page", 3, "Who is meant?")
    again = Placed(2, "item", 1, "page", 3, "who is meant")
    more = Placed(2, "item", 1, "page", 3, "And by when? Say it.")
    first = Placed(1, "answer", 2, "", 0, "Say more.")
    both = merging.merged([here, again, more, first])
    assert both == merging.merged([first, more, again, here])
    assert [note.text for note in both] == ["Say more.", "And by when?\nSay it.\nWho is meant?"]
