"""Pieces of the desk written once for many places say at each place what it alone would say."""

from dataclasses import dataclass

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from reviews.noting.given import Typed
from reviews.noting.places import Spot
from reviews.noting.sheet import place
from reviews.templatetags.reviewing import note_fields

SPOTS = [
    Spot(1, "activity", 1, unit="paragraph", most=3),
    Spot(2, "item", 1, label="<b>Plan</b> & notes", unit="page", most=9),
    Spot(12, "item", 10, label="Recording", unit="time"),
    Spot(2, "answer", 2, unit=""),
]


@dataclass(frozen=True)
class Line:
    key: str
    name: str


LINES = (Line("1.1", "Plans & <steps>"), Line("1.2", "Reflects"))


def written_by_itself(here, lines):
    choices = tuple((line.key, line.name) for line in lines)
    return render_to_string("reviews/_note_fields.html", {"place": here, "choices": choices})


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("lines", [LINES, LINES[:1]], ids=["two criteria", "one criterion"])
@pytest.mark.parametrize("spot", SPOTS, ids=lambda spot: spot.key)
def test_an_empty_form_is_the_same_as_if_it_had_been_written_for_its_place(language, lines, spot):
    with translation.override(language):
        here = place(spot, (), None, "")
        assert note_fields(here, lines) == written_by_itself(here, lines)


def test_what_was_typed_at_one_place_stands_there_and_at_no_other():
    typed = Typed(SPOTS[1].key, "1.2", "4", "Which <step>?")
    first = note_fields(place(SPOTS[1], (), typed, "No such page."), LINES)
    assert "Which &lt;step&gt;?" in first
    assert "No such page." in first
    assert " open" in first
    other = note_fields(place(SPOTS[0], (), None, ""), LINES)
    assert "step&gt;?" not in other
    assert " open" not in other


def test_a_name_with_marks_of_html_is_shown_as_text():
    assert "<b>Plan" not in note_fields(place(SPOTS[1], (), None, ""), LINES)
