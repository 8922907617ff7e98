"""Many awards issued in one transaction, and what is left to be issued alone."""

import json
import threading

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from PIL import Image

from badges import issuing, steps
from badges.models import Award, BadgeClassSnapshot
from badges.openbadges.identity import is_recipient
from badges.tests import factories
from badges.together import issuing as together
from credentials.tests import factories as catalogue
from portal import tasks
from portal.kit.models import Message, Outbox
from portal.kit.verdict import Refused
from reviews.models import Release
from submissions import workflow
from submissions.models import StatusChange, Submission
from submissions.status import Status

pytestmark = pytest.mark.row("E10")
CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


class PowerCut(Exception):
    """Stands for the death of the worker at a step."""


@pytest.fixture
def awards(cast):
    """`awards(3)`: approved awards of three people for one credential whose class exists."""

    def _awards(count):
        names = ("lee", "fay", "paul", "stella")[:count]
        factories.issued(cast)
        return [factories.approved(cast, name) for name in names]

    return _awards


def told(awards):
    return [{"award_id": award.pk} for award in awards]


def left():
    return Award.objects.filter(issued_at=None).count()


def everything():
    """What there is of all awards, each exactly once."""
    return {
        "issued": Award.objects.exclude(document="").filter(issued_at__isnull=False).count(),
        "moved": Submission.objects.filter(status=Status.AWARDED).count(),
        "moves": StatusChange.objects.filter(verb="award").count(),
        "releases": Release.objects.count(),
    }


def test_many_are_issued_as_they_would_be_alone(cast, awards):
    alone, *others = Award.objects.filter(pk__in=[x.pk for x in awards(3)])
    issuing.issue(alone.pk)
    assert together.issue(told(others)) == 2
    assert set(everything().values()) == {4}
    alone.refresh_from_db()
    pattern = json.loads(alone.document)
    for award in others:
        award.refresh_from_db()
        found = json.loads(award.document)
        assert found.keys() == pattern.keys()
        assert found["badge"] == pattern["badge"]
        assert str(award.uuid) in found["id"]
        assert is_recipient(award.person.email, found["recipient"])
        released = Release.objects.get(submission=award.submission)
        assert (released.outcome, released.message) == ("met", "Well done.")


def test_how_many_they_are_changes_nothing_in_the_statements(awards, monkeypatch):
    monkeypatch.setattr(Image, "open", None)
    waiting = awards(4)
    for some in (waiting[:1], waiting[1:]):
        with CaptureQueriesContext(connection) as seen:
            together.issue(told(some))
        asked = [x["sql"] for x in seen.captured_queries if not x["sql"].startswith(CONTROL)]
        assert len(asked) == 5
    assert left() == 0


def test_issuing_again_writes_nothing(awards):
    waiting = awards(2)
    together.issue(told(waiting))
    before = list(Award.objects.order_by("pk").values())
    assert together.issue(told(waiting)) == 0
    assert list(Award.objects.order_by("pk").values()) == before
    assert set(everything().values()) == {3}


def test_what_is_held_or_the_first_of_its_class_is_left_and_holds_no_other(cast, awards):
    held, good, other = awards(3)
    first = factories.approved(cast, "dana", credential=catalogue.credential("new", "New"))
    workflow.advance(held.submission.__class__.objects.get(pk=held.submission_id), "hold")
    assert together.issue(told([held, good, other, first])) == 2
    waiting = set(Award.objects.filter(issued_at=None).values_list("pk", flat=True))
    assert waiting == {held.pk, first.pk}
    assert BadgeClassSnapshot.objects.count() == 1
    with pytest.raises(Refused):
        issuing.issue(held.pk)
    issuing.issue(first.pk)


def test_what_verifiers_would_refuse_is_left_and_holds_no_other(awards, monkeypatch):
    bad, good = awards(2)
    real = issuing.checks.of_assertion

    def check(assertion, *rest):
        return ["It is wrong."] if str(bad.uuid) in assertion["id"] else real(assertion, *rest)

    monkeypatch.setattr(issuing.checks, "of_assertion", check)
    assert together.issue(told([bad, good])) == 1
    assert Award.objects.get(issued_at=None) == bad


def test_an_attempt_that_moves_at_that_moment_takes_all_back_and_each_goes_alone(
    awards, monkeypatch
):
    moved, *others = awards(3)
    real = together._store

    def late(written):
        Submission.objects.filter(pk=moved.submission_id).update(
            status=Status.HELD, held_from=Status.APPROVED
        )
        real(written)

    monkeypatch.setattr(together, "_store", late)
    before = everything()
    with pytest.raises(workflow.Moved):
        together.issue(told([moved, *others]))
    assert everything() == before
    for award in others:
        issuing.issue(award.pk)
    assert left() == 1


def test_what_was_issued_by_another_way_meanwhile_takes_all_back(awards, monkeypatch):
    first, *others = awards(3)
    real = together._store

    def late(written):
        Award.objects.filter(pk=first.pk).update(
            issued_at=first.created_at, document="{}", badge_class=first.badge_class
        )
        real(written)

    monkeypatch.setattr(together, "_store", late)
    with pytest.raises(workflow.Moved):
        together.issue(told([first, *others]))
    assert left() == 3


@pytest.mark.parametrize("step", steps.TOGETHER)
def test_a_death_at_any_step_is_made_good_by_the_deliveries(awards, monkeypatch, step):
    waiting = awards(3)

    def die(name):
        if name == step:
            raise PowerCut

    monkeypatch.setattr(steps, "passed", die)
    with pytest.raises(PowerCut):
        together.issue(told(waiting))
    monkeypatch.undo()
    assert left() == (0 if step == "committed" else 3)
    for row in Outbox.objects.filter(topic="award.approved").order_by("pk"):
        tasks.deliver(row.pk)
    assert set(everything().values()) == {4}
    assert Message.objects.filter(kind="badges/earned").count() == 4


@pytest.mark.django_db(transaction=True)
def test_together_and_alone_at_the_same_moment_issue_each_once(awards):
    waiting = awards(4)
    start, wrong = threading.Barrier(8), []

    def work(n):
        try:
            start.wait(timeout=30)
            if n < 4:
                issuing.issue(waiting[n].pk)
            else:
                together.issue(told(waiting[:: 1 if n % 2 else -1]))
        except workflow.Moved:
            pass  # all of it was taken back, and goes one by one
        except Exception as error:
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=[n]) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert wrong == []
    assert set(everything().values()) == {5}
