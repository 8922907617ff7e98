"""The portal watches itself: the nightly check, the age of what waits, and /health/."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.test import Client

from portal import watching
from portal.kit import clock, outbox
from portal.kit.models import AuditEntry, Message, Outbox
from reviews.tests import factories as reviews
from submissions.models import Submission


@pytest.mark.breaks_invariants
def test_what_is_not_true_goes_to_the_audit_and_to_the_site_managers(cast):
    reviews.submitted(cast)
    Submission.objects.update(status="approved")
    found = watching.check_invariants()
    assert watching.check_invariants() == found
    assert "The last row of the history is the status." in found
    mail = Message.objects.get(kind="portal/invariants")
    assert mail.to == "root@demo.test"
    assert all(sentence in mail.text and sentence in mail.html for sentence in found)
    entry = AuditEntry.objects.filter(verb=watching.BROKEN).get()
    assert entry.detail == {"found": found, "told": 1}


def test_when_all_is_true_nobody_hears_of_it(cast):
    reviews.submitted(cast)
    assert watching.check_invariants() == []
    assert not Message.objects.filter(kind="portal/invariants").exists()
    assert not AuditEntry.objects.filter(verb=watching.BROKEN).exists()


@pytest.mark.django_db
def test_the_outbox_says_how_much_waits_and_for_how_long():
    out = StringIO()
    call_command("check_outbox", stdout=out)
    assert out.getvalue() == "0 waiting, the oldest for 0 s\n"
    outbox.put("message.queued", "a", message_id=1)
    Outbox.objects.update(
        created_at=clock.now() - dt.timedelta(seconds=700), last_error="Refused: away"
    )
    with pytest.raises(CommandError) as told:
        call_command("check_outbox")
    first, second = str(told.value).splitlines()
    assert first.startswith("1 waiting, the oldest for 70")
    assert second == "message.queued: Refused: away"
    call_command("check_outbox", "--older-than", "3600", stdout=out)


@pytest.mark.django_db
def test_health_says_ok_and_nothing_else():
    answer = Client().get("/health/")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.django_db
def test_health_without_a_database_is_503_and_tells_no_details(monkeypatch):
    def away():
        raise DatabaseError("no route to 10.0.0.7")

    monkeypatch.setattr(connection, "cursor", away)
    answer = Client().get("/health/")
    monkeypatch.undo()
    assert (answer.status_code, answer.content) == (503, b"unavailable\n")
