"""Reminders of due dates: which, when, how many."""

import datetime as dt

import pytest
import time_machine

from portal import clockwork, relay
from portal.kit import clock
from portal.kit.models import Message
from submissions import progress, requirements
from submissions.enrolling import actions
from submissions.extending import actions as extending
from submissions.models import Enrollment, PartEntry
from submissions.reminders import rule, sweeps
from submissions.status import Status

ZONE = "America/Los_Angeles"
DUE = clock.end_of_day(dt.date(2027, 3, 11), ZONE)
START = dt.datetime(2026, 9, 11, 17, 0, tzinfo=dt.UTC)


def at(day: str, hour: int = 12) -> dt.datetime:
    """That day in California, as an instant."""
    return clock.end_of_day(dt.date.fromisoformat(day), ZONE) - dt.timedelta(hours=24 - hour)


@pytest.mark.parametrize(
    ("day", "step"),
    [
        ("2027-01-09", None),
        ("2027-01-10", 60),
        ("2027-02-08", 60),
        ("2027-02-09", 30),
        ("2027-03-03", 30),
        ("2027-03-04", 7),
        ("2027-03-09", 7),
        ("2027-03-10", 1),
        ("2027-03-11", 1),
        ("2027-03-12", None),
    ],
)
def test_only_the_nearest_reminder_that_has_come_is_due(day, step):
    assert rule.step(DUE, at(day), ZONE) == step


def test_the_tick_is_in_the_clockwork():
    assert clockwork.TICKS["submissions.reminders.sweeps.remind"] == 3600.0


def live_through(days: int, start: dt.datetime, on=lambda day: None) -> None:
    """Every day at noon: what happens that day, then the sweep, twice."""
    for day in range(days):
        with time_machine.travel(start + dt.timedelta(days=day), tick=False):
            on(day)
            sweeps.remind()
            sweeps.remind()


@pytest.fixture
def started(cast, iep):
    """Dana starts on 11 September, due on 11 March."""
    with time_machine.travel(START, tick=False):
        return actions.start(iep, by=cast["dana"])


def reminders() -> list[str]:
    rows = Message.objects.filter(kind="submissions/due_soon").order_by("pk")
    return [key.split(":")[0] for key in rows.values_list("key", flat=True)]


def test_half_a_year_brings_four_reminders_each_once(started):
    live_through(190, START)
    assert reminders() == ["due-60", "due-30", "due-7", "due-1"]
    relay.drain()
    assert not Message.objects.filter(kind="submissions/due_soon", sent_at=None).exists()


def test_an_extension_brings_new_ones(started, cast):
    def extend(day):
        if day == 178:
            new = dt.date(2027, 6, 11)
            extending.extend(Enrollment.objects.get(), new, "Illness", by=cast["stella"])

    live_through(280, START, on=extend)
    assert reminders() == ["due-60", "due-30", "due-7", "due-60", "due-30", "due-7", "due-1"]


def test_a_long_silence_brings_one_and_not_three(started):
    with time_machine.travel(at("2027-03-05"), tick=False):
        sweeps.remind()
    assert reminders() == ["due-7"]


@pytest.mark.breaks_invariants
@pytest.mark.parametrize("status", [s for s in Status if s not in ("draft", "needs_fix", "held")])
def test_what_cannot_be_written_is_not_reminded_of(started, status):
    started.submissions.update(status=status)
    assert not sweeps.writable(at("2027-03-05")).exists()


def test_the_mail_says_the_date_in_the_readers_own_format_and_what_is_done(started):
    with time_machine.travel(at("2027-03-04"), tick=False):
        sweeps.remind()
    mail = Message.objects.get(kind="submissions/due_soon")
    assert mail.subject == "7 days left: Working with an IEP Team"
    assert "needs to be completed by 3/11/2027" in mail.text
    assert "0 of 5 requirements are done." in mail.text
    assert "Your micro-certification" in mail.text
    assert f"/work/{started.code}/" in mail.html


@pytest.mark.breaks_invariants
@pytest.mark.row("D2")
@pytest.mark.parametrize("status", list(Status))
def test_progress_counts_what_the_requirements_page_counts(draft, status):
    entries = draft.entries.all()
    PartEntry.objects.filter(pk=entries[0].pk).update(state="complete")
    PartEntry.objects.filter(pk=entries[1].pk).update(met_in=draft)
    held = "queued" if status == "held" else ""
    draft.enrollment.submissions.update(status=status, held_from=held)
    row = progress.measured(Enrollment.objects.all()).get()
    sheet = requirements.of(Enrollment.objects.get())
    counted = progress.own(row)
    assert (counted.done, counted.total, counted.public) == (sheet.done, sheet.total, sheet.status)


def test_progress_of_any_number_costs_one_query(draft, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [progress.own(row).attempts for row in progress.measured(Enrollment.objects.all())]


@pytest.mark.row("E2")
@pytest.mark.parametrize(
    ("attempt", "status", "parts", "done"),
    [
        (1, "draft", 2, 3),
        (1, "expired", 2, 3),
        (1, "in_review", 3, 5),
        (1, "not_yet", None, None),
        (2, "draft", None, None),
        (2, "withdrawn", None, None),
        (2, "in_review", 3, 5),
        (2, "awarded", 3, 5),
    ],
)
def test_others_are_told_no_count_between_a_not_yet_and_the_next_submission(
    draft, attempt, status, parts, done
):
    entries = draft.entries.all()
    PartEntry.objects.filter(pk=entries[0].pk).update(state="complete")
    PartEntry.objects.filter(pk=entries[1].pk).update(met_in=draft)
    row = progress.measured(Enrollment.objects.all()).get()
    row.status, row.attempt = status, attempt
    sheet = progress.seen(row)
    assert (sheet.parts_done, sheet.done) == (parts, done)
