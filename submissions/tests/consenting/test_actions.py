"""Who is in an item, what they answer, and what may then be handed in."""

import pytest
from django.db import IntegrityError, transaction

from portal.kit.models import AuditEntry
from portal.kit.verdict import Refused
from submissions.consenting import actions, asking
from submissions.evidence import actions as evidence
from submissions.evidence.cleaning_job import clean
from submissions.models import Appearance, Evidence, PartEntry, Person
from submissions.status import Status
from submissions.submitting import actions as submitting
from submissions.submitting import readiness
from submissions.tests import factories

pytestmark = pytest.mark.row("D17")
C, KIND = Person.Consent, Person.Kind


def left(draft):
    draft.refresh_from_db()
    return readiness.sentences(readiness.missing(draft))


def finish(draft):
    factories.write(draft, 2)
    submitting.submit(draft, honour=True, by=draft.enrollment.educator)


def test_a_picture_of_which_nothing_is_said_cannot_be_submitted(draft, picture, cast):
    assert any("say who can be seen or heard in it" in one for one in left(draft))
    with pytest.raises(Refused):
        submitting.submit(draft, honour=True, by=cast["dana"])
    actions.say(picture, by=cast["dana"], nobody=True)
    finish(draft)
    assert draft.status == Status.CHECKING


@pytest.mark.parametrize(
    ("consent", "said"),
    [(C.NO, "Student A has not consented"), (C.PENDING, "the consent of Student A is pending")],
)
def test_without_a_yes_the_item_cannot_be_submitted(draft, picture, listed, cast, consent, said):
    student = listed(consent=consent)
    actions.say(picture, {student: {"seen"}}, by=cast["dana"])
    missing = readiness.missing(draft)
    (one,) = [each for each in missing if said in each.sentence]
    assert one.url.endswith(f"/parts/2/#people-{picture.code}")
    with pytest.raises(Refused):
        finish(draft)
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT
    actions.answer(student, C.YES, by=cast["dana"])
    finish(draft)
    assert draft.status == Status.CHECKING


@pytest.mark.row("D17")
def test_three_students_in_one_item_and_one_no_stops_it_until_it_is_replaced(
    draft, picture, listed, cast
):
    people = [listed(f"Student {letter}") for letter in "ABC"]
    actions.say(picture, {one: {"seen"} for one in people}, by=cast["dana"])
    factories.write(draft, 2)
    assert left(draft) == []
    actions.answer(people[2], C.NO, by=cast["dana"])
    assert factories.entry(draft, 2).state == PartEntry.State.IN_PROGRESS
    assert any("Student C has not consented" in one for one in left(draft))
    evidence.remove(picture, by=cast["dana"])
    finish(draft)
    assert draft.status == Status.CHECKING


def test_a_person_is_entered_once_and_picked_at_other_items(draft, picture, listed, cast):
    student = listed()
    assert listed() == student
    evidence.remove(draft.evidence.get(kind="text"), by=cast["dana"])
    other = factories.put(draft, factories.picture("PNG"))
    for row in (picture, other):
        actions.say(row, {student: {"seen"}}, by=cast["dana"])
    assert Person.objects.count() == 1
    with pytest.raises(Refused, match="on your list already"):
        listed(consent=C.NO)


@pytest.mark.parametrize("typed", ["Maria", "Dana Ruiz"])
def test_a_name_is_not_kept(draft, listed, typed):
    with pytest.raises(Refused, match="names are not kept"):
        listed(typed)
    assert not Person.objects.exists()


def test_nothing_and_both_are_no_answer(picture, listed, cast):
    with pytest.raises(Refused, match="Tick"):
        actions.say(picture, {}, by=cast["dana"])
    with pytest.raises(Refused, match="You ticked people"):
        actions.say(picture, {listed(): {"seen"}}, nobody=True, by=cast["dana"])


def test_only_the_author_says_who_is_in_it(picture, listed, cast):
    student = listed()
    for act in (
        lambda: actions.say(picture, by=cast["lee"], nobody=True),
        lambda: actions.answer(student, C.NO, by=cast["lee"]),
        lambda: actions.rename(student, "S2", KIND.ADULT, by=cast["lee"]),
        lambda: actions.remove(student, by=cast["lee"]),
    ):
        with pytest.raises(Refused):
            act()


def test_a_typed_answer_is_never_asked_about(draft, cast):
    factories.fill(draft)
    (row,) = draft.evidence.all()
    assert row.kind == Evidence.Kind.TEXT
    assert not asking.is_asked(row)
    assert left(draft) == []


def test_a_document_with_words_is_asked_about_and_may_stay_unanswered(draft, cast):
    factories.fill(draft)
    row = factories.put(draft, factories.letter("Our plan for the week"))
    clean(row.pk)
    row.refresh_from_db()
    assert asking.is_asked(row)
    assert not asking.is_needed(row)


def test_pages_without_a_word_count_as_pictures(draft, cast):
    factories.fill(draft)
    row = factories.put(draft, factories.pdf())
    clean(row.pk)
    row.refresh_from_db()
    assert asking.is_needed(row)


def test_who_is_in_no_item_can_be_taken_off_the_list(picture, listed, cast):
    student = listed()
    actions.say(picture, {student: {"seen"}}, by=cast["dana"])
    with pytest.raises(Refused, match="is in an item"):
        actions.remove(student, by=cast["dana"])
    actions.say(picture, nobody=True, by=cast["dana"])
    actions.remove(student, by=cast["dana"])
    assert not Person.objects.exists()


def test_the_audit_knows_no_code(listed, cast):
    student = listed()
    actions.answer(student, C.NO, by=cast["dana"])
    rows = AuditEntry.objects.filter(verb="submissions.consent")
    assert [row.thing for row in rows] == [f"person:{student.handle}"] * 2
    assert "Student A" not in str(list(rows.values()))


@pytest.mark.usefixtures("sent")
def test_what_was_handed_in_holds_still_in_the_database_too(picture):
    for change in (
        lambda: Appearance.objects.update(heard=True),
        lambda: Appearance.objects.all().delete(),
        lambda: Evidence.objects.filter(pk=picture.pk).update(nobody_at=picture.created_at),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_an_earlier_answer_goes_on_to_the_next_attempt(draft, picture, sent, cast):
    factories.decline(draft)
    fresh = submitting.next_attempt(draft, by=cast["dana"])
    (copy,) = fresh.evidence.filter(kind="file")
    assert [each.person for each in copy.appearances.all()] == [sent]
    with pytest.raises(Refused, match="Choose yes"):
        actions.answer(sent, C.PENDING, by=cast["dana"])


def test_in_a_part_that_is_met_a_no_withholds_at_once(draft, picture, sent, cast):
    factories.decline(draft, met=[2])
    fresh = submitting.next_attempt(draft, by=cast["dana"])
    assert actions.answer(sent, C.NO, by=cast["dana"]) == 2
    assert not [one for one in left(fresh) if "Part 2" in one]
    (copy,) = fresh.evidence.filter(kind="file")
    assert copy.withheld_at
