"""The work on a real entry: Generating Ideas, four parts, students A and B in two of them."""

import shutil

import pytest

from credentials import loading
from credentials.models import MicroCredential
from portal.kit.verdict import Refused
from submissions import blind, requirements
from submissions.enrolling import actions
from submissions.evidence import actions as evidence
from submissions.tests import factories


@pytest.fixture
def ideas(cast, tmp_path):
    """Dana's first attempt at Generating Ideas, agreed."""
    only = tmp_path / "micro_credentials" / "_no-stack"
    only.mkdir(parents=True)
    shutil.copy(loading.FOLDER / "issuers.toml", tmp_path)
    shutil.copy(loading.FOLDER / "stacks.toml", tmp_path)
    name = "micro_credentials/_no-stack/generating-ideas.toml"
    shutil.copy(loading.FOLDER / name, only)
    loading.load(tmp_path)
    enrollment = actions.start(MicroCredential.objects.get(), by=cast["dana"])
    actions.agree(enrollment, by=cast["dana"])
    return enrollment.submissions.get()


def words(count):
    return " ".join(["idea"] * count)


def put(draft, number, student, text):
    entry = factories.entry(draft, number)
    slot = entry.part.slots.get(student=student)
    evidence.add_text(entry, slot, text, by=draft.enrollment.educator)


@pytest.mark.row("A23")
@pytest.mark.row("D2")
def test_four_parts_make_six_requirements(ideas):
    sheet = requirements.of(ideas.enrollment)
    assert sheet.sentence == "You have submitted 1 out of 6 Requirements"


@pytest.mark.row("A24")
def test_each_student_reflection_has_a_limit_of_its_own(ideas):
    put(ideas, 3, "A", words(200))
    put(ideas, 3, "B", words(201))
    with pytest.raises(factories.writing.Incomplete) as refused:
        factories.write(ideas, 3)
    assert [problem.field for problem in refused.value.problems] == ["slot-2"]
    assert "201 words" in refused.value.problems[0].sentence


@pytest.mark.row("A26")
def test_work_of_one_student_of_two_is_not_enough(ideas):
    put(ideas, 2, "A", "A list of ideas.")
    with pytest.raises(Refused):
        factories.write(ideas, 2)


@pytest.mark.row("A29")
def test_the_reflection_of_student_b_is_tied_to_the_work_of_student_b(ideas, signed_in):
    put(ideas, 2, "A", "List A.")
    put(ideas, 2, "B", "List B.")
    put(ideas, 3, "A", "I liked it.")
    put(ideas, 3, "B", "We had more ideas.")
    tied = [
        (part.number, item.text)
        for part in blind.work(ideas).parts
        for item in part.items
        if item.student == "B"
    ]
    assert tied == [(2, "List B."), (3, "We had more ideas.")]
    html = signed_in("dana").get(f"/work/{ideas.enrollment.code}/parts/3/").content.decode()
    assert "Part 2: Work of Student B" in html


def test_it_goes_all_the_way_to_the_queue(ideas):
    factories.write(ideas, 1, "Three rounds of brainwriting.", "Fourteen ideas where five were.")
    for student in "AB":
        put(ideas, 2, student, f"List {student}.")
        put(ideas, 3, student, "I liked it.")
    factories.write(ideas, 2)
    factories.write(ideas, 3)
    factories.write(ideas, 4, "They speak up.", "I start with writing.")
    factories.submitting.submit(ideas, honour=True, by=ideas.enrollment.educator)
    factories.checking.check(ideas.pk)
    ideas.refresh_from_db()
    assert ideas.status == "queued"
