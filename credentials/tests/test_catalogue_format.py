"""The catalogue's own files are right, and a wrong one is named in a sentence."""

import shutil
from pathlib import Path

import pytest

from credentials.catalogue_format import files_of, problems, problems_of_all, read
from credentials.catalogue_parts import KINDS
from credentials.catalogue_rules import EVIDENCE_TAGS
from credentials.catalogue_shape import STACKS

FOLDER = Path(__file__).resolve().parent.parent / "catalogue"
IEP = FOLDER / "micro_credentials/exceptional-learner/01-iep-implementation.toml"
IDEAS = FOLDER / "micro_credentials/_no-stack/generating-ideas.toml"
PERFORMANCE = (
    FOLDER
    / "micro_credentials/assessment-literacy/01-classroom-embedded-performance-assessment.toml"
)


@pytest.fixture(scope="module")
def everything():
    return [read(path) for path in files_of(FOLDER)]


@pytest.fixture
def iep():
    return read(IEP)


@pytest.fixture
def copy(tmp_path):
    """A copy of the whole catalogue that a test may break."""
    return Path(shutil.copytree(FOLDER, tmp_path / "catalogue"))


def in_stack(everything, slug):
    """The titles of a stack in its order."""
    places = [
        (row["position"], data["title"])
        for data in everything
        for row in data["stacks"]
        if row["slug"] == slug
    ]
    return [title for _position, title in sorted(places)]


def test_every_file_of_the_catalogue_is_right():
    assert problems_of_all(FOLDER) == []


@pytest.mark.row("A8")
def test_there_are_22_stacks_with_three_or_more_each_and_nine_that_cta_offers(everything):
    stacks = read(FOLDER / "stacks.toml", STACKS)["stacks"]
    assert len(stacks) == 22
    assert sum(row["featured_cta"] for row in stacks) == 9
    assert all(row["description"] and row["audience"] for row in stacks)
    assert all(len(in_stack(everything, row["slug"])) >= 3 for row in stacks)


@pytest.mark.row("A9")
def test_exceptional_learner_has_its_six_in_order(everything):
    assert in_stack(everything, "exceptional-learner") == [
        "IEP Implementation: Communication and Collaboration",
        "Understanding the IEP Process",
        "Functional Behavior Assessment and Intervention Plans",
        "IDEA- Determining Eligibility",
        "Working with Students with Autism Spectrum Disorder",
        "Introduction to Universal Design and Learning",
    ]


def test_every_family_of_evidence_is_asked_for_somewhere_and_none_everywhere(everything):
    for tag in EVIDENCE_TAGS:
        count = sum(tag in data["evidence_tags"] for data in everything)
        assert 0 < count < len(everything), tag


def test_some_stand_in_a_second_stack_under_another_label(everything):
    twice = [data["stacks"] for data in everything if len(data["stacks"]) == 2]
    assert len(twice) >= 5
    assert any(first["label"] != second["label"] for first, second in twice)


@pytest.mark.row("A22")
def test_the_samples_ask_for_the_parts_that_their_sources_name():
    rules = {path: read(path)["pass_rule"]["all"] for path in (IEP, IDEAS, PERFORMANCE)}
    said = {path: [line["is"] for line in lines] for path, lines in rules.items()}
    assert said == {
        IEP: ["pass", "proficient", "pass"],
        IDEAS: ["pass", "yes", "pass", "pass"],
        PERFORMANCE: ["pass", "proficient", "pass"],
    }


@pytest.mark.row("A23")
def test_three_parts_and_four_parts_of_several_kinds_are_both_there(everything):
    assert [part["kind"] for part in read(IEP)["parts"]] == ["overview", "artifacts", "reflection"]
    kinds = [part["kind"] for part in read(IDEAS)["parts"]]
    assert kinds == ["overview", "artifacts", "student_reflection", "reflection"]
    used = {part["kind"] for data in everything for part in data["parts"]}
    assert used == set(KINDS) - {"other"}


def test_the_samples_limit_words_at_the_scope_that_their_sources_name():
    def limit(part):
        return part["word_scope"], part["word_min"], part["word_max"]

    assert limit(read(IEP)["parts"][0]) == ("part", 250, 500)
    first, _work, students, teacher = read(IDEAS)["parts"]
    assert limit(first) == ("response", 0, 200)
    assert limit(students) == ("item", 0, 200)
    assert limit(teacher) == ("part", 0, 200)


@pytest.mark.row("A26")
def test_documentation_is_collected_over_a_window_of_days(iep):
    slots = {slot["label"]: slot for slot in iep["parts"][1]["slots"]}
    documentation = slots["Documentation over 20-30 days"]
    assert documentation["window_days"] == 30
    assert 1 <= documentation["min"] <= documentation["max"]


@pytest.mark.row("A29")
def test_the_two_students_who_reflect_are_the_two_whose_work_is_shown():
    _overview, work, reflections, _teacher = read(IDEAS)["parts"]
    assert [slot["student"] for slot in work["slots"]] == ["A", "B"]
    assert [slot["student"] for slot in reflections["slots"]] == ["A", "B"]


def test_one_asks_for_two_assessors_and_the_others_for_one(everything):
    asked = {data["title"] for data in everything if data["assessors_required"] == 2}
    assert asked == {"Classroom-Embedded Performance Assessment"}


@pytest.mark.row("A16")
def test_an_empty_competency_is_named(iep):
    iep["competency"] = " "
    assert problems(iep, "x.toml") == ["x.toml: competency is empty."]


@pytest.mark.row("A16")
def test_a_competency_of_two_sentences_is_named(iep):
    iep["competency"] = "The educator plans. The educator acts."
    assert problems(iep, "x.toml") == ["x.toml: competency must be one sentence."]


def test_a_missing_an_unknown_and_a_mistyped_key_are_named_before_anything_else(iep):
    del iep["competency"]
    iep["colour"] = "pine"
    iep["hours"] = "fifteen"
    iep["parts"][1]["slots"][0]["min"] = "one"
    assert problems(iep, "x.toml") == [
        "x.toml: colour is no key of this file.",
        "x.toml: competency is missing.",
        "x.toml: hours must be a whole number.",
        "x.toml: parts 2: slots 1: min must be a whole number.",
    ]


def test_a_list_that_is_left_out_counts_as_empty(iep):
    del iep["research"]
    del iep["parts"][2]["slots"]
    assert problems(iep, "x.toml") == []


@pytest.mark.row("A22")
@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "no lines"),
        ([(1, "pass"), (2, "proficient"), (3, "pass"), (4, "pass")], "Part 4, which does not"),
        ([(1, "pass"), (2, "proficient")], "leaves out Part 3"),
        ([(1, "pass"), (2, "pass"), (3, "pass")], "asks Part 2 for “pass” on scale “levels”"),
    ],
)
def test_a_pass_rule_that_does_not_fit_the_parts_is_named(iep, lines, words):
    iep["pass_rule"]["all"] = [{"part": part, "is": word} for part, word in lines]
    assert words in " ".join(problems(iep, "x.toml"))


@pytest.mark.row("A23")
@pytest.mark.parametrize(
    ("number", "key", "value", "words"),
    [
        (2, "number", 5, "Parts must be numbered 1, 2, 3 and so on; found [1, 5, 3]."),
        (1, "kind", "essay", "Part 1: unknown kind “essay”."),
        (1, "scale", "stars", "Part 1: unknown scale “stars”."),
        (1, "word_scope", "page", "Part 1: unknown word scope “page”."),
        (1, "word_scope", "", "Part 1: a word limit needs both a scope and a maximum."),
        (1, "word_min", 501, "Part 1: the word limit 501 to 500 cannot be met."),
        (1, "passing", "", "Part 1: the passing text is empty."),
        (1, "prompts", [], "Part 1: it asks for nothing: add a prompt or a slot."),
        (2, "criteria", [], "Part 2: the scale “levels” needs criteria."),
        (2, "scale", "pass", "Part 2: criteria belong to the scale “levels” only."),
    ],
)
def test_a_part_that_cannot_be_done_or_scored_is_named(iep, number, key, value, words):
    iep["parts"][number - 1][key] = value
    assert f"x.toml: {words}" in problems(iep, "x.toml")


@pytest.mark.row("A26")
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"min": 3, "max": 2}, "asks for 3 to 2 items, which cannot be met."),
        ({"min": 0, "max": 0}, "asks for 0 to 0 items, which cannot be met."),
        ({"kinds": []}, "accepts no kind of evidence."),
        ({"kinds": ["smoke"]}, "unknown kind “smoke”."),
        ({"student": "C"}, "unknown student “C”."),
        ({"window_days": -1}, "has a negative number."),
        ({"word_max": 200}, "limits words otherwise than its part does per item."),
    ],
)
def test_a_slot_that_cannot_be_filled_is_named(iep, changes, words):
    slot = iep["parts"][1]["slots"][0]
    slot.update(changes)
    assert problems(iep, "x.toml") == [f"x.toml: Part 2: slot “{slot['label']}” {words}"]


def test_a_criterion_that_nothing_meets_is_named(iep):
    for level in iep["parts"][1]["criteria"][0]["levels"]:
        level["meets"] = False
    assert "needs a level that meets and one that does not" in problems(iep, "x.toml")[0]


@pytest.mark.row("A29")
def test_a_student_who_reflects_without_showing_work_is_named():
    ideas = read(IDEAS)
    del ideas["parts"][1]["slots"][1]
    words = "x.toml: Part 3: no earlier part asks for work of student B."
    assert problems(ideas, "x.toml") == [words]


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("evidence_tags", ["hologram"], "unknown evidence tag “hologram”"),
        ("evidence_types", [], "evidence_types is empty"),
        ("slug", "Bad Slug", "slug “Bad Slug” may hold only"),
        ("code", "C" * 21, "code is longer than 20 characters"),
        ("stacks", [{"slug": "x", "position": 1, "label": "L" * 21}], "longer than 20 characters"),
        ("hours", 0, "hours must be 1 or more"),
        ("grace_days", -1, "grace_days must be 0 or more"),
        ("valid_months", 0, "valid_months must be 1 or more"),
        ("valid_months", "12", "valid_months must be a whole number"),
        ("preparation", "Read this micro-credential.", "comes from the reader's vocabulary"),
    ],
)
def test_other_values_that_cannot_stand_are_named(iep, key, value, words):
    iep[key] = value
    assert words in " ".join(problems(iep, "x.toml"))


def test_a_heading_below_nothing_and_an_alignment_without_address_are_named(iep):
    iep["components"][0]["level"] = 2
    iep["alignments"][0]["url"] = ""
    iep["research"][0]["url"] = "javascript:alert(1)"
    found = " ".join(problems(iep, "x.toml"))
    assert "Component 1 has level 2 under level 0." in found
    assert "has no url; a badge needs one." in found
    assert "“javascript:alert(1)” is not a web address." in found


def test_a_file_copied_without_a_new_code_slug_and_place_is_named(copy):
    folder = copy / "micro_credentials/exceptional-learner"
    shutil.copy(folder / "01-iep-implementation.toml", folder / "07-copy.toml")
    found = " ".join(problems_of_all(copy))
    assert "The code “EL-1” is used 2 times: exceptional-learner/01" in found
    assert "The slug “iep-implementation” is used 2 times" in found
    assert "The place “exceptional-learner, position 1” is used 2 times" in found


def test_a_file_that_is_not_toml_is_named_and_the_others_are_still_read(copy):
    (copy / "micro_credentials/arts-integration/09-broken.toml").write_text("title = ")
    (only,) = problems_of_all(copy)
    assert only.startswith("arts-integration/09-broken.toml is not readable as TOML")


@pytest.mark.row("A8")
def test_a_stack_left_with_two_is_named(copy):
    next((copy / "micro_credentials/arts-integration").glob("01-*")).unlink()
    assert problems_of_all(copy) == ["The stack “Arts Integration” holds 2; it needs three."]


def test_unknown_stacks_and_issuers_are_named(copy):
    (copy / "issuers.toml").unlink()
    stacks = copy / "stacks.toml"
    stacks.write_text(stacks.read_text().replace('"arts-integration"', '"arts"', 1))
    found = problems_of_all(copy)
    assert "issuers.toml is missing." in found
    assert "stacks.toml: “Arts Integration” has the unknown issuer “nea”." in found
    assert any("unknown stack “arts-integration”" in text for text in found)
