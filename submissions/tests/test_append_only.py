"""History, audit and what an attempt belongs to are held by the database itself."""

import pytest
from django.db import IntegrityError, transaction

from credentials.tests import factories
from portal.kit import audit, purge
from portal.kit.models import AuditEntry
from submissions.enrolling import actions
from submissions.models import Enrollment, StatusChange, Submission
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
