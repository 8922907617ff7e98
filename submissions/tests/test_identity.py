import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from submissions.fold import fold
from submissions.identity import SENTENCES, IdentityProfile, scan
from submissions.limits import LONGEST

pytestmark = pytest.mark.row("D10")

DANA = IdentityProfile(
    given_names=("Dana",),
    family_names=("Ruiz",),
    other_names=("Danita", "Núñez"),
    emails=("dana.ruiz@demo.test",),
    handles=("@msruizteaches",),
    phones=("+1 (559) 555-0142",),
    schools=("Roosevelt High School",),
    districts=("Fresno Unified School District",),
    locals=("Fresno Teachers Association",),
    cohorts=("Fresno IEP Fall",),
)


def found(text, profile=DANA):
    return [(hit.found, hit.kind) for hit in scan(text, profile, "Part 1")]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Ms. Ruiz led the meeting", [("Ruiz", "family_name")]),
        ("MS. RUIZ LED", [("RUIZ", "family_name")]),
        ("in ms. ruiz's room", [("ruiz", "family_name")]),
        ("Ruiz’s class and the Ruizs", [("Ruiz", "family_name")]),
        ("Dana wrote this", [("Dana", "given_name")]),
        ("I am Dana Ruiz.", [("Dana Ruiz", "full_name")]),
        ("dana m. ruiz", [("dana m. ruiz", "full_name")]),
        ("signed D. Ruiz", [("D. Ruiz", "full_name")]),
        ("signed D Ruiz", [("D Ruiz", "full_name")]),
        ("signed D.M. Ruiz", [("D.M. Ruiz", "full_name")]),
        ("Ruiz, Dana", [("Ruiz, Dana", "full_name")]),
        ("Dana\nRuiz", [("Dana\nRuiz", "full_name")]),
        ("formerly Nunez", [("Nunez", "other_name")]),
        ("formerly Nu\u0301n\u0303ez", [("Nu\u0301n\u0303ez", "other_name")]),
        ("they call me DANITA", [("DANITA", "other_name")]),
        ("write dana.ruiz@demo.test", [("dana.ruiz@demo.test", "own_email")]),
        ("my login dana.ruiz there", [("dana.ruiz", "own_email")]),
        ("ruiz_plan.pdf", [("ruiz", "family_name")]),
        ("druiz-final.pdf", [("druiz", "own_handle")]),
        ("find me at msruizteaches", [("msruizteaches", "own_handle")]),
        ("at Roosevelt High", [("Roosevelt High", "school")]),
        ("at Roosevelt High School", [("Roosevelt High School", "school")]),
        ("at roosevelt high school", [("roosevelt high school", "school")]),
        ("at Roosevelt", [("Roosevelt", "school")]),
        ("the RHS band", [("RHS", "school")]),
        ("all of Fresno Unified", [("Fresno Unified", "district")]),
        ("FUSD policy", [("FUSD", "district")]),
        ("Fresno Teachers Association", [("Fresno Teachers Association", "local")]),
        ("the Fresno IEP Fall group", [("Fresno IEP Fall", "cohort")]),
        ("hidden R\u200buiz", [("R\u200buiz", "family_name")]),
    ],
)
def test_what_names_the_author_is_found(text, hits):
    assert found(text) == hits


@pytest.mark.parametrize(
    "number",
    ["559-555-0142", "(559) 555-0142", "559.555.0142", "+1 559 555 0142", "5595550142", "555-0142"],
)
def test_the_authors_phone_number_is_found_in_any_format(number):
    assert [kind for _, kind in found(f"call {number} today")] == ["own_phone"]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("ask ben@school.example", [("ben@school.example", "email")]),
        ("call (212) 555-0199.", [("(212) 555-0199", "phone")]),
        ("call +44 20 7946 0958 now", [("+44 20 7946 0958", "phone")]),
        ("follow @mrs_math_fun!", [("@mrs_math_fun", "handle")]),
        ("https://www.linkedin.com/in/xy", [("https://www.linkedin.com/in/xy", "account_link")]),
        ("see instagram.com/ourclass", [("instagram.com/ourclass", "account_link")]),
        ("mrsx.weebly.com is mine", [("mrsx.weebly.com", "account_link")]),
        (
            "https://docs.google.com/document/d/1a",
            [("https://docs.google.com/document/d/1a", "account_link")],
        ),
    ],
)
def test_what_leads_to_anybody_is_found(text, hits):
    assert found(text) == hits


@pytest.mark.parametrize(
    "text",
    [
        "The bandana and the ruizian method",
        "From 2021-09-27 to 2021-11-21, 45 of 120 students",
        "in 2019-2020 with 1,000 students and 3.5 hours",
        "See https://www.nea.org/resources and https://example.org/facebook",
        "Students met @ noon; the ratio was 3:1",
        "an example.com address and netflix.com",
        "",
    ],
)
def test_what_names_nobody_is_no_hit(text):
    assert found(text) == []


WILL = IdentityProfile(given_names=("Will", "Grace", "Mark"), family_names=("Park",))


def test_a_name_that_is_a_word_is_no_hit_in_lower_case():
    assert found("they will mark it with grace in the park", WILL) == []


def test_a_name_that_is_a_word_is_a_hit_when_capitalised_or_beside_the_family_name():
    assert found("I asked Will", WILL) == [("Will", "given_name")]
    assert found("i am will park", WILL) == [("will park", "full_name")]
    assert found("a note from Park", WILL) == [("Park", "family_name")]


def test_a_school_named_by_a_word_is_a_hit_only_as_a_name():
    central = IdentityProfile(schools=("Central High School",))
    assert found("a central idea", central) == []
    assert found("at central high", central) == [("central high", "school")]


def test_names_of_several_words_are_found_whole_and_by_the_words_that_tell():
    maria = IdentityProfile(given_names=("María José",), family_names=("de la Cruz-Peña",))
    assert found("Maria Jose de la Cruz-Pena", maria) == [
        ("Maria Jose de la Cruz-Pena", "full_name")
    ]
    assert found("la casa de Peña", maria) == [("Peña", "family_name")]


def test_a_name_in_a_script_without_spaces_is_found_inside_a_sentence():
    assert found("私は田中です", IdentityProfile(family_names=("田中",))) == [
        ("田中", "family_name")
    ]


def test_a_hit_says_where_it_stands_and_why():
    (hit,) = scan("Hello, Núñez!", DANA, "Part 2, answer 1")
    assert (hit.place, hit.start, hit.end) == ("Part 2, answer 1", 7, 12)
    assert hit.sentence == SENTENCES["other_name"]


def test_empty_fields_of_a_profile_match_nothing():
    blank = IdentityProfile(("",), (" ",), ("-",), ("",), ("@",), ("",), ("",), ("",), ("",), ("",))
    assert found("Some words - and more @ all", blank) == []


def test_folding_keeps_the_places_of_the_original():
    folded = fold("Straße ﬁn")
    assert folded.text == "strasse fin"
    assert folded.span(8, 10) == (7, 8)


PIECES = (
    *("a", "a.", "1-", "@a", "aa@", "(1", "+1 ", "x.com.", "x.com-", "a-my.", "Ruiz ", "Ruiz,"),
    *("d. ", "dana ", "dana.", "https://", "a@a.", "555 ", "(", " ", "\ufdfa", "Roosevelt High "),
)


@settings(deadline=None, max_examples=10)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), st.integers(1, 2000))
def test_whatever_fits_into_an_answer_is_scanned_to_its_end(pieces, run):
    woven = "".join(piece * run for piece in pieces)
    text = (woven * (LONGEST // len(woven) + 1))[:LONGEST]
    places = [(hit.start, hit.end) for hit in scan(text, DANA, "Part 1")]
    assert all(0 <= start < end <= LONGEST for start, end in places)
    assert all(one[1] <= two[0] for one, two in pairwise(places)), "in order, none over another"


def test_a_bare_name_is_a_name_also_when_an_address_begins_with_it():
    nikhil = IdentityProfile(given_names=("Nikhil",), emails=("nikhil@demo.test",))
    assert found("My name is Nikhil", nikhil) == [("Nikhil", "given_name")]
    assert found("Ask nikhil@demo.test", nikhil) == [("nikhil@demo.test", "own_email")]
    nikhil = IdentityProfile(given_names=("Nikhil",), emails=("nikhil.agar@demo.test",))
    assert found("or nikhil.agar", nikhil) == [("nikhil.agar", "own_email")]


def test_a_host_ends_where_its_letters_end():
    assert found("see x.com.") == [("x.com", "account_link")]
    assert found("see x.com-.") == [("x.com", "account_link")]
    assert found("see x.com.br") == []
    assert found("see x.com-shop.br") == []
    assert found("see x.com/dana.") != []


def test_a_long_text_is_scanned_quickly():
    text = "Students planned. " * 20_000
    begun = time.perf_counter()
    assert found(text) == []
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize("piece", ["a.", "1-", "@a", "aa@", "(1", "+1 ", "x.com.", "Ruiz ", "d. "])
def test_a_hostile_text_does_not_slow_the_scan_down(piece):
    begun = time.perf_counter()
    scan(piece * 20_000, DANA, "Part 1")
    assert time.perf_counter() - begun < 10
