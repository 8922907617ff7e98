"""An award is issued exactly once, whatever dies in between."""

import json
import threading

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from badges import drawing, issuing, pictures, snapshots, steps
from badges.checks import public_origin
from badges.models import Award, BadgeClassSnapshot
from badges.openbadges import checks, documents, serialise
from badges.openbadges.identity import is_recipient
from badges.tests import factories
from credentials.tests import factories as catalogue
from portal import tasks
from portal.kit import purge
from portal.kit.models import Message, Outbox
from portal.kit.verdict import Refused
from reviews.models import Release
from submissions import workflow
from submissions.models import Submission
from submissions.status import Status

CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


class PowerCut(Exception):
    """Stands for the death of the worker at a step."""


def outcome(award):
    """Everything that must exist exactly once, when the earner was told as often as asked."""
    for row in Outbox.objects.filter(topic="award.approved"):
        tasks.deliver(row.pk)
    return {
        "messages": Message.objects.filter(kind="badges/earned").count(),
        "sendings": Outbox.objects.filter(topic="message.queued", key__contains=award.uuid).count(),
        "releases": Release.objects.filter(submission=award.submission).count(),
        "moves": award.submission.changes.filter(verb="award").count(),
        "classes": BadgeClassSnapshot.objects.count(),
        "asked": Outbox.objects.filter(topic="award.approved").count(),
    }


@pytest.mark.row("E10")
def test_an_approved_award_becomes_an_assertion_a_mail_and_a_release(cast):
    award = factories.issued(cast)
    assert award.issued_at
    assert set(outcome(award).values()) == {1}
    assert Submission.objects.get().status == Status.AWARDED
    released = Release.objects.get()
    assert (released.outcome, released.message) == ("met", "Well done.")
    assert [row["level"] for row in released.results][:2] == ["Pass", "Proficient"]
    mail = Message.objects.get(kind="badges/earned")
    assert mail.to == "dana@demo.test"
    assert "micro-credential" not in mail.text + mail.html


@pytest.mark.row("F1", "A36")
def test_the_documents_pass_the_strict_check_and_name_nobody(cast):
    award = factories.issued(cast)
    assertion = json.loads(award.document)
    badge_class = json.loads(award.badge_class.document)
    profile = documents.profile(issuing.facts.of_issuer(award.version.credential.issuer))
    assert checks.problems(assertion, badge_class, profile) == []
    assert is_recipient("dana@demo.test", assertion["recipient"])
    assert assertion["issuedOn"] == f"{award.awarded_on:%Y-%m-%d}T00:00:00Z"
    for word in ("Dana", "Ruiz", "demo.test", "Iris", "Asha"):
        assert word not in award.document
    assert "not a license" in badge_class["description"]


@pytest.mark.row("A36")
def test_the_standards_it_aligns_to_stand_in_the_badge(cast):
    thing = catalogue.credential()
    with purge.permitted("test", "alignment"):
        thing.current.alignments.create(
            position=1,
            framework="InTASC",
            code="10(b)",
            name="Leadership and Collaboration",
            url="https://standards.example/intasc/10b",
        )
    award = factories.issued(cast, credential=thing)
    [aligned] = json.loads(award.badge_class.document)["alignment"]
    assert aligned["targetName"] == "Leadership and Collaboration"
    assert aligned["targetUrl"] == "https://standards.example/intasc/10b"
    assert (aligned["targetFramework"], aligned["targetCode"]) == ("InTASC", "10(b)")


def test_issuing_five_times_does_it_once(cast):
    award = factories.issued(cast)
    before = award.document
    for _again in range(4):
        issuing.issue(award.pk)
    award.refresh_from_db()
    assert award.document == before
    assert set(outcome(award).values()) == {1}


@pytest.mark.parametrize("step", steps.ISSUING)
def test_a_death_at_any_step_is_made_good_by_the_next_try(cast, monkeypatch, step):
    award = factories.approved(cast)

    def die(reached):
        if reached == step:
            raise PowerCut

    monkeypatch.setattr(steps, "passed", die)
    with pytest.raises(PowerCut):
        issuing.issue(award.pk)
    monkeypatch.undo()
    issuing.issue(award.pk)
    assert set(outcome(award).values()) == {1}


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_issue_one(cast):
    award = factories.approved(cast)
    snapshots.of(award.version)
    gate, errors = threading.Barrier(2), []

    def work():
        try:
            gate.wait()
            issuing.issue(award.pk)
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert set(outcome(award).values()) == {1}


def test_an_award_takes_five_statements_and_draws_nothing(cast, monkeypatch):
    factories.issued(cast)
    award = factories.approved(cast, "lee")
    monkeypatch.setattr(pictures, "of_version", None)
    with CaptureQueriesContext(connection) as caught:
        issuing.issue(award.pk)
    said = [q["sql"] for q in caught if not q["sql"].startswith(CONTROL)]
    assert len(said) == 5, said


def test_an_attempt_that_was_moved_meanwhile_takes_the_whole_award_back(cast, monkeypatch):
    award = factories.approved(cast)

    def hold_it(step):
        if step == "document":
            workflow.advance(Submission.objects.get(), "hold", reason="A question of identity.")

    monkeypatch.setattr(steps, "passed", hold_it)
    with pytest.raises(workflow.Moved):
        issuing.issue(award.pk)
    award.refresh_from_db()
    assert (award.issued_at, award.document) == (None, "")
    assert not Release.objects.exists()
    assert [change.verb for change in award.submission.changes.all()][-1] == "hold"


def test_a_worker_that_comes_second_writes_nothing_of_its_own(cast, monkeypatch):
    award = factories.approved(cast)

    def be_quicker(step):
        if step == "document":
            monkeypatch.undo()
            issuing.issue(award.pk)

    monkeypatch.setattr(steps, "passed", be_quicker)
    issuing.issue(award.pk)
    assert set(outcome(award).values()) == {1}


def test_the_picture_of_a_class_is_drawn_once(cast, monkeypatch):
    drawn = []
    monkeypatch.setattr(drawing, "class_image", lambda *a: drawn.append(a) or b"png")
    version = factories.approved(cast).version
    assert snapshots.of(version) == snapshots.of(version)
    assert len(drawn) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"document": "{}"},
        {"issued_at": None, "document": ""},
        {"uuid": "5f2c9f4e-2d0b-4b3a-9a55-0d1df2b7a111"},
        {"awarded_on": "2020-01-01"},
    ],
)
def test_the_database_keeps_an_issued_award_as_it_is(cast, change):
    award = factories.issued(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Award.objects.filter(pk=award.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Award.objects.filter(pk=award.pk).update(person=cast["lee"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Award.objects.filter(pk=award.pk).delete()


def test_the_database_keeps_a_class_as_it_is(cast):
    factories.issued(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        BadgeClassSnapshot.objects.update(document="{}")
    with purge.permitted("test", "class", by=cast["root"]):
        BadgeClassSnapshot.objects.update(document="{}")


def test_held_work_is_not_issued(cast):
    award = factories.approved(cast)
    workflow.advance(Submission.objects.get(), "hold", reason="A question of identity.")
    with pytest.raises(Refused):
        issuing.issue(award.pk)
    assert not Message.objects.filter(kind="badges/earned").exists()


@pytest.mark.parametrize(
    "origin",
    ["http://badges.example.org", "https://localhost", "https://10.0.0.4", "https://cairn.local"],
)
def test_production_does_not_issue_under_an_address_nobody_can_open(cast, settings, origin):
    award = factories.approved(cast)
    settings.PRODUCTION, settings.PUBLIC_ORIGIN = True, origin
    assert [error.id for error in public_origin(None)] == ["badges.E001"]
    with pytest.raises(Refused):
        issuing.issue(award.pk)
    settings.PUBLIC_ORIGIN = "https://badges.example.org"
    assert public_origin(None) == []
    issuing.issue(award.pk)
    award.refresh_from_db()
    assert json.loads(award.document)["id"].startswith("https://badges.example.org/badges/")


def test_the_stored_document_is_the_canonical_one(cast):
    award = factories.issued(cast)
    assert serialise.to_bytes(json.loads(award.document)).decode() == award.document
