"""Reporting text that tells who wrote it: review pauses, the officer answers, review goes on."""

import pytest
from django.urls import reverse

from credentials.models import IssuerStaff
from credentials.roles import actions as issuer_roles
from credentials.tests import factories as catalogue
from portal.kit import clock
from portal.kit.models import AuditEntry, Message
from portal.testing.pages import Walker
from portal.testing.world import attach
from reviews.claiming import sweeps
from reviews.models import IdentityReport, Score
from reviews.noting import places
from reviews.reporting import actions
from reviews.tests import factories
from reviews.tests.test_scoring_views import address, form
from submissions import blind
from submissions.models import StatusChange
from submissions.status import Status
from submissions.tests.factories import picture
from submissions.workflow import advance

REPORTS = reverse("reviews:reports")


@pytest.fixture
def slot(cast):
    factories.submitted(cast, assessors=2)
    return factories.claimed(cast["asha"])


@pytest.fixture
def lead(cast):
    """Who leads the assessors of the issuer."""
    issuer_roles.grant(cast["tom"], catalogue.issuer(), IssuerStaff.Role.LEAD, by=cast["root"])
    return cast["tom"]


def reported(slot, user, key="1.answer.1", kind="name"):
    spot = places.of(blind.work(slot.submission))[key]
    return actions.report(slot, slot.lease_token, spot, kind, by=user)


def case(made):
    return reverse("reviews:report_case", args=[made.code])


def test_a_reader_reports_a_place_and_what_was_typed_is_kept(signed_in, slot):
    reader = Walker(signed_in("asha")).open(address("assess", slot))
    reader.send("Report identifying text", **{"comment-2-1": "Half a thought"})
    reader.has("Part 1, activity description", slot.code)
    reader.send("Report it", status=422).has("Choose what you saw.")
    reader.send("Report it", kind="name").has("rests until it is mended", "On hold")
    made = IdentityReport.objects.get()
    assert (made.part, made.source, made.n, made.kind) == (1, "activity", 1, "name")
    assert Score.objects.get(criterion__name="Plan").comment == "Half a thought"
    slot.submission.refresh_from_db()
    assert slot.submission.status == Status.HELD


def test_while_it_rests_nobody_reads_it_and_nothing_typed_is_lost(signed_in, slot, cast):
    other = factories.claimed(cast["ben"])
    reported(slot, cast["asha"])
    for name, held in (("asha", slot), ("ben", other)):
        page = signed_in(name).get(address("assess", held))
        assert page.status_code == 200
        assert factories.WORDS not in page.content.decode()
        assert "This work is on hold" in page.content.decode()
    given = factories.marks(other.submission, ["2.1"], comment="Typed meanwhile.")
    said = signed_in("ben").post(
        address("save", other), form(other, given), headers={"accept": "application/json"}
    )
    assert said.json()["paused"] is True
    posted = form(other, given)
    page = signed_in("ben").post(address("submit", other), posted, follow=True)
    assert "Typed meanwhile." in page.content.decode()
    assert "On hold" in signed_in("ben").get("/review/").content.decode()
    assert signed_in("asha").get(address("report", slot)).status_code == 404


def test_a_note_that_cannot_be_kept_is_shown_and_nothing_of_the_work(signed_in, slot, cast):
    reported(slot, cast["asha"])
    wrong = {
        "note-2-item-1-text": "Not lost.",
        "note-2-item-1-line": "2.1",
        "note-2-item-1-at": "9",
    }
    for name in ("save", "submit"):
        page = signed_in("asha").post(address(name, slot), form(slot, {}, **wrong))
        text = page.content.decode()
        assert "Not lost." in text
        assert factories.WORDS not in text


def test_who_has_handed_in_already_is_not_shown_it_either(signed_in, slot, cast):
    factories.reviewed(cast["asha"], slot=slot)
    other = factories.claimed(cast["ben"])
    reported(other, cast["ben"])
    page = signed_in("asha").get(address("assess", slot)).content.decode()
    assert "What you handed in stands as it is" in page
    assert factories.WORDS not in page


def test_withdrawn_work_waits_for_no_answer(signed_in, slot, cast):
    made = reported(slot, cast["asha"])
    slot.submission.refresh_from_db()
    advance(slot.submission, "withdraw", by=cast["dana"])
    Walker(signed_in("eve")).open(REPORTS).has("Taken out of review")
    officer = Walker(signed_in("eve")).open(case(made)).has("does not rest any more")
    officer.has_not(factories.WORDS, "Return it to review")
    answer = signed_in("eve").post(case(made), {"verb": "clear"})
    assert answer.status_code == 409


def test_the_lease_stands_still_and_begins_anew(cast, slot):
    made, until = reported(slot, cast["asha"]), slot.lease_until
    with clock.moved(days=20):
        sweeps.expire_leases()
        slot.refresh_from_db()
        assert slot.assessor == cast["asha"]
        actions.clear(made.case, by=cast["eve"])
        slot.refresh_from_db()
        assert slot.lease_until > clock.now() > until
    assert Message.objects.filter(kind="reviews/resumed", recipient=cast["asha"]).count() == 1
    slot.submission.refresh_from_db()
    assert slot.submission.status == Status.IN_REVIEW


def test_the_officer_is_told_by_a_code_and_sees_the_piece(signed_in, slot, cast):
    made = reported(slot, cast["asha"])
    mail = Message.objects.get(kind="reviews/reported")
    assert mail.recipient == cast["eve"]
    assert made.code in mail.text
    officer = Walker(signed_in("eve")).open(REPORTS).has(made.code, "A name").follow(made.code)
    officer.has("Part 1, answer 1", factories.WORDS)
    officer.send("Return it to review").has("is back in review", "Cleared for review")
    made.case.refresh_from_db()
    assert (made.case.state, made.case.settled_by) == ("cleared", cast["eve"])
    officer.open(case(made)).has("does not rest any more").has_not(factories.WORDS)


def test_it_can_stay_on_hold_and_be_returned_later(signed_in, slot, cast):
    made = reported(slot, cast["asha"])
    officer = Walker(signed_in("eve")).open(case(made)).send("Keep it on hold")
    officer.has("stays on hold", "Kept on hold")
    slot.submission.refresh_from_db()
    assert slot.submission.status == Status.HELD
    officer.open(case(made)).send("Return it to review")
    slot.submission.refresh_from_db()
    assert slot.submission.status == Status.IN_REVIEW


@pytest.mark.row("E2")
def test_a_lead_answers_by_code_and_place_and_reads_nothing(signed_in, slot, cast, lead):
    made = reported(slot, cast["asha"])
    page = Walker(signed_in("tom")).open(case(made))
    page.has("Part 1, answer 1", "shown to the anonymity officer alone").has_not(factories.WORDS)
    page.send("Return it to review").has("is back in review")


@pytest.mark.row("E2")
def test_nothing_says_who_reported_or_who_wrote(signed_in, slot, cast, lead):
    made = reported(slot, cast["asha"])
    names = (cast["asha"].family_name, cast["dana"].family_name, slot.code, cast["asha"].code)
    for who in ("eve", "tom"):
        for path in (REPORTS, case(made)):
            Walker(signed_in(who)).open(path).has_not(*names)
    change = StatusChange.objects.get(verb="hold")
    assert (change.by, change.reason) == (None, "")
    code = slot.submission.enrollment.code
    Walker(signed_in("dana")).open(f"/work/{code}/").has("In review").has_not("hold", "Cole")
    assert AuditEntry.objects.get(verb="reviews.report").by == cast["asha"]


@pytest.mark.row("E2")
def test_a_report_is_nobody_elses(signed_in, slot, cast):
    made = reported(slot, cast["asha"])
    for who in ("asha", "ben", "dana", "iris", "fay"):
        client = signed_in(who)
        assert client.get(REPORTS).status_code == 404
        assert client.get(case(made)).status_code == 404
        assert client.post(case(made), {"verb": "clear"}).status_code == 404
    there = signed_in("eve").get(reverse("reviews:report_case", args=["NEVERWAS"]))
    assert there.status_code == 404


def test_an_officer_answers_no_report_on_their_own_work(signed_in, cast):
    factories.submitted(cast, "eve")
    slot = factories.claimed(cast["asha"])
    made = reported(slot, cast["asha"])
    assert signed_in("eve").get(case(made)).status_code == 404
    assert made.code not in signed_in("eve").get(REPORTS).content.decode()


def test_a_report_without_the_lease_is_refused(signed_in, slot, cast):
    values = {"token": 99, "place": "1.answer.1", "kind": "name"}
    assert signed_in("asha").post(address("report", slot), values).status_code == 409
    assert signed_in("ben").post(address("report", slot), values).status_code == 404
    assert not IdentityReport.objects.exists()


def test_a_reported_file_is_opened_by_the_officer_alone(signed_in, cast, lead, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)

    factories.submitted(cast, before=lambda draft: attach(draft, picture("PNG")))
    slot = factories.claimed(cast["asha"])
    made = reported(slot, cast["asha"], "2.item.2", "likeness")
    name = f"{made.code}-part2-2.png"
    path = reverse("reviews:report_file", args=[made.code, name])
    page = signed_in("eve").get(case(made)).content.decode()
    assert path in page
    answer = signed_in("eve").get(path)
    assert b"".join(answer.streaming_content)[:4] == b"\x89PNG"
    assert signed_in("tom").get(path).status_code == 404
    other = reverse("reviews:report_file", args=[made.code, "x.png"])
    assert signed_in("eve").get(other).status_code == 404
    actions.clear(made.case, by=cast["eve"])
    assert signed_in("eve").get(path).status_code == 404
