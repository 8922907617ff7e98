"""A reading grows, is submitted, and settles the attempt with the others."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from credentials.tests import factories as catalogue
from portal.kit import purge
from portal.kit.verdict import Refused
from reviews.claiming import actions as claiming
from reviews.giving_back.actions import Lost
from reviews.models import ClaimLog, Release, Review, ReviewSlot, Score
from reviews.releasing import actions as releasing
from reviews.releasing.queries import feedback, met_parts
from reviews.scoring import actions, names, recommending
from reviews.scoring.actions import Incomplete, Stale
from reviews.scoring.given import Given
from reviews.sending_back.actions import reopen
from reviews.tests import factories
from submissions.status import Status
from submissions.workflow import advance

State = ReviewSlot.State


@pytest.fixture
def slot(cast):
    """Asha's slot on a work of Dana's."""
    factories.submitted(cast)
    return factories.claimed(cast["asha"])


def test_a_save_keeps_marks_and_renews_the_lease(cast, slot, monkeypatch):
    ReviewSlot.objects.filter(pk=slot.pk).update(
        lease_until=slot.lease_until - dt.timedelta(days=2)
    )
    slot.refresh_from_db()
    before = slot.lease_until
    review = actions.save(slot, 1, {"2.1": Given(2, "Which one?")}, saves=0, by=cast["asha"])
    score = review.scores.get()
    assert (score.criterion.name, score.level.name, score.comment) == (
        "Plan",
        "Developing",
        "Which one?",
    )
    assert review.saves == 1
    slot.refresh_from_db()
    assert slot.lease_until > before
    actions.save(slot, 1, {"2.1": Given(None, "Later.")}, saves=1, by=cast["asha"])
    assert review.scores.get().level is None
    assert ClaimLog.objects.filter(event="renew").count() == 1


def test_a_second_tab_never_writes_over_newer_text(cast, slot):
    actions.save(slot, 1, {"1.1": Given(1, "new")}, saves=0, by=cast["asha"])
    with pytest.raises(Stale):
        actions.save(slot, 1, {"1.1": Given(1, "old")}, saves=0, by=cast["asha"])
    assert Score.objects.get().comment == "new"


@pytest.mark.parametrize(("token", "who"), [(2, "asha"), (0, "asha"), (1, "ben")])
def test_a_writer_without_the_lease_is_fenced_off(cast, slot, token, who):
    with pytest.raises(Lost):
        actions.save(slot, token, factories.marks(slot.submission), saves=0, by=cast[who])
    with pytest.raises(Lost):
        actions.submit(slot, 2, by=cast["ben"])
    assert not Score.objects.exists()


@pytest.mark.row("E5")
def test_every_criterion_needs_a_level_and_every_not_yet_a_comment(cast, slot):
    given = factories.marks(slot.submission, not_yet=["2.1"], comment="  ") | {"3.1": Given(None)}
    actions.save(slot, 1, given, saves=0, by=cast["asha"])
    with pytest.raises(Incomplete) as refused:
        actions.submit(slot, 1, by=cast["asha"])
    assert refused.value.problems == {
        "2.1": "Say what is missing, so that it can be mended.",
        "3.1": "Choose a level.",
    }
    slot.refresh_from_db()
    assert slot.state == State.LEASED


@pytest.mark.row("E2")
def test_a_comment_that_names_its_writer_is_refused(cast, slot):
    given = factories.marks(slot.submission) | {"1.1": Given(1, "Well done. Asha Cole")}
    actions.save(slot, 1, given, saves=0, by=cast["asha"])
    with pytest.raises(Incomplete, match="need you") as refused:
        actions.submit(slot, 1, by=cast["asha"])
    assert "names you" in refused.value.problems["1.1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Well done. Ben", ["Ben"]),
        ("Write to BEN@demo.test", ["BEN@demo.test"]),
        ("As Ito says", ["Ito"]),
        ("Best, Ben I.", ["Ben"]),
        ("Ben here: well done", ["Ben"]),
        ("(Ben)", ["Ben"]),
        ("Cheers, ben :)", ["ben"]),
        ("@benito on any network", ["@benito"]),
        ("I teach at Skyline High School", ["Skyline High School"]),
        ("Call me: 555-123-4567", ["555-123-4567"]),
        ("My room is x@y.example", ["x@y.example"]),
        ("Will you show the benefit, as Asha Cole would?", []),
        ("The bent reed at the National Education Association, NEA.", []),
    ],
)
def test_names_are_found_as_words(cast, text, expected):
    assert names.found(text, cast["ben"]) == expected


def test_of_the_others_only_what_is_surely_them_is_taken_out(cast):
    asha, ben = cast["asha"], cast["ben"]
    text = "Ben Ito thinks so, (Asha) too. Ask ben@demo.test or Ben I. Ben and the Skyline stay."
    told = names.without(text, [asha], [asha, ben])
    assert told == "[…] thinks so, ([…]) too. Ask […] or […] Ben and the Skyline stay."


def test_an_assessor_of_the_state_may_speak_of_the_association(cast):
    cast["ben"].affiliate = cast["vic"].affiliate
    assert (
        names.found("The bent reed at the National Education Association, NEA.", cast["ben"]) == []
    )


@pytest.mark.row("E2", "E5")
def test_no_assessor_of_the_issuer_is_named_in_what_is_released(cast, slot):
    said = "Ben Ito and Mei T. would say the same; ask noorsaid."
    factories.reviewed(cast["asha"], ["1.1"], slot=slot, comment=said)
    comments = {row["comment"] for row in releasing.merged(slot.submission)}
    assert comments == {"", "[…] and […] would say the same; ask […]."}


def test_one_reading_is_enough_where_one_is_asked(cast, slot):
    factories.reviewed(cast["asha"], slot=slot)
    submission = slot.submission
    submission.refresh_from_db()
    assert submission.status == Status.RECOMMENDED
    assert submission.recommended_at
    slot.refresh_from_db()
    assert (slot.state, slot.lease_until) == (State.SUBMITTED, None)


def test_a_submitted_review_is_frozen_in_the_database(cast, slot):
    review = factories.reviewed(cast["asha"], slot=slot)
    score = review.scores.first()
    refused = [
        lambda: Review.objects.filter(pk=review.pk).update(saves=9),
        lambda: Review.objects.filter(pk=review.pk).update(state=Review.State.DRAFT),
        lambda: Score.objects.filter(pk=score.pk).update(comment="other"),
        lambda: Score.objects.filter(pk=score.pk).delete(),
        lambda: review.delete(),
        lambda: ClaimLog.objects.all().delete(),
        lambda: ClaimLog.objects.update(reason="x"),
    ]
    for change in refused:
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    with purge.permitted("erasure", "review:x"):
        Score.objects.filter(pk=score.pk).update(comment="")


def test_two_who_agree_recommend(cast):
    submission = factories.submitted(cast, assessors=2)
    factories.reviewed(cast["asha"])
    submission.refresh_from_db()
    assert submission.status == Status.IN_REVIEW
    factories.reviewed(cast["ben"])
    submission.refresh_from_db()
    assert submission.status == Status.RECOMMENDED


def _read_by_three(cast):
    submission = factories.submitted(cast, assessors=2)
    factories.reviewed(cast["asha"], comment="Asha's view.")
    factories.reviewed(cast["ben"], ["2.1"], comment="No measure stands in the second goal.")
    submission.refresh_from_db()
    assert submission.status == Status.ADJUDICATION
    assert claiming.claim(cast["asha"]) is None
    third = factories.claimed(cast["mei"])
    assert (third.kind, third.n) == (ReviewSlot.Kind.ADJUDICATION, 3)
    factories.reviewed(cast["mei"], ["2.1", "3.1"], slot=third, comment="Add a date, Ben Ito said.")
    submission.refresh_from_db()
    return submission


def test_two_who_differ_get_one_more_blind_reading_and_two_of_three_decide(cast):
    submission = _read_by_three(cast)
    assert submission.status == Status.RECOMMENDED
    found = recommending.of(submission)
    assert not found.met
    assert found.parts == {1: True, 2: False, 3: True}
    assert (found.readings, found.agreed) == (3, False)


@pytest.mark.row("E2")
@pytest.mark.row("E5")
def test_the_release_holds_one_result_per_criterion_and_no_name(cast):
    submission = _read_by_three(cast)
    release = releasing.release(submission, Release.Outcome.NOT_YET, "Nearly there.")
    assert releasing.release(submission, Release.Outcome.MET).pk == release.pk
    text = str(release.results)
    assert "No measure stands" in text
    assert "Add a date" in text
    for name in ("Ben", "Ito", "Mei", "Asha", "demo.test"):
        assert name not in text
    found = feedback(submission)
    assert (found.met, found.message) == (False, "Nearly there.")
    assert [(p.number, p.met) for p in found.parts] == [(1, True), (2, False), (3, True)]
    assert met_parts(submission) == {1, 3}
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.update(message="")


def test_nothing_is_seen_before_a_release(cast, slot):
    assert feedback(slot.submission) is None
    assert met_parts(slot.submission) == set()


@pytest.mark.row("E6")
def test_parts_carried_as_met_are_not_asked_again(cast):
    submission = factories.submitted(cast, met=[1, 3])
    slot = factories.claimed(cast["asha"])
    given = {key: Given(1) for key in ("2.1", "2.2")}
    actions.save(slot, 1, given, saves=0, by=cast["asha"])
    actions.submit(slot, 1, by=cast["asha"])
    assert recommending.of(submission).met
    releasing.release(submission, Release.Outcome.MET)
    assert met_parts(submission) == {1, 2, 3}


def test_sent_back_once_with_a_reason_to_the_same_assessor_with_the_text(cast, slot):
    first = factories.reviewed(cast["asha"], ["2.1"], slot=slot)
    submission = slot.submission
    submission.refresh_from_db()
    slot.refresh_from_db()
    with pytest.raises(Refused, match="why"):
        reopen(slot, " ", cast["iris"])
    advance(submission, "send_back", by=cast["iris"])
    second = reopen(slot, "Part 2 was read without the plan.", cast["iris"])
    first.refresh_from_db()
    assert (first.state, second.revision, second.scores.count()) == ("superseded", 2, 4)
    assert (slot.state, slot.assessor) == (State.LEASED, cast["asha"])
    factories.reviewed(cast["asha"], slot=slot)
    submission.refresh_from_db()
    assert submission.status == Status.RECOMMENDED
    found = recommending.of(submission)
    assert (found.met, found.readings) == (True, 1)
    slot.refresh_from_db()
    with pytest.raises(Refused, match="once already"):
        reopen(slot, "Again.", cast["iris"])


def test_a_third_reading_the_approver_asked_for_settles_a_single_one_by_majority(cast, slot):
    factories.reviewed(cast["asha"], slot=slot)
    submission = slot.submission
    submission.refresh_from_db()
    advance(submission, "third_read", by=cast["iris"])
    actions.open_slot(submission, ReviewSlot.Kind.ADJUDICATION)
    factories.reviewed(cast["ben"], ["2.1"])
    submission.refresh_from_db()
    assert submission.status == Status.ADJUDICATION
    factories.reviewed(cast["mei"])
    submission.refresh_from_db()
    assert submission.status == Status.RECOMMENDED
    assert recommending.of(submission).met


def test_work_on_hold_takes_no_review_but_keeps_the_draft(cast, slot):
    submission = slot.submission
    submission.refresh_from_db()
    advance(submission, "hold", by=cast["eve"])
    actions.save(slot, 1, factories.marks(submission), saves=0, by=cast["asha"])
    with pytest.raises(Refused, match="on hold"):
        actions.submit(slot, 1, by=cast["asha"])


def test_a_yes_no_part_is_scored_on_its_own_scale(cast):
    thing = catalogue.credential("ideas", "Generating Ideas")
    part = thing.current.parts.get(number=3)
    with purge.permitted("another scale", "part:3"):
        part.criteria.all().delete()
        catalogue.criterion(part, "Examples", [("Yes", True), ("Not yet", False)])
    submission = factories.submitted(cast, credential=thing)
    factories.reviewed(cast["asha"], ["3.1"])
    assert recommending.of(submission).parts == {1: True, 2: True, 3: False}
