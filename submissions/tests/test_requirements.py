"""The requirements page: five columns, the sentence, the date."""

import datetime as dt
import re

import pytest

from credentials.tests.factories import credential
from portal.kit import clock
from submissions import requirements
from submissions.enrolling import actions
from submissions.models import Enrollment, PartEntry
from submissions.tests import factories


def page(signed_in, enrollment, who="dana"):
    return signed_in(who).get(f"/work/{enrollment.code}/")


@pytest.mark.row("D1")
def test_the_page_has_exactly_the_five_columns(signed_in, enrollment):
    html = page(signed_in, enrollment).content.decode()
    head = re.findall(r'<th role="columnheader"[^>]*>([^<]*)', html)
    assert head == [
        "Requirement",
        "Status",
        "Minimum Required Units",
        "Units Earned",
        "Action",
    ]


@pytest.mark.row("D2")
def test_after_the_agreement_one_of_five_is_submitted(signed_in, enrollment):
    html = page(signed_in, enrollment).content.decode()
    assert "You have submitted 1 out of 5 Requirements (In Progress)" in html


@pytest.mark.row("D3")
def test_the_due_date_is_in_the_readers_own_format(signed_in, enrollment):
    due = dt.datetime(2022, 3, 12, 7, 59, 59, tzinfo=dt.UTC)
    Enrollment.objects.filter(pk=enrollment.pk).update(due_at=due)
    html = page(signed_in, enrollment).content.decode()
    assert "These requirements need to be completed by: <b>3/11/2022</b>" in html


@pytest.mark.row("D3")
def test_begun_on_9_11_2021_it_is_due_on_3_11_2022(signed_in, cast, iep, monkeypatch):
    begun = dt.datetime(2021, 9, 11, 19, 0, tzinfo=dt.UTC)
    monkeypatch.setattr(clock, "now", lambda: begun)
    enrollment = actions.start(iep, by=cast["dana"])
    monkeypatch.undo()
    html = page(signed_in, enrollment).content.decode()
    assert "These requirements need to be completed by: <b>3/11/2022</b>" in html


@pytest.mark.row("D4")
def test_the_parts_are_locked_before_the_agreement(cast, iep):
    sheet = requirements.of(actions.start(iep, by=cast["dana"]))
    assert [row.action_label for row in sheet.rows] == ["Begin", "", "", "", ""]
    assert sheet.rows[1].action_text == "After the Agreement"
    assert sheet.done == 0


@pytest.mark.row("D6")
def test_begin_becomes_continue_and_edit(enrollment, draft):
    one, two, _three = draft.entries.all()
    PartEntry.objects.filter(pk=one.pk).update(state="complete")
    PartEntry.objects.filter(pk=two.pk).update(state="in_progress")
    sheet = requirements.of(enrollment)
    assert [row.action_label for row in sheet.rows[1:4]] == ["Edit", "Continue", "Begin"]
    assert [row.status for row in sheet.rows[:4]] == [
        "Completed",
        "Completed",
        "In Progress",
        "Not Started",
    ]
    assert sheet.rows[2].now
    assert sheet.rows[4].action_text == "2 parts to go"


@pytest.mark.row("D7")
def test_submit_for_review_opens_when_the_parts_are_complete(enrollment, draft):
    draft.entries.update(state="complete")
    sheet = requirements.of(enrollment)
    assert sheet.rows[4].action_label == "Submit for Review"
    assert sheet.sentence == "You have submitted 4 out of 5 Requirements"


@pytest.mark.row("D9")
def test_five_units_are_earned_at_the_end(enrollment, draft):
    factories.submit(draft)
    sheet = requirements.of(enrollment)
    assert sum(row.earned for row in sheet.rows) == 5
    assert sum(row.required for row in sheet.rows) == 5
    assert sheet.next is None


def test_after_a_not_yet_only_met_parts_keep_their_unit(enrollment, draft):
    factories.queue(draft)
    factories.decline(draft, met=[1])
    assert [row.earned for row in requirements.of(enrollment).rows] == [1, 1, 0, 0, 0]


def test_the_page_of_another_is_a_404_like_one_that_never_was(signed_in, enrollment):
    theirs = signed_in("lee").get(f"/work/{enrollment.code}/")
    never = signed_in("lee").get("/work/AAAAAAAAAAAAAAAAAAAAAA/")
    assert theirs.status_code == never.status_code == 404


def test_a_visitor_is_asked_to_log_in(client, enrollment):
    answer = client.get(f"/work/{enrollment.code}/")
    assert answer.status_code == 302
    assert "/accounts/login/?next=" in answer["Location"]


def test_my_work_says_what_to_do_when_it_is_empty(signed_in):
    html = signed_in("lee").get("/work/").content.decode()
    assert "Nothing on your desk yet" in html


@pytest.mark.parametrize("count", [1, 3])
def test_my_work_costs_the_same_whatever_its_length(
    signed_in, cast, count, django_assert_num_queries
):
    for n in range(count):
        actions.start(credential(f"c{n}", f"Title {n}"), by=cast["dana"])
    client = signed_in("dana")
    with django_assert_num_queries(7):
        html = client.get("/work/").content.decode()
    assert html.count("days left") == count


def test_before_you_submit_is_said_only_before(signed_in, enrollment):
    actions.agree(enrollment, by=enrollment.educator)
    assert "Before you submit" in page(signed_in, enrollment).content.decode()
    factories.queue(enrollment.submissions.get())
    after = page(signed_in, enrollment).content.decode()
    assert "Before you submit" not in after
    assert "Your reviewers do not know who you are." in after
