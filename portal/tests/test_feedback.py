"""Feedback and the next attempt."""

import re

import pytest
from django.utils import timezone

from credentials.tests.factories import credential
from reviews.models import Release
from reviews.releasing import queries
from submissions.enrolling import actions
from submissions.tests import factories

FOUND = [
    (1, "Overview Questions", "Pass", True, ""),
    (2, "Artifacts", "Developing", False, "Name who does what, and by when."),
    (3, "Reflection", "Not yet", False, "Say what changed."),
]


@pytest.fixture
def declined(cast):
    """Dana's first attempt: Part 1 met, Parts 2 and 3 not yet."""
    enrollment = actions.start(credential(), by=cast["dana"])
    actions.agree(enrollment, by=cast["dana"])
    submission = enrollment.submissions.get()
    factories.queue(submission)
    names = ("part", "title", "level", "meets", "comment")
    results = [
        {"criterion": row[1], "text": "", **dict(zip(names, row, strict=True))} for row in FOUND
    ]
    factories.decline(submission, results=results, message="Close. Look at the plan again.")
    return submission


@pytest.mark.row("E6")
def test_feedback_shows_reasons_tips_and_opens_only_what_is_missing(signed_in, declined):
    dana, code = signed_in("dana"), declined.enrollment.code
    assert f"/work/{code}/feedback/" in dana.get(f"/work/{code}/").content.decode()
    html = dana.get(f"/work/{code}/feedback/").content.decode()
    assert "Name who does what, and by when." in html
    assert html.count('name="tip"') == 3
    for _click in range(2):
        assert dana.post(f"/work/{code}/feedback/").status_code in (302, 404)
    assert declined.enrollment.submissions.count() == 2
    html = dana.get(f"/work/{code}/").content.decode()
    assert "You have submitted 2 out of 5 Requirements (In Progress)" in html


@pytest.mark.row("E6")
def test_the_difference_to_the_last_attempt_is_shown(signed_in, declined):
    dana, code = signed_in("dana"), declined.enrollment.code
    dana.post(f"/work/{code}/feedback/")
    fresh = declined.enrollment.submissions.last()
    factories.write(fresh, 3, "I will plan much earlier.")
    html = dana.get(f"/work/{code}/parts/3/").content.decode()
    assert re.search(r"<ins>.*? ?much ?<.*?</ins>", html)
    check = dana.get(f"/work/{code}/check/").content.decode()
    assert "Your note to the readers" in check
    assert "Three tips for this attempt" in check


def test_there_is_no_feedback_before_a_release_nor_for_others(signed_in, declined, cast):
    code = declined.enrollment.code
    assert signed_in("lee").get(f"/work/{code}/feedback/").status_code == 404
    other = actions.start(credential("other", "Other"), by=cast["dana"])
    assert signed_in("dana").get(f"/work/{other.code}/feedback/").status_code == 404


def test_the_day_of_the_feedback_is_the_one_in_the_reader_s_zone(declined):
    release = Release.objects.get(submission=declined)
    days = set()
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        with timezone.override(zone):
            found = queries.feedback(declined).released_on
            assert found == timezone.localdate(release.released_at)
            days.add(found)
    assert len(days) == 2


@pytest.mark.row("E7")
def test_ticks_are_kept_and_the_tips_say_what_they_mean_here(signed_in, declined):
    dana, path = signed_in("dana"), f"/work/{declined.enrollment.code}/feedback/"
    html = dana.get(path).content.decode()
    assert "Part 2, Artifacts" in html
    assert "What opens again:" in html
    answer = dana.post(path, {"intent": "tips", "tip": ["feedback", "steps"]})
    assert answer.headers["Location"] == f"{path}?attempt=1#tips"
    html = dana.get(path).content.decode()
    assert re.findall(r'value="(\w+)" checked', html) == ["feedback", "steps"]
    dana.post(path)
    fresh = declined.enrollment.submissions.last()
    html = dana.get(path).content.decode()
    assert "Not changed yet:" in html
    assert html.count(f"/work/{declined.enrollment.code}/parts/3/") == 2
    factories.write(fresh, 3, "I will plan much earlier.")
    html = dana.get(path).content.decode()
    assert html.count(f"/work/{declined.enrollment.code}/parts/3/") == 1
    assert "Still the evidence of last time:" in html
    assert "Ticked" in dana.get(f"/work/{declined.enrollment.code}/check/").content.decode()


@pytest.mark.row("E6")
def test_cooling_off_is_advice_and_never_a_lock(signed_in, declined):
    dana, path = signed_in("dana"), f"/work/{declined.enrollment.code}/feedback/"
    html = dana.get(path).content.decode()
    assert "Give it a rest" in html
    assert "Open the next attempt" in html
    dana.post(path)
    assert declined.enrollment.submissions.last().is_editable
