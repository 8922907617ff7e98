"""Feedback that may name a person: a question beside the field, and once before it goes out."""

import pytest

from reviews.models import Review
from reviews.naming import asking, people
from reviews.tests import factories
from reviews.tests.test_scoring_views import address, form

JSON = {"accept": "application/json"}
QUESTION = "Does the feedback name a person?"


@pytest.fixture
def slot(cast):
    factories.submitted(cast)
    return factories.claimed(cast["asha"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Maria's plan is good.", ["Maria"]),
        ("Say what Ms. Ruiz did.", ["Ms. Ruiz"]),
        ("Ask Dana Ruiz about it.", ["Dana Ruiz"]),
        ("Well done, Robert!", ["Robert"]),
        ("As José said, dates are missing. José!", ["José"]),
        ("Thank you, Grace Lee, for this.", ["Grace Lee"]),
        ("La Sra. Núñez lo explica.", ["Sra. Núñez"]),
    ],
)
def test_names_are_found_as_they_stand(text, names):
    assert people.mentioned(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Please name the next step on Tuesday.",
        "Use Google Classroom. Add an IEP goal.",
        "Hope is not a plan. Will you add dates?",
        "On page 3 the Reflection says what changed; student B is clear.",
        "Say which finding led to it.",
    ],
)
def test_ordinary_feedback_raises_no_question(text):
    assert people.mentioned(text) == []


def test_words_of_the_rubric_are_nobodys_name():
    assert people.mentioned("The Communication Map is clear.", {"communication", "map"}) == []
    assert people.mentioned("The Communication Map is clear.") == ["Communication Map"]


def test_a_save_says_it_beside_the_field_and_saves_all_the_same(signed_in, slot):
    given = factories.marks(slot.submission, ["2.1"], comment="Ask Maria for the dates.")
    said = signed_in("asha").post(address("save", slot), form(slot, given), headers=JSON).json()
    assert list(said["named"]) == ["2.1"]
    assert "Maria" in said["named"]["2.1"]
    page = signed_in("asha").get(address("assess", slot)).content.decode()
    assert "Is this a person: Maria?" in page


def test_ones_own_name_is_told_of_at_a_save_already(signed_in, slot):
    given = factories.marks(slot.submission, ["2.1"], comment="Yours, Asha Cole")
    said = signed_in("asha").post(address("save", slot), form(slot, given), headers=JSON).json()
    assert "This comment names you" in said["named"]["2.1"]


@pytest.mark.row("E5")
def test_it_is_asked_once_and_then_handed_in_as_it_is(signed_in, slot):
    client = signed_in("asha")
    given = factories.marks(slot.submission, ["2.1"], comment="Ask Maria for the dates.")
    first = client.post(address("submit", slot), form(slot, given))
    assert first.status_code == 422
    assert QUESTION in first.content.decode()
    assert Review.objects.get().state == "draft"
    sign = first.context["page"].asked
    again = client.post(address("submit", slot), form(slot, given, asked=sign))
    assert again.status_code == 302
    assert Review.objects.get().state == "submitted"


def test_another_name_is_asked_about_anew(signed_in, slot):
    client = signed_in("asha")
    given = factories.marks(slot.submission, ["2.1"], comment="Ask Maria for the dates.")
    sign = client.post(address("submit", slot), form(slot, given)).context["page"].asked
    other = factories.marks(slot.submission, ["2.1"], comment="Ask Robert for the dates.")
    page = client.post(address("submit", slot), form(slot, other, asked=sign))
    assert "Is this a person: Robert?" in page.content.decode()


def test_the_author_is_no_special_name(signed_in, slot, cast):
    """Else it would answer guesses: the very name of the author is found like any other."""
    for name in (cast["dana"].family_name, "Quill"):
        given = factories.marks(slot.submission, ["2.1"], comment=f"See {name} for dates.")
        said = signed_in("asha").post(address("save", slot), form(slot, given), headers=JSON)
        assert said.json()["named"] == {}


def test_the_sign_is_nothing_where_nothing_was_found():
    assert asking.digest({}) == ""
    assert asking.digest({"2.1": ["Maria"]}) != asking.digest({"2.2": ["Maria"]})


def test_a_long_comment_of_empty_lines_and_names_is_read_to_its_end():
    """With a pattern that goes back over the empty lines at each name this took minutes."""
    assert "Ab Cd" in people.mentioned("\n" * 6000 + "x Ab Cd " * 500)


@pytest.mark.parametrize("before", ["", "Yes. ", "Well:\n", "- ", "so – ", "\n  “", "Ask; ("])
def test_a_word_at_the_beginning_of_a_sentence_is_not_yet_a_name(before):
    assert people.mentioned(f"{before}Plan Good lessons") == people.mentioned("Plan Good lessons")


@pytest.mark.parametrize("before", ["we saw ", "a, ", "well-"])
def test_words_within_a_sentence_may_be_names(before):
    assert people.mentioned(f"{before}Marcus Bell said") == ["Marcus Bell"]
