"""What is submitted is what was checked: a change and a submit at the same moment (design, 2.9)."""

import threading

import pytest
from django.db import connection, connections, transaction

from credentials.tests import factories as catalogue
from portal.demo import cast as the_cast
from portal.kit.verdict import Refused
from submissions import workflow
from submissions.attesting import actions as attesting
from submissions.consenting import actions as consenting
from submissions.enrolling import actions as enrolling
from submissions.models import PartEntry, Submission
from submissions.status import Status
from submissions.submitting import actions as submitting
from submissions.tests import factories
from submissions.writing import actions as writing

BLANK = writing.Values()


def blank(submission):
    """Take the answers of part 1 out."""
    row = factories.entry(submission, 1)
    return writing.save(row, BLANK, revision=row.revision, by=submission.enrollment.educator)


def hand_in(submission):
    return submitting.submit(submission, honour=True, by=submission.enrollment.educator)


def take_back(submission):
    """The one person on the list says no; returns how many items were withheld."""
    enrollment = submission.enrollment
    return consenting.answer(enrollment.people.get(), "no", by=enrollment.educator)


@pytest.fixture
def filled(draft):
    factories.fill(draft)
    return draft


def _save(draft, entry, item, by):
    writing.save(entry, BLANK, revision=entry.revision, by=by)


def _complete(draft, entry, item, by):
    writing.complete(entry, by=by)


def _attest(draft, entry, item, by):
    attesting.attest(entry, "0" * 12, "A street.", by=by)


def _add(draft, entry, item, by):
    factories.evidence.add_link(entry, item.slot, "https://a.example", by=by)


def _change(draft, entry, item, by):
    factories.evidence.change_text(item, "Other.", "", seen=item.text, by=by)


def _remove(draft, entry, item, by):
    factories.evidence.remove(item, by=by)


def _note(draft, entry, item, by):
    submitting.write_note(draft, "Changed.", by=by)


def _say(draft, entry, item, by):
    consenting.say(item, by=by, nobody=True)


def _list(draft, entry, item, by):
    consenting.add(draft, "S1", "student", "yes", by=by)


CHANGES = [_save, _complete, _attest, _add, _change, _remove, _note, _say, _list]


@pytest.mark.parametrize("change", CHANGES)
def test_work_that_was_handed_in_after_it_was_loaded_is_not_changed(filled, cast, change):
    loaded = Submission.objects.select_related("enrollment").get(pk=filled.pk)
    entry, item = factories.entry(loaded, 2), loaded.evidence.get()
    assert entry.submission.status == loaded.status == Status.DRAFT
    hand_in(filled)
    with pytest.raises(Refused, match="closed for writing"):
        change(loaded, entry, item, cast["dana"])
    filled.refresh_from_db()
    assert (filled.status, filled.note) == (Status.CHECKING, "")
    assert filled.evidence.present().get().text == "The plan names every step."


def test_submitting_looks_at_the_work_as_it_is_and_not_as_it_was_loaded(filled):
    loaded = Submission.objects.select_related("enrollment").get(pk=filled.pk)
    workflow.advance(filled, "expire")
    with pytest.raises(Refused, match="closed for writing"):
        hand_in(loaded)


@pytest.fixture
def shared(transactional_db, settings):
    """Filled work whose transactions really end."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    dana = the_cast.make()["dana"]
    enrollment = enrolling.start(catalogue.credential(), by=dana)
    enrolling.agree(enrollment, by=dana)
    submission = enrollment.submissions.get()
    factories.fill(submission)
    return submission


def overlapping(submission, first, second):
    """Run `second` while the transaction of `first` is still open; returns what came of each."""
    did, may_end, results = threading.Event(), threading.Event(), {}

    def run(name, work, hold):
        try:
            with transaction.atomic():
                results[name] = work(Submission.objects.get(pk=submission.pk))
                did.set()
                assert not hold or may_end.wait(timeout=30)
        except Exception as error:
            results[name] = error
        finally:
            did.set()
            connections.close_all()

    one = threading.Thread(target=run, args=("first", first, True))
    two = threading.Thread(target=run, args=("second", second, False))
    one.start()
    did.wait(timeout=30)
    two.start()
    two.join(timeout=1)
    assert "second" not in results, "the second waits for the first"
    may_end.set()
    one.join(timeout=30)
    two.join(timeout=30)
    return results["first"], results["second"]


@pytest.mark.services
@pytest.mark.row("D7")
def test_a_submit_waits_for_a_save_and_then_sees_what_is_missing(shared):
    assert connection.vendor == "postgresql"
    saved, submitted = overlapping(shared, blank, hand_in)
    assert isinstance(saved, writing.Saved)
    assert isinstance(submitted, submitting.NotReady)
    shared.refresh_from_db()
    assert shared.status == Status.DRAFT


@pytest.mark.services
@pytest.mark.row("D7")
def test_a_save_waits_for_a_submit_and_then_changes_nothing(shared):
    submitted, saved = overlapping(shared, hand_in, blank)
    assert submitted is None
    assert isinstance(saved, Refused)
    shared.refresh_from_db()
    assert shared.status == Status.CHECKING
    entries = PartEntry.objects.filter(submission=shared)
    assert set(entries.values_list("state", flat=True)) == {PartEntry.State.COMPLETE}
    assert factories.entry(shared, 1).responses.exclude(text="").count() == 2


@pytest.fixture
def spoken(shared):
    """The same with a student, who consents, in its one item."""
    by = shared.enrollment.educator
    student = consenting.add(shared, "Student A", "student", "yes", by=by)
    consenting.say(shared.evidence.get(), {student: {"work"}}, by=by)
    return shared


@pytest.mark.services
@pytest.mark.row("D17")
def test_a_submit_waits_for_a_no_and_is_refused(spoken):
    withheld, submitted = overlapping(spoken, take_back, hand_in)
    assert withheld == 0
    assert isinstance(submitted, submitting.NotReady)
    spoken.refresh_from_db()
    assert spoken.status == Status.DRAFT


@pytest.mark.services
@pytest.mark.row("D17")
def test_a_no_waits_for_a_submit_and_withholds_what_was_handed_in(spoken):
    submitted, withheld = overlapping(spoken, hand_in, take_back)
    assert (submitted, withheld) == (None, 1)
    assert spoken.evidence.get().withheld_at
