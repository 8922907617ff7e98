"""The status table is all there is: what is not in it is refused (row D5)."""

import itertools

import pytest

from submissions import workflow
from submissions.models import Submission
from submissions.status import MOVES, Public, Status, public_label
from submissions.workflow import Moved

pytestmark = [pytest.mark.row("D5"), pytest.mark.breaks_invariants]
LEGAL = [(verb, source) for verb, move in MOVES.items() for source in move.sources]
ILLEGAL = [pair for pair in itertools.product(MOVES, Status) if pair not in LEGAL]


@pytest.fixture
def put(draft):
    """`put(status)` is the attempt as it stands there; a held one came from the queue."""

    def _put(status):
        origin = Status.QUEUED if status == Status.HELD else ""
        Submission.objects.filter(pk=draft.pk).update(status=status, held_from=origin)
        draft.refresh_from_db()
        return draft

    return _put


def test_every_legal_move_ends_where_the_table_says_and_is_written_down(put):
    for verb, source in LEGAL:
        moved = put(source)
        row = workflow.advance(moved, verb)
        moved.refresh_from_db()
        target = MOVES[verb].target or Status.QUEUED
        assert moved.status == row.target == target, (verb, source)
        assert (row.verb, row.source) == (verb, source)
        assert moved.held_from == (source if verb == "hold" else "")


def test_every_other_move_is_refused_and_changes_nothing(put):
    assert len(ILLEGAL) == len(MOVES) * len(Status) - len(LEGAL)
    for verb, source in ILLEGAL:
        there = put(source)
        with pytest.raises(Moved):
            workflow.advance(there, verb)
        there.refresh_from_db()
        assert there.status == source, (verb, source)
    assert not there.changes.filter(verb__in=set(MOVES) - {"open"}).exists()


def test_of_two_who_move_it_at_once_the_second_is_refused(put):
    first = put(Status.QUEUED)
    second = Submission.objects.get(pk=first.pk)
    workflow.advance(first, "claim")
    with pytest.raises(Moved):
        workflow.advance(second, "withdraw")
    assert first.changes.filter(verb="withdraw").count() == 0


def test_a_verb_that_is_not_in_the_table_is_no_verb(put):
    with pytest.raises(KeyError):
        workflow.advance(put(Status.DRAFT), "fail")


def test_every_status_has_a_label_for_educators_and_none_of_them_is_fail():
    assert {public_label(status) for status in Status} == set(Public)
    assert not [label for label in (*Status.labels, *Public.labels) if "fail" in label.lower()]
