"""Start, agree, withdraw, start again, extend, expire."""

import datetime as dt
import threading
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from credentials import publishing
from credentials.models import Version
from credentials.tests import factories
from portal.kit import clock
from portal.kit.models import Message
from portal.kit.verdict import Refused
from submissions import blind, sweeps
from submissions.enrolling import actions
from submissions.extending import actions as extending
from submissions.models import Enrollment, PartEntry, Response
from submissions.restarting import actions as restarting
from submissions.status import Status


@pytest.fixture
def at(monkeypatch):
    """`at("2021-09-11T20:00")` sets the clock, in Los Angeles time."""

    def _at(text):
        moment = dt.datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("America/Los_Angeles"))
        monkeypatch.setattr(clock, "now", lambda: moment.astimezone(dt.UTC))

    return _at


@pytest.mark.row("D3")
@pytest.mark.parametrize(
    ("begun", "due"),
    [
        ("2021-09-11T20:00", "2022-03-11"),
        ("2021-09-11T23:59:59", "2022-03-11"),
        ("2021-08-31T09:00", "2022-02-28"),
    ],
)
def test_work_is_due_at_the_end_of_the_day_six_months_later_in_the_affiliates_zone(
    cast, iep, at, begun, due
):
    at(begun)
    enrollment = actions.start(iep, by=cast["dana"])
    here = enrollment.due_at.astimezone(ZoneInfo("America/Los_Angeles"))
    assert here.isoformat()[:19] == f"{due}T23:59:59"
    assert enrollment.due_zone == "America/Los_Angeles"


@pytest.mark.row("A12")
def test_a_second_start_makes_no_duplicate(cast, iep):
    one = actions.start(iep, by=cast["dana"])
    two = actions.start(iep, by=cast["dana"])
    assert one == two
    assert Enrollment.objects.count() == 1
    assert one.submissions.get().entries.count() == 3


@pytest.mark.row("A35")
def test_whoever_began_stays_on_the_version_they_began(cast, draft, iep):
    begun = draft.enrollment.version
    changed = Version.objects.create(credential=iep, number=2, content_hash="1" * 64)
    publishing.publish(changed)
    iep.refresh_from_db()
    draft.enrollment.refresh_from_db()
    assert draft.enrollment.version == begun
    assert [entry.part.version for entry in draft.entries.all()] == [begun] * 3
    page = blind.work(draft)
    assert page.parts[0].passing == "The reader understands the setting."
    assert actions.start(iep, by=cast["lee"]).version == changed


@pytest.mark.django_db(transaction=True)
def test_starting_twice_at_the_same_time_makes_one(cast, iep):
    ready, made, wrong = threading.Barrier(4), [], []

    def click():
        try:
            ready.wait()
            made.append(actions.start(iep, by=cast["dana"]).pk)
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=click) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert len(made) == 4
    assert len(set(made)) == Enrollment.objects.count() == 1


def test_what_is_not_published_cannot_be_started(cast, iep):
    iep.current = None
    with pytest.raises(Refused):
        actions.start(iep, by=cast["dana"])


@pytest.mark.row("D4")
def test_agreeing_stores_version_and_time_once(cast, iep):
    enrollment = actions.start(iep, by=cast["dana"])
    actions.agree(enrollment, by=cast["dana"])
    first = enrollment.agreed_at
    actions.agree(enrollment, by=cast["dana"])
    assert enrollment.agreed_at == first
    assert enrollment.agreement_version


@pytest.mark.row("B6")
def test_withdrawn_work_can_be_started_again_with_its_text(cast, draft):
    entry = draft.entries.get(part__number=1)
    prompt = entry.part.prompts.first()
    Response.objects.create(entry=entry, prompt=prompt, text="Our site is small.")
    PartEntry.objects.filter(pk=entry.pk).update(state="in_progress")
    actions.withdraw(draft, by=cast["dana"])
    draft.refresh_from_db()
    assert draft.status == Status.WITHDRAWN
    fresh = restarting.restart(draft.enrollment, by=cast["dana"])
    assert restarting.restart(draft.enrollment, by=cast["dana"]) == fresh
    assert fresh.continues == draft.enrollment
    copied = fresh.submissions.get().entries.get(part__number=1)
    assert copied.responses.get().text == "Our site is small."
    assert copied.state == "in_progress"
    assert fresh.due_at > clock.now()


def test_nobody_withdraws_the_work_of_another(cast, draft):
    with pytest.raises(Refused):
        actions.withdraw(draft, by=cast["lee"])


def test_another_one_can_be_started_after_withdrawing(cast, draft):
    other = factories.credential("mtss", "Tiered Support")
    actions.withdraw(draft, by=cast["dana"])
    assert actions.start(other, by=cast["dana"]).submissions.get().status == Status.DRAFT


@pytest.mark.row("D3")
def test_staff_of_an_affiliate_above_extend_with_a_reason(cast, enrollment):
    before = enrollment.due_at
    later = (before + dt.timedelta(days=30)).date()
    extending.extend(enrollment, later, "Illness in the family.", by=cast["stella"])
    enrollment.refresh_from_db()
    assert enrollment.due_at > before
    assert enrollment.extensions.get().old_due_at == before
    mail = Message.objects.get(kind="submissions/extended")
    assert "Illness in the family." in mail.text
    assert mail.subject == "You have more time"


@pytest.mark.parametrize("name", ["dana", "lee", "asha", "fay"])
def test_others_do_not_extend(cast, enrollment, name):
    with pytest.raises(Refused):
        extending.extend(enrollment, dt.date(2050, 1, 1), "Because.", by=cast[name])


def test_an_earlier_date_is_refused(cast, enrollment):
    with pytest.raises(Refused):
        extending.extend(enrollment, dt.date(2020, 1, 1), "Because.", by=cast["stella"])


def test_a_date_given_too_generously_is_taken_back_and_no_further(cast, enrollment):
    zone = ZoneInfo(enrollment.due_zone)
    first = enrollment.due_at.astimezone(zone).date()
    far, right = first + dt.timedelta(days=300), first + dt.timedelta(days=30)
    extending.extend(enrollment, far, "Illness.", by=cast["stella"])
    with pytest.raises(Refused, match="not before"):
        extending.extend(enrollment, first - dt.timedelta(days=1), "Mistyped.", by=cast["stella"])
    extending.extend(enrollment, right, "Mistyped.", by=cast["stella"])
    enrollment.refresh_from_db()
    assert enrollment.due_at.astimezone(zone).date() == right
    assert Message.objects.filter(subject="Your due date was corrected").count() == 1
    with pytest.raises(Refused, match="present due date"):
        extending.extend(enrollment, right, "Again.", by=cast["stella"])
    extending.extend(enrollment, first, "It was not needed.", by=cast["stella"])
    with pytest.raises(Refused, match="not before"):
        extending.extend(enrollment, first - dt.timedelta(days=1), "More.", by=cast["stella"])


def test_a_date_more_than_twelve_months_away_is_refused(cast, enrollment):
    with pytest.raises(Refused, match="twelve months"):
        extending.extend(enrollment, dt.date(2099, 1, 1), "Mistyped.", by=cast["stella"])
    assert not enrollment.extensions.exists()


@pytest.mark.row("D3")
def test_overdue_drafts_expire_after_the_grace_and_can_be_extended(cast, draft, monkeypatch):
    enrollment = draft.enrollment
    enrollment.version.__class__.objects.filter(pk=enrollment.version_id).update(grace_days=2)
    moment = {"now": enrollment.due_at + dt.timedelta(days=2)}
    monkeypatch.setattr(clock, "now", lambda: moment["now"])
    assert sweeps.expire() == 0
    moment["now"] += dt.timedelta(seconds=1)
    assert sweeps.expire() == 1
    assert sweeps.expire() == 0
    draft.refresh_from_db()
    assert draft.status == Status.EXPIRED
    assert Message.objects.filter(kind="submissions/expired").count() == 1
    later = (moment["now"] + dt.timedelta(days=20)).date()
    extending.extend(enrollment, later, "A flood at the school.", by=cast["iris"])
    draft.refresh_from_db()
    enrollment.refresh_from_db()
    assert draft.status == Status.DRAFT
    assert enrollment.closed_at is None
