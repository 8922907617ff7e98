"""History, audit and what an attempt belongs to are held by the database itself."""

import pytest
from django.db import IntegrityError, transaction

from credentials.tests import factories
from portal.kit import audit, purge
from portal.kit.models import AuditEntry
from submissions.enrolling import actions
from submissions.models import Enrollment, PartEntry, StatusChange, Submission
from submissions.submitting import actions as submitting
from submissions.tests import factories as work
from submissions.workflow import advance

pytestmark = pytest.mark.django_db


def test_history_audit_and_belonging_cannot_be_rewritten(cast):
    enrollment = actions.start(factories.credential(), by=cast["dana"])
    audit.record("test.verb", "thing", by=cast["dana"])
    for change in (
        lambda: StatusChange.objects.update(reason="Another."),
        lambda: StatusChange.objects.all().delete(),
        lambda: AuditEntry.objects.update(verb="other"),
        lambda: AuditEntry.objects.all().delete(),
        lambda: Enrollment.objects.update(educator=cast["lee"]),
        lambda: Submission.objects.update(number=7),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    with purge.permitted("a test", "thing"):
        Enrollment.objects.filter(pk=enrollment.pk).update(educator=cast["lee"])


def test_the_note_is_frozen_with_the_attempt(cast):
    submission = actions.start(factories.credential(), by=cast["dana"]).submissions.get()
    Submission.objects.update(note="Before.")
    advance(submission, "submit")
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.update(note="After.")


@pytest.fixture
def carried(cast):
    """A second attempt, in which part 1 stands as met in the first."""
    submission = actions.start(factories.credential(), by=cast["dana"]).submissions.get()
    actions.agree(submission.enrollment, by=cast["dana"])
    work.queue(submission)
    work.decline(submission, met=[1])
    return submitting.next_attempt(submission, by=cast["dana"])


@pytest.mark.row("E6")
def test_which_attempt_a_part_was_met_in_is_written_once(carried):
    first = carried.enrollment.submissions.get(number=1)
    met = PartEntry.objects.filter(submission=first, part__number=1)
    unmet = PartEntry.objects.filter(submission=first, part__number=3)
    taken = PartEntry.objects.filter(submission=carried, part__number=1)
    assert met.get().met_in == taken.get().met_in == first
    for change in (
        lambda: met.update(met_in=None),
        lambda: met.update(met_in=carried),
        lambda: unmet.update(met_in=carried),
        lambda: taken.update(met_in=None),
        lambda: taken.update(met_in=carried),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    with purge.permitted("a test", "thing"):
        met.update(met_in=None)


@pytest.mark.row("E6")
def test_no_part_becomes_met_while_the_work_is_read(cast):
    submission = actions.start(factories.credential(), by=cast["dana"]).submissions.get()
    actions.agree(submission.enrollment, by=cast["dana"])
    work.queue(submission)
    for verb in ("claim", "recommend"):
        with pytest.raises(IntegrityError), transaction.atomic():
            PartEntry.objects.filter(submission=submission).update(met_in=submission)
        advance(submission, verb)
