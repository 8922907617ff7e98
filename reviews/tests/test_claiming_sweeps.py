"""Leases that end, and work that nobody may read."""

import datetime as dt

import pytest

from credentials.models import IssuerStaff
from portal.kit import clock
from portal.kit.models import Message
from reviews.claiming import sweeps
from reviews.claiming.leases import lease_end, warning_day
from reviews.models import Assessor, Review, ReviewSlot
from reviews.tests import factories
from submissions.status import Status
from submissions.workflow import advance


@pytest.fixture
def at(monkeypatch):
    """`at(days=2)` moves the clock on."""

    def _at(**later):
        now = clock.now() + dt.timedelta(**later)
        for module in ("portal.kit.clock.now",):
            monkeypatch.setattr(module, lambda: now)

    return _at


@pytest.mark.parametrize(
    ("today", "holidays", "ends"),
    [
        ("2026-11-23", [], "2026-11-26"),
        ("2026-11-23", ["2026-11-26"], "2026-11-27"),
        ("2026-11-26", [], "2026-12-01"),
        ("2026-11-28", [], "2026-12-02"),
    ],
)
def test_a_lease_is_three_business_days_of_the_issuer(monkeypatch, today, holidays, ends):
    noon = dt.datetime.fromisoformat(f"{today}T18:00:00+00:00")
    monkeypatch.setattr(clock, "now", lambda: noon)
    assert lease_end("America/Los_Angeles", holidays) == clock.end_of_day(
        dt.date.fromisoformat(ends), "America/Los_Angeles"
    )


def test_the_warning_comes_one_business_day_before():
    monday = dt.date(2026, 11, 30)
    assert warning_day(monday, []) == dt.date(2026, 11, 27)
    assert warning_day(monday, ["2026-11-27"]) == dt.date(2026, 11, 26)


def test_a_lease_that_has_passed_opens_the_slot_and_keeps_the_draft(cast, at):
    submission = factories.submitted(cast)
    slot = factories.claimed(cast["asha"])
    given = factories.marks(submission)
    factories.scoring.save(slot, slot.lease_token, given, saves=0, by=cast["asha"])
    assert sweeps.expire_leases() == 0
    at(days=8)
    assert sweeps.expire_leases() == 1
    assert sweeps.expire_leases() == 0
    slot.refresh_from_db()
    submission.refresh_from_db()
    assert (slot.state, slot.assessor, submission.status) == ("open", None, Status.QUEUED)
    assert Review.objects.get().scores.count() == 4
    factories.reviewed(cast["ben"])
    submission.refresh_from_db()
    assert submission.status == Status.RECOMMENDED


def test_one_finished_reading_keeps_the_work_in_review(cast, at):
    submission = factories.submitted(cast, assessors=2)
    factories.reviewed(cast["asha"])
    factories.claimed(cast["ben"])
    at(days=8)
    sweeps.expire_leases()
    submission.refresh_from_db()
    assert submission.status == Status.IN_REVIEW


def test_held_work_keeps_its_readers_time(cast, at):
    submission = factories.submitted(cast)
    factories.claimed(cast["asha"])
    submission.refresh_from_db()
    advance(submission, "hold", by=cast["eve"])
    at(days=8)
    assert sweeps.expire_leases() == 0
    sweeps.warn_of_leases()
    assert not Message.objects.filter(kind__startswith="reviews/").exists()


def test_an_assessor_is_warned_once_per_lease(cast, at):
    submission = factories.submitted(cast)
    slot = factories.claimed(cast["asha"])
    sweeps.warn_of_leases()
    left = slot.lease_until - clock.now() - dt.timedelta(hours=20)
    at(seconds=left.total_seconds())
    for _tick in range(3):
        sweeps.warn_of_leases()
    mail = Message.objects.get(kind="reviews/lease_ending")
    assert mail.to == cast["asha"].email
    assert slot.code in mail.subject
    assert f"/review/{slot.code}/" in mail.text
    assert f"/review/{slot.code}/" in mail.html
    for secret in ("Dana", "Ruiz", "Fresno", submission.code, submission.desk_code):
        assert secret not in mail.subject + mail.text + mail.html


def test_the_manager_is_told_once_a_day_when_nobody_may_read(cast, at):
    Assessor.objects.exclude(user=cast["jon"]).update(ended_at=clock.now(), ended_by=cast["root"])
    factories.submitted(cast)
    for _tick in range(2):
        sweeps.tell_when_stranded()
    told = Message.objects.get(kind="reviews/stranded")
    assert told.to == cast["iris"].email
    assert "your one assessor may not read it" in told.text
    for secret in ("Dana", "Jon", ReviewSlot.objects.get().code):
        assert secret not in told.subject + told.text + told.html
    at(days=1)
    for _tick in range(2):
        sweeps.tell_when_stranded()
    assert Message.objects.filter(kind="reviews/stranded").count() == 2
    Assessor.objects.update(ended_at=None, ended_by=None)
    at(days=1)
    sweeps.tell_when_stranded()
    assert Message.objects.filter(kind="reviews/stranded").count() == 2


def test_each_stranded_place_is_told_of_and_one_with_a_reader_is_not(cast):
    role = Assessor.objects.filter(user=cast["asha"])
    Assessor.objects.exclude(pk__in=role).update(ended_at=clock.now(), ended_by=cast["root"])
    other = factories.catalogue.credential("plans", "Plans")
    role.get().not_my_field.add(other)
    factories.submitted(cast)
    factories.submitted(cast, "lee", other, assessors=2)
    factories.submitted({**cast, "dana": cast["fay"]}, "dana", other)
    sweeps.tell_when_stranded()
    told = Message.objects.filter(kind="reviews/stranded")
    assert told.count() == 2
    assert all("Plans" in mail.subject for mail in told)


def test_draft_and_levels_come_back_to_who_takes_the_work_again_after_the_lease_ran_out(cast, at):
    submission = factories.submitted(cast)
    slot = factories.claimed(cast["asha"])
    given = factories.marks(submission, ["2.1"], comment="Say more of it.")
    factories.scoring.save(slot, slot.lease_token, given, saves=0, by=cast["asha"])
    at(days=8)
    sweeps.expire_leases()
    again = factories.claimed(cast["asha"])
    draft = Review.objects.get(assessor=cast["asha"])
    assert (again.pk, draft.slot_id, draft.saves) == (slot.pk, slot.pk, 1)
    assert again.lease_token > slot.lease_token
    assert draft.scores.filter(comment="Say more of it.").count() == 1


def test_the_lead_assessor_is_told_before_the_manager(cast):
    Assessor.objects.update(paused_until=clock.now() + dt.timedelta(days=1))
    submission = factories.submitted(cast)
    issuer = submission.enrollment.credential.issuer
    IssuerStaff.objects.create(user=cast["vic"], issuer=issuer, role="lead")
    sweeps.tell_when_stranded()
    assert [m.to for m in Message.objects.filter(kind="reviews/stranded")] == [cast["vic"].email]


def test_nobody_is_told_while_somebody_may_read(cast):
    factories.submitted(cast)
    sweeps.tell_when_stranded()
    assert not Message.objects.filter(kind__startswith="reviews/").exists()
