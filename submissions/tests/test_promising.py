"""The day an answer is promised for: made once, moved by the clock, told in plain words."""

import datetime as dt

import pytest
import time_machine

from credentials.tests.factories import credential
from portal.kit.models import Message
from submissions import workflow
from submissions.enrolling import actions
from submissions.models import Submission
from submissions.promising import rule, sweeps
from submissions.tests import factories

pytestmark = pytest.mark.row("E2")

D = dt.date
FRIDAY = "2026-11-20T18:00:00Z"
THANKS = D(2026, 11, 26)


def test_it_is_what_the_issuer_states_in_its_business_days():
    assert rule.first(D(2026, 11, 20), 5, [], [THANKS]) == D(2026, 11, 30)


def test_where_answers_lately_took_longer_it_is_their_median():
    assert rule.first(D(2026, 11, 20), 5, [8, 8, 8, 1, 20], []) == D(2026, 12, 2)
    assert rule.first(D(2026, 11, 20), 5, [8, 8, 20], []) == D(2026, 11, 27), "too few to tell"
    assert rule.first(D(2026, 11, 20), 5, [1] * 9, []) == D(2026, 11, 27), "never sooner than said"


def test_time_on_hold_moves_it():
    promised, today = D(2026, 11, 27), D(2026, 11, 30)
    assert rule.again(promised, today, 0, 5, []) == D(2026, 12, 3)
    assert rule.again(promised, today, 9, 5, []) == D(2026, 12, 10)


def test_it_is_at_risk_from_two_business_days_before():
    friday = D(2026, 11, 27)
    days = [D(2026, 11, n) for n in (24, 25, 26, 27)]
    assert [rule.is_at_risk(friday, day, []) for day in days] == [False, True, True, True]


@pytest.fixture
def time():
    with time_machine.travel(FRIDAY, tick=False) as found:
        yield found


@pytest.fixture
def queued(time, cast, settings):
    """Dana's work, handed in on a Friday at an issuer that answers within five business days."""
    thing = credential()
    thing.issuer.answer_days, thing.issuer.holidays = 5, ["2026-11-26"]
    thing.issuer.save()
    enrollment = actions.start(thing, by=cast["dana"])
    actions.agree(enrollment, by=cast["dana"])
    submission = enrollment.submissions.get()
    factories.queue(submission)
    return submission


def now(submission):
    return Submission.objects.get(pk=submission.pk).promised_on


def test_it_is_set_when_queued_and_shown_as_a_date_in_the_reader_s_format(signed_in, queued):
    assert now(queued) == D(2026, 11, 30)
    dana = signed_in("dana")
    for path in (f"/work/{queued.enrollment.code}/", "/work/", "/desk/"):
        assert "Expect an answer by 11/30/2026." in dana.get(path).content.decode()


def test_the_daily_job_moves_it_once_its_day_has_passed_and_says_so_once(time, queued, signed_in):
    time.move_to("2026-11-30T20:00:00Z")
    assert sweeps.keep() == 0, "the day is not over"
    assert now(queued) == D(2026, 11, 30)
    time.move_to("2026-12-01T14:00:00Z")
    page = signed_in("dana").get(f"/work/{queued.enrollment.code}/").content.decode()
    assert "was promised by 11/30/2026" in page
    assert [sweeps.keep(), sweeps.keep()] == [1, 0]
    assert now(queued) == D(2026, 12, 4)
    mail = Message.objects.get(kind="submissions/promise_moved")
    assert "by 11/30/2026. We have not kept that, and we are sorry." in mail.text
    assert "Please expect it by 12/4/2026" in mail.text


def test_hold_moves_nothing_by_itself_and_is_added_by_the_job(time, queued):
    workflow.advance(queued, "hold")
    assert (sweeps.keep(), now(queued)) == (0, D(2026, 11, 30))
    time.move_to("2026-12-07T18:00:00Z")
    workflow.advance(queued, "resume")
    assert sweeps.keep() == 1
    assert now(queued) == D(2026, 12, 14), "ten business days on hold"


def test_an_answered_work_is_left_alone(time, queued):
    factories.decline(queued)
    time.move_to("2026-12-24T18:00:00Z")
    assert sweeps.keep() == 0
    assert not Message.objects.filter(kind="submissions/promise_moved").exists()


def test_work_queued_before_there_were_promises_gets_one_without_a_mail(time, queued):
    Submission.objects.update(promised_on=None)
    assert sweeps.keep() == 0
    assert now(queued) == D(2026, 11, 30)
    assert not Message.objects.filter(kind="submissions/promise_moved").exists()


def test_who_declined_the_news_gets_no_mail_and_the_new_day(time, queued, cast):
    cast["dana"].mail_optouts = ["promises"]
    cast["dana"].save()
    time.move_to("2026-12-01T14:00:00Z")
    assert sweeps.keep() == 1
    assert not Message.objects.filter(kind="submissions/promise_moved").exists()
