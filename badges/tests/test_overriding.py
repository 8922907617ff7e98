"""Deciding against the readings: a sentence, a lead who hears of it, an educator who does not."""

import pytest

from badges.deciding import actions
from badges.models import Decision
from badges.tests import factories
from credentials.models import Issuer, IssuerStaff
from credentials.roles import actions as roles
from portal import relay
from portal.kit.models import AuditEntry, Message
from portal.kit.verdict import Refused
from portal.testing.pages import Walker
from reviews.claiming import policy as claims
from reviews.models import Release, ReviewSlot

pytestmark = pytest.mark.row("E3")

REASON = "The plan stands behind the link."
MISSING = "Give each line of the plan a date."


@pytest.fixture
def doubted(cast):
    return factories.recommended(cast, not_yet=("2.1",))


@pytest.fixture
def recommended(cast):
    return factories.recommended(cast)


def lead(cast, name, role=IssuerStaff.Role.LEAD):
    issuer = Issuer.objects.get(slug="nea")
    roles.grant(cast[name], issuer, role, by=cast["root"])


def test_a_word_is_no_reason(cast, doubted):
    for reason in ("", "ok", "Met after all"):
        with pytest.raises(Refused, match=r"recommendation|whole sentence"):
            actions.approve(doubted, by=cast["iris"], override_reason=reason)
    assert not Decision.objects.exists()


def test_against_readings_that_say_met_the_parts_and_a_message_are_asked_for(cast, recommended):
    given = {"by": cast["iris"], "override_reason": REASON}
    with pytest.raises(Refused, match="Choose the parts"):
        actions.decline(recommended, **given, message=MISSING)
    with pytest.raises(Refused, match="Choose the parts"):
        actions.decline(recommended, **given, message=MISSING, parts=[9])
    with pytest.raises(Refused, match="what is missing"):
        actions.decline(recommended, **given, parts=[2])


@pytest.mark.row("E2", "E6")
def test_turned_down_against_the_readings_the_chosen_part_alone_opens_again(cast, recommended):
    actions.decline(
        recommended, by=cast["iris"], override_reason=REASON, message=MISSING, parts=[2]
    )
    release = Release.objects.get()
    assert {row["part"] for row in release.results if not row["meets"]} == {2}
    kept = recommended.entries.filter(met_in=recommended)
    assert set(kept.values_list("part__number", flat=True)) == {1, 3}


@pytest.mark.row("E2")
def test_the_educator_reads_nothing_of_an_override(cast, signed_in, doubted):
    actions.approve(doubted, by=cast["iris"], override_reason=REASON, message="Well done.")
    relay.drain()
    release = Release.objects.get()
    assert all(row["meets"] for row in release.results)
    assert not any(row["comment"] for row in release.results)
    dana = Walker(signed_in("dana")).open(f"/work/{doubted.enrollment.code}/feedback/")
    dana.has("Well done.").has_not("Not yet", REASON, "Say which finding", "recommend")
    told = Message.objects.filter(recipient=cast["dana"])
    assert not [mail for mail in told if REASON in mail.text or mail.kind == "badges/overridden"]


def test_an_override_is_logged_with_its_reason_and_the_number_of_the_work(cast, doubted):
    actions.approve(doubted, by=cast["iris"], override_reason=REASON)
    assert doubted.changes.last().reason == REASON
    entry = AuditEntry.objects.get(verb="badges.approve")
    assert (entry.by, entry.detail["override"]) == (cast["iris"], True)
    assert len(entry.detail["sha256"]) == 64


@pytest.mark.row("E2")
def test_the_lead_is_told_by_code_and_the_managers_where_there_is_none(cast, doubted):
    lead(cast, "stella", IssuerStaff.Role.MANAGER)
    lead(cast, "mei")
    actions.approve(doubted, by=cast["iris"], override_reason=REASON)
    mail = Message.objects.get(kind="badges/overridden")
    assert mail.recipient == cast["mei"]
    assert doubted.desk_code in mail.subject
    assert REASON in mail.text
    assert REASON in mail.html
    for word in ("Dana", "Ruiz", "Asha", "Iris", doubted.code):
        assert word not in mail.text + mail.html + mail.subject


@pytest.mark.row("E2")
def test_a_lead_hears_nothing_of_an_override_on_their_own_work(cast, doubted):
    lead(cast, "dana")
    lead(cast, "stella", IssuerStaff.Role.MANAGER)
    actions.approve(doubted, by=cast["iris"], override_reason=REASON)
    assert Message.objects.get(kind="badges/overridden").recipient == cast["stella"]


def test_what_follows_the_readings_is_no_override_and_told_to_nobody(cast, recommended):
    lead(cast, "mei")
    actions.approve(recommended, by=cast["iris"], override_reason="Because I think so, too.")
    assert not Message.objects.filter(kind="badges/overridden").exists()
    assert Decision.objects.get().reason == ""


@pytest.mark.row("E2")
def test_nobody_who_has_read_it_may_claim_the_reading_that_was_asked_for(cast):
    submission = factories.recommended(cast, assessors=2)
    with pytest.raises(Refused, match="what you doubt"):
        actions.third_read(submission, " ", by=cast["iris"])
    submission.refresh_from_db()
    actions.third_read(submission, "The two dates contradict each other.", by=cast["iris"])
    slot = ReviewSlot.objects.get(kind="adjudication")
    may = {name for name in ("asha", "ben", "mei", "noor") if slot in claims.eligible(cast[name])}
    assert may == {"mei", "noor"}
    factories.reviews.reviewed(cast["mei"])
    assert not Message.objects.filter(text__contains="contradict").exists()
    assert AuditEntry.objects.filter(verb="badges.third_read").count() == 1


@pytest.mark.row("E3")
def test_on_the_page_each_missing_thing_is_said_beside_its_field_and_stays(
    cast, signed_in, recommended
):
    page = Walker(signed_in("iris")).open(f"/decide/{recommended.desk_code}/")
    typed = {"decline-message": MISSING, "decline-override_reason": "No."}
    page.send("Decide not yet and release", status=422, **typed)
    page.has("Say it in a whole sentence", "Choose the parts that are not yet met", MISSING)
    page.send("Decide not yet and release", **{**typed, "decline-parts": ["2"],
              "decline-override_reason": REASON})  # fmt: skip
    page.has("not yet. The feedback is released.")
    assert Decision.objects.get().override
