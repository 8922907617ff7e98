"""Drafts save whatever their length; the server decides what is complete."""

import datetime as dt

import pytest

from portal.kit.models import AuditEntry
from portal.kit.verdict import Refused
from submissions import limits, scanning
from submissions.attesting import actions as attesting
from submissions.enrolling import actions as enrolling
from submissions.submitting import readiness
from submissions.tests import factories
from submissions.writing import actions
from submissions.writing.actions import Incomplete, Values


def text(words):
    return " ".join(["word"] * words)


@pytest.mark.row("A24")
def test_500_words_complete_a_part_and_501_do_not(cast, draft):
    factories.write(draft, 1, text(250), text(250))
    assert factories.entry(draft, 1).state == "complete"
    with pytest.raises(Incomplete) as refused:
        factories.write(draft, 1, text(250), text(251))
    problem = refused.value.problems[0]
    assert problem.field == "answer-2"
    assert "501 words: 1 more than the 500 allowed" in problem.sentence
    entry = factories.entry(draft, 1)
    assert entry.state == "in_progress"
    assert entry.responses.count() == 2


@pytest.mark.row("A24")
def test_under_the_minimum_is_a_warning_only(draft):
    factories.write(draft, 1, "Two words", "and one")
    assert factories.entry(draft, 1).state == "complete"


@pytest.mark.row("A24")
def test_a_limit_for_each_response_counts_each_alone(draft):
    factories.write(draft, 3, text(200))
    with pytest.raises(Incomplete):
        factories.write(draft, 3, text(201))


@pytest.mark.row("A26")
def test_a_part_without_its_evidence_is_not_complete(draft):
    with pytest.raises(Incomplete) as refused:
        factories.write(draft, 2)
    assert refused.value.problems[0].field == "slot-1"


@pytest.mark.row("D8")
def test_date_of_entry_and_activity_are_stored(draft):
    factories.write(draft, 3, "Earlier.", activity="Planned with two colleagues.")
    entry = factories.entry(draft, 3)
    assert entry.date_of_entry
    assert entry.activity_description == "Planned with two colleagues."


@pytest.mark.row("D8")
def test_completing_a_part_and_changing_its_date_are_in_the_audit_without_the_text(cast, draft):
    factories.write(draft, 3, "Earlier.", activity="Planned with two colleagues.")
    told = AuditEntry.objects.get(verb="submissions.part_completed")
    entry = factories.entry(draft, 3)
    assert (told.by, told.thing) == (cast["dana"], f"part:{draft.code}:3")
    assert told.detail["date_of_entry"] == entry.date_of_entry.isoformat()
    assert told.detail["revision"] == entry.revision
    moved = Values(entry.date_of_entry - dt.timedelta(days=3), "Changed.", {1: "Earlier."})
    actions.save(entry, moved, revision=entry.revision, by=cast["dana"])
    again = AuditEntry.objects.get(verb="submissions.entry_dated")
    assert again.detail == {
        "before": told.detail["date_of_entry"],
        "after": moved.date_of_entry.isoformat(),
    }
    assert "colleagues" not in str(told.detail) + str(again.detail)


def test_a_second_tab_never_overwrites(cast, draft):
    entry = factories.entry(draft, 1)
    first = actions.save(entry, Values(answers={1: "one"}), revision=0, by=cast["dana"])
    second = actions.save(entry, Values(answers={1: "two"}), revision=0, by=cast["dana"])
    assert not first.stale
    assert second.stale
    assert second.revision == 1
    assert entry.responses.get().text == "one"


@pytest.mark.row("D4")
def test_nothing_is_written_before_the_agreement(cast, iep):
    draft = enrolling.start(iep, by=cast["dana"]).submissions.get()
    with pytest.raises(Refused, match="Agree"):
        factories.write(draft, 1, "x", "y")


@pytest.mark.row("D10")
def test_the_own_surname_is_found_and_can_be_attested(cast, draft):
    factories.write(draft, 1, "Ms. Ruiz leads us.", "Four of us meet.")
    find = scanning.finds(draft)[0]
    assert "Ruiz" in find.found
    assert find.is_open
    entry = factories.entry(draft, 1)
    with pytest.raises(Refused):
        attesting.attest(entry, find.key, " ", by=cast["dana"])
    attesting.attest(entry, find.key, "A street by that name.", by=cast["dana"])
    assert not scanning.finds(draft)[0].is_open


@pytest.mark.row("D10")
@pytest.mark.parametrize("told", ["Dana Ruiz", "dana@demo.test", "Roosevelt High School"])
def test_name_address_and_school_are_found(cast, draft, told):
    cast["dana"].school = "Roosevelt High School"
    cast["dana"].save()
    draft.enrollment.educator.refresh_from_db()
    factories.write(draft, 1, f"Write to {told} for more.", "Four of us meet.")
    assert told in [find.found for find in scanning.finds(draft)]


CERTAIN = ["Dana Ruiz", "ruiz, dana", "dana@demo.test", "(559) 555-0142"]


@pytest.fixture
def named(cast, draft):
    """Work whose first part names its author in a way that nobody else can mean."""
    cast["dana"].phone = "559 555 0142"
    cast["dana"].save()
    draft.enrollment.educator.refresh_from_db()

    def write(told):
        factories.write(draft, 1, f"Ask for {told} at the desk.", "Four of us meet.")
        return scanning.finds(draft)[0]

    return write


@pytest.mark.row("D10")
@pytest.mark.parametrize("told", CERTAIN)
def test_what_nobody_else_can_mean_is_not_attested_away(named, draft, cast, told):
    find = named(told)
    assert (find.found, find.is_certain) == (told, True)
    with pytest.raises(Refused, match="names you for certain"):
        attesting.attest(factories.entry(draft, 1), find.key, "A namesake.", by=cast["dana"])
    assert not draft.attestations.exists()


@pytest.mark.row("D10")
def test_a_word_given_before_it_became_certain_counts_no_longer(named, draft, cast):
    find = named("Dana Ruiz")
    draft.attestations.create(
        place=find.place, found=find.found, reason="A namesake.", by=cast["dana"]
    )
    (again,) = scanning.finds(draft)
    assert again.is_open
    assert again.attested == ""
    sentences = [each.sentence for each in readiness.missing(draft)]
    assert any("Dana Ruiz" in sentence for sentence in sentences)


def test_no_way_in_stores_a_text_longer_than_any_may_be(draft, cast):
    row, by = factories.entry(draft, 1), cast["dana"]
    over = "x" * (limits.LONGEST + 1)
    for values in (Values(answers={1: over}), Values(activity_description=over)):
        with pytest.raises(Refused, match="50,001 characters"):
            actions.save(row, values, revision=row.revision, by=by)
    place = factories.entry(draft, 2).part.slots.first()
    with pytest.raises(Refused, match="50,001 characters"):
        factories.evidence.add_text(factories.entry(draft, 2), place, over, by=by)
    row.refresh_from_db()
    assert row.revision == 0
