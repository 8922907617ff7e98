"""Each member stands once on the page of a cohort, and the figures count what the lists show."""

import datetime as dt
import re

import pytest

from credentials.tests import factories as catalogue
from plc.cohorts import board, lines, next_action, queries, urgency
from portal.kit import clock
from portal.kit.models import Message
from submissions.enrolling import actions as enrolling
from submissions.extending import actions as extending
from submissions.status import Public

HAND, WRITING, WAITING, EARNED = board.ORDER


def sheet(cohort) -> board.Board:
    return board.build(queries.seats(cohort), queries.begun(cohort), clock.now())


def only(cohort, name) -> lines.Member:
    """The one line of this member."""
    (found,) = [line for line in sheet(cohort).lines if line.name == name]
    return found


def page(client, cohort) -> str:
    return client.get(f"/cohorts/{cohort.code}/").content.decode()


@pytest.fixture
def plans(cast):
    """Something that stands in no stack."""
    return catalogue.credential("plans", "Writing a Plan")


@pytest.mark.row("I1")
def test_the_order_of_urgency_names_every_action_once():
    every = [*next_action.TABLE.values(), next_action.NEAR, next_action.NOT_STARTED]
    assert len(urgency.ORDER) == len(set(urgency.ORDER)) == len(every) + 1
    assert {*every, next_action.ELSEWHERE} == set(urgency.ORDER)


@pytest.mark.row("I1")
def test_who_needs_a_hand_comes_before_who_writes_waits_and_has_earned():
    groups = [board.ORDER.index(action.group) for action in urgency.ORDER]
    assert groups == sorted(groups)


@pytest.mark.row("I1")
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((Public.NEEDS_FIX, 14), (Public.DRAFT, 1)),
        ((Public.DRAFT, 3), (Public.DRAFT, 9)),
        ((Public.DRAFT, 14), (Public.NOT_YET, 60)),
        ((Public.NOT_YET, 60), (Public.EXPIRED, None)),
        ((Public.EXPIRED, None), (Public.DRAFT, 15)),
        ((Public.DRAFT, 90), (Public.IN_REVIEW, None)),
        ((Public.CHECKING, None), (Public.EARNED, None)),
    ],
)
def test_the_more_urgent_of_two_works_comes_first(first, second):
    keys = [urgency.of(next_action.of(label, days), days) for label, days in (first, second)]
    assert keys[0] < keys[1]


@pytest.mark.row("I1")
def test_a_member_with_two_works_is_one_line_with_the_most_urgent_action(
    cast, cohort, begun, plans, signed_in
):
    near = enrolling.start(plans, by=cast["dana"])
    extending.move_due_date(near, clock.now() + dt.timedelta(days=5, hours=1))
    line = only(cohort, "Dana Ruiz")
    assert line.action is next_action.NEAR
    assert [work.title for work in line.works] == ["Writing a Plan", "Working with an IEP Team"]
    html = page(signed_in("fay"), cohort)
    assert html.count("<h3>Dana Ruiz</h3>") == 1
    assert html.count('<div class="member-next">') == 2
    assert "Writing a Plan</p>" in html
    assert "Working with an IEP Team</p>" in html


@pytest.mark.row("I1")
def test_figures_and_lists_count_the_same_members(cast, cohort, begun, plans, signed_in):
    enrolling.start(plans, by=cast["dana"])
    found = sheet(cohort)
    assert board.counts(found) == {HAND: 1, WRITING: 1, WAITING: 0, EARNED: 0}
    assert len(found.stones) == found.members == 2
    html = page(signed_in("fay"), cohort)
    figures = re.findall(r"<dt>[^<]+</dt><dd>(\d+)</dd>", html)
    assert figures == ["1", "1", "0", "0"]
    assert html.count('<li class="member hand">') == 1
    assert html.count('<li class="member writing">') == 1
    assert "1 member</span></h2>" in html
    assert "counts members, each once" in html


@pytest.mark.row("I1")
def test_work_outside_the_stack_is_told_as_that_and_no_more(cast, cohort, begun, plans, signed_in):
    cohort.stack = catalogue.stack()
    cohort.save()
    enrolling.start(plans, by=cast["lee"])
    line = only(cohort, "Lee Park")
    assert (line.label, line.works, line.action.group) == (lines.ELSEWHERE, (), HAND)
    html = page(signed_in("fay"), cohort)
    assert "Outside the stack</span>" in html
    assert "Has not started" not in html
    assert "Writing a Plan" not in html
    assert ("elsewhere", "Outside the stack") in board.labels(sheet(cohort))


def test_who_started_nothing_has_not_started(cast, cohort, begun):
    line = only(cohort, "Lee Park")
    assert (line.label, line.action) == (lines.NONE, next_action.NOT_STARTED)


@pytest.mark.breaks_invariants
def test_a_mail_by_status_reaches_whoever_has_a_work_of_it(cast, cohort, begun, plans, signed_in):
    late = enrolling.start(plans, by=cast["dana"])
    late.submissions.update(status="needs_fix")
    values = {"to": "draft", "subject": "Tuesday", "text": "See you.", "once": "k"}
    signed_in("fay").post(f"/cohorts/{cohort.code}/mail/", values)
    sent = Message.objects.filter(kind="plc/note")
    assert list(sent.values_list("to", flat=True)) == ["dana@demo.test"]
