"""What the check cannot clear rests at the officer's desk: listed, cleared or returned."""

import datetime as dt

import pytest
from django.urls import reverse

from credentials.models import IssuerStaff
from credentials.tests import factories as catalogue
from portal.kit import clock
from portal.kit.models import Message
from portal.testing.pages import Walker
from portal.testing.world import attach
from reviews.claiming import actions as claiming
from reviews.claiming.opening import open_slots
from reviews.models import ReviewSlot
from reviews.reporting import sweeps
from reviews.tests import factories
from reviews.tests.prechecks import DESK, attested, case_of, page_of, rewritten, sent
from submissions import queries
from submissions.models import Attestation, Evidence, PreCheck, StatusChange
from submissions.prechecking import doubts
from submissions.status import Status
from submissions.submitting import actions as submitting
from submissions.submitting.checking import check
from submissions.tests.factories import letter, pdf, picture
from submissions.workflow import advance
from submissions.writing import actions as writing

pytestmark = pytest.mark.django_db


def test_clean_work_goes_straight_to_its_readers(cast):
    work = factories.submitted(cast)
    assert work.status == Status.QUEUED
    assert not PreCheck.objects.exists()


def test_what_its_author_stands_by_rests_before_any_place_opens(resting, cast):
    assert resting.status == Status.CHECKING
    assert not ReviewSlot.objects.exists()
    assert claiming.claim(cast["asha"]) is None
    check(resting.pk)
    assert PreCheck.objects.get().is_live


def test_a_document_of_pictures_and_a_recording_rest_but_a_photograph_does_not(
    cast, settings, tmp_path
):
    settings.MEDIA_ROOT = str(tmp_path)
    for who, upload, rests in (
        ("dana", pdf(), True),
        ("lee", picture("PNG"), False),
        ("paul", letter("Every page has words."), False),
    ):
        draft = factories.drafted(cast, who)
        attach(draft, upload)
        expected = Status.CHECKING if rests else Status.QUEUED
        assert sent(draft).status == expected, who


def test_without_an_officer_the_word_of_its_author_counts(cast, rose):
    draft = factories.drafted(cast)
    rewritten(draft)
    attested(draft)
    IssuerStaff.objects.filter(role="officer").update(ended_at=clock.now(), ended_by=cast["root"])
    assert sent(draft).status == Status.QUEUED


def test_it_is_due_in_one_business_day_of_the_issuer(resting, cast):
    issuer = catalogue.issuer()
    zone = dt.UTC
    friday = dt.datetime(2026, 11, 27, 15, 0, tzinfo=zone)
    with clock.moved(seconds=(friday - clock.now()).total_seconds()):
        issuer.holidays = ["2026-11-30"]
        issuer.save()
        advance(resting, "bounce")
        PreCheck.objects.update(state="returned", settled_at=clock.now(), settled_by=cast["eve"])
        resting.enrollment.credential.issuer.refresh_from_db()
        again = sent(resting)
        due = case_of(again).due_at
    assert due == clock.end_of_day(dt.date(2026, 12, 1), issuer.time_zone)


def test_the_desk_lists_it_and_the_officer_clears_it(signed_in, resting, cast):
    code = case_of(resting).code
    officer = Walker(signed_in("eve")).open(DESK).has(code, "The check could not clear it")
    officer.follow(code).has("<mark>Rose</mark>", "The garden of the school is called so.")
    officer.has_not("Ruiz", cast["dana"].email, resting.code)
    officer.send("Clear it for review").has("goes on to review", "Cleared for review")
    open_slots(resting.pk)
    resting.refresh_from_db()
    assert resting.status == Status.QUEUED
    slot = factories.claimed(cast["asha"])
    Walker(signed_in("asha")).open(reverse("reviews:assess", args=[slot.code])).has("Rose Garden")


def test_what_was_cleared_is_not_asked_about_once_more(signed_in, resting, cast):
    Walker(signed_in("eve")).open(page_of(resting)).send("Clear it for review")
    resting.refresh_from_db()
    for verb in ("claim", "recommend", "decline"):
        advance(resting, verb)
    factories.release(resting, "not_yet")
    again = submitting.next_attempt(resting, by=cast["dana"], met_parts=())
    for number in (1, 2, 3):
        writing.complete(queries.entry_of(again, number), by=cast["dana"])
    assert sent(again).status == Status.QUEUED
    assert PreCheck.objects.count() == 1


def test_sent_back_it_costs_no_attempt_and_the_days_come_back(signed_in, resting, cast):
    enrollment = resting.enrollment
    before, number = enrollment.due_at, resting.number
    with clock.moved(days=3):
        officer = Walker(signed_in("eve")).open(page_of(resting))
        officer.send("Send it back to its author", status=422).has("Say of at least one piece")
        officer.send(
            "Send it back to its author", **{"p1-answer1-reason": "Name the garden otherwise."}
        ).has("is back with its author")
    resting.refresh_from_db()
    enrollment.refresh_from_db()
    assert (resting.status, resting.number) == (Status.NEEDS_FIX, number)
    assert enrollment.due_at >= before + dt.timedelta(days=3)
    assert not Attestation.objects.exists()
    change = StatusChange.objects.get(verb="bounce")
    assert change.by is None
    author = Walker(signed_in("dana")).open(f"/work/{enrollment.code}/")
    author.has("Name the garden otherwise.", "costs no attempt").has_not(
        "Lund", case_of(resting).code
    )
    mail = Message.objects.get(kind="submissions/bounced")
    assert "Name the garden otherwise." in mail.text
    assert "Lund" not in mail.text
    rewritten(resting, "The garden project met on Mondays, and we wrote the plan.")
    assert sent(resting).status == Status.QUEUED


def test_a_reported_work_that_is_sent_back_closes_its_places(signed_in, cast):
    work = factories.submitted(cast, assessors=2)
    from_asha = factories.claimed(cast["asha"])
    signed_in("asha").post(
        reverse("reviews:report", args=[from_asha.code]),
        {"token": from_asha.lease_token, "place": "1.answer.1", "kind": "name"},
    )
    officer = Walker(signed_in("eve")).open(page_of(work)).has("Part 1, answer 1", factories.WORDS)
    officer.send("Send it back to its author", **{"p1-answer1-reason": "Leave Monday out."})
    work.refresh_from_db()
    assert work.status == Status.NEEDS_FIX
    assert set(work.slots.values_list("state", flat=True)) == {"void"}
    assert Message.objects.filter(kind="reviews/closed", recipient=cast["asha"]).exists()
    rewritten(work, "We met and wrote the plan together, one page that everybody could read.")
    assert sent(work).status == Status.QUEUED
    assert work.slots.filter(state="open").count() == 2


def test_an_overdue_stay_is_mailed_once(resting, cast):
    sweeps.tell_when_overdue()
    assert not Message.objects.filter(kind="reviews/overdue").exists()
    with clock.moved(days=5):
        for _day in range(2):
            sweeps.tell_when_overdue()
        mail = Message.objects.get(kind="reviews/overdue")
        assert mail.recipient == cast["eve"]
        assert case_of(resting).code in mail.text
        assert "Ruiz" not in mail.text


def test_withdrawn_it_waits_for_no_answer(signed_in, resting, cast):
    advance(resting, "withdraw", by=cast["dana"])
    Walker(signed_in("eve")).open(DESK).has("Taken out of review")
    Walker(signed_in("eve")).open(page_of(resting)).has("does not rest any more").has_not("Rose")
    answer = signed_in("eve").post(page_of(resting), {"verb": "clear"})
    assert answer.status_code == 409


def test_what_rests_is_on_the_officers_own_desk(signed_in, resting):
    Walker(signed_in("eve")).open("/desk/").has("Pre-check", case_of(resting).code)


@pytest.mark.parametrize(
    ("media_type", "text", "unread"),
    [
        ("application/pdf", "", True),
        ("application/pdf", "\f\fA title that no page shows", True),
        ("application/pdf", "\fThe second page has words.\f", False),
        ("application/pdf", "Words that were read before pages were kept", False),
        ("audio/mp4", "A title", True),
        ("video/mp4", "", True),
        ("image/png", "", False),
    ],
)
def test_what_the_portal_cannot_read(media_type, text, unread):
    row = Evidence(kind="file", media_type=media_type, extracted_text=text)
    assert doubts.is_unread(row) is unread
