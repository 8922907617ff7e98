"""Taking a badge back: two people, a reason, a time to answer, and gone at once."""

import datetime as dt
import json
import threading

import pytest
from django.db import connections

from badges import sweeps as reminders
from badges.earning import actions as earning
from badges.models import Award, Revocation
from badges.revoking import actions, policy, sweeps
from badges.tests import factories
from credentials.models import Issuer, IssuerStaff
from credentials.roles import actions as roles
from portal.kit import clock
from portal.kit.models import AuditEntry, Message
from portal.kit.verdict import Refused
from portal.own_data import forgetting
from portal.testing.pages import Walker
from reviews.giving_back import actions as giving_back

pytestmark = pytest.mark.django_db
NOTE = "It was meant for another title."


def _given(cast):
    """Dana's public badge; Paul and Stella manage its issuer."""
    award = factories.issued(cast)
    earning.accept(award, by=cast["dana"])
    nea = Issuer.objects.get(slug="nea")
    for name in ("paul", "stella"):
        roles.grant(cast[name], nea, IssuerStaff.Role.MANAGER, by=cast["root"])
    award.refresh_from_db()
    return award


@pytest.fixture
def award(cast):
    return _given(cast)


@pytest.fixture
def asked(cast, award):
    return actions.ask(award, "mistake", NOTE, by=cast["paul"])


def kinds(person):
    """The kinds of mails about revocations that a person was sent, in order."""
    found = Message.objects.filter(recipient=person, kind__startswith="badges/revo")
    return list(found.order_by("pk").values_list("kind", flat=True))


@pytest.mark.row("F16")
def test_a_revocation_by_pages_from_the_proposal_to_the_public_answer(award, signed_in, client):
    page = Walker(signed_in("paul")).open("/issuers/nea/console/awards/").follow("Open")
    page.follow("Propose to revoke").has("ten business days", "Dana Ruiz")
    page.send("Propose it", reason="", status=422).has("Choose a reason")
    page.send("Propose it", reason="mistake", note=NOTE).has("somebody else decides")
    code = Revocation.objects.get().code
    dana = Walker(signed_in("dana")).open(f"/my-badges/{award.uuid}/").follow("Read why")
    dana.has(NOTE, "may be revoked").send("Send your answer", reply="   ", status=422)
    dana.send("Send your answer", reply="It was for this title.").has("Your answer is with them")
    stella = Walker(signed_in("stella")).open(f"/issuers/nea/console/revocations/{code}/")
    stella.has("It was for this title.", "Dana Ruiz", "Ready to settle")
    stella.send("Revoke the badge").has("Revoked")
    address = f"/badges/assertions/{award.uuid}"
    answer = client.get(address, headers={"accept": "application/json"})
    assert answer.status_code == 410
    body = json.loads(answer.content)
    assert set(body) == {"@context", "type", "id", "revoked", "revocationReason"}
    assert body["revocationReason"] == "It was issued by mistake."
    assert client.get(f"{address}/image").status_code == 410
    Walker(client).open(address, status=410)
    human = client.get(address, headers={"accept": "text/html"})
    assert human.status_code == 410
    assert "It was issued by mistake." in human.content.decode()
    assert NOTE not in human.content.decode()
    dana.open(f"/my-badges/revocations/{code}/").has("Your badge was revoked")


@pytest.mark.row("F16")
def test_each_step_is_told_once_and_kept_in_the_audit(cast, award, asked):
    actions.reply(asked, "No.", by=cast["dana"])
    for _again in range(3):
        sweeps.remind()
    actions.confirm(asked, by=cast["stella"])
    assert kinds(cast["dana"]) == ["badges/revocation_asked", "badges/revocation_settled"]
    assert kinds(cast["stella"]) == ["badges/revocation_waits"]
    assert kinds(cast["paul"]) == ["badges/revocation_answered"]
    verbs = AuditEntry.objects.filter(thing=f"revocation:{asked.code}").order_by("pk")
    said = ["ask", "reply", "confirm"]
    assert [one.verb for one in verbs] == [f"badges.revocation_{verb}" for verb in said]
    row = Award.objects.get(pk=award.pk)
    assert (row.revoked_by, row.revocation_code) == (cast["stella"], "mistake")
    mail = Message.objects.get(kind="badges/revocation_asked")
    assert NOTE in mail.text
    assert "Issued by mistake" in mail.text
    others = Message.objects.filter(
        kind__in=("badges/revocation_waits", "badges/revocation_answered")
    )
    assert not [one for one in others if "Ruiz" in one.text + one.html + one.subject]


def test_before_the_time_is_over_it_can_be_dropped_but_not_confirmed(cast, award, asked):
    with pytest.raises(Refused, match="still has time"):
        actions.confirm(asked, by=cast["stella"])
    with clock.moved(days=15):
        sweeps.remind()
        assert kinds(cast["stella"]) == ["badges/revocation_waits"]
        actions.drop(asked, by=cast["stella"])
    assert Award.objects.get(pk=award.pk).revoked_at is None
    assert actions.ask(award, "evidence", NOTE, by=cast["paul"]).code != asked.code


def test_the_time_to_answer_is_ten_business_days_of_the_issuer(cast, award, asked):
    issuer = award.badge_class.issuer
    days = asked.reply_until - clock.now()
    assert dt.timedelta(days=12) <= days <= dt.timedelta(days=17)
    assert asked.reply_until == policy.reply_until(issuer)
    with clock.moved(days=18):
        actions.confirm(asked, by=cast["stella"])


def test_where_its_earner_asked_for_it_nobody_waits(cast, award):
    made = actions.ask(award, "request", "She wrote to us.", by=cast["paul"])
    assert kinds(cast["stella"]) == ["badges/revocation_waits"]
    actions.confirm(made, by=cast["stella"])
    assert Award.objects.get(pk=award.pk).revocation_code == "request"


def test_what_nobody_settles_is_reminded_of_once_more(cast, asked):
    for days in (18, 19, 30, 40):
        with clock.moved(days=days):
            sweeps.remind()
    mails = Message.objects.filter(recipient=cast["stella"], kind="badges/revocation_waits")
    assert [mail.subject.startswith("Overdue") for mail in mails.order_by("pk")] == [False, True]


def test_of_a_badge_that_is_gone_meanwhile_nobody_is_reminded_and_the_proposal_is_dropped(
    cast, award, asked
):
    gone = {"revoked_at": clock.now(), "revoked_by": cast["dana"], "revocation_code": "superseded"}
    Award.objects.filter(pk=award.pk).update(**gone)
    with clock.moved(days=40):
        sweeps.remind()
        with pytest.raises(Refused, match="Drop the proposal"):
            actions.confirm(asked, by=cast["stella"])
        assert kinds(cast["stella"]) == []
        actions.drop(asked, by=cast["stella"])
    assert Award.objects.get(pk=award.pk).revocation_code == "superseded"


def test_erasure_takes_the_words_of_both_sides_out(cast, award, asked):
    actions.reply(asked, "It was mine.", by=cast["dana"])
    forgetting.badges(cast["dana"], cast["root"])
    asked.refresh_from_db()
    assert (asked.note, asked.reply) == ("[erased]", "")


@pytest.mark.row("F16")
def test_never_the_asker_nor_the_earner_nor_who_judges_nor_who_is_near(cast, award, asked):
    actions.reply(asked, "No.", by=cast["dana"])
    nea = award.badge_class.issuer
    roles.grant(cast["dana"], nea, IssuerStaff.Role.MANAGER, by=cast["root"])
    giving_back.part(cast["stella"].pk, [cast["dana"].pk], reason="kin", source="test")
    for name in ("paul", "dana", "iris", "max", "asha", "stella", "lee"):
        with pytest.raises(Refused):
            actions.confirm(asked, by=cast[name])
        with pytest.raises(Refused):
            actions.drop(asked, by=cast[name])
    actions.confirm(asked, by=cast["root"])


def test_only_a_keeper_asks_and_once(cast, award, asked):
    for name in ("paul", "stella", "iris", "max", "dana", "asha"):
        with pytest.raises(Refused):
            actions.ask(award, "mistake", NOTE, by=cast[name])
    assert Revocation.objects.count() == 1


def test_without_a_word_of_what_happened_nothing_is_asked(cast, award):
    with pytest.raises(Refused, match="Say what happened"):
        actions.ask(award, "mistake", " ", by=cast["paul"])


def test_an_answer_is_kept_once_and_by_its_earner_alone(cast, asked):
    with pytest.raises(Refused):
        actions.reply(asked, "Mine.", by=cast["lee"])
    actions.reply(asked, "First.", by=cast["dana"])
    with pytest.raises(Refused):
        actions.reply(asked, "Second.", by=cast["dana"])
    asked.refresh_from_db()
    assert asked.reply == "First."


def test_reminders_of_a_badge_end_with_it(cast):
    award = factories.issued(cast)
    nea = award.badge_class.issuer
    roles.grant(cast["paul"], nea, IssuerStaff.Role.MANAGER, by=cast["root"])
    made = actions.ask(award, "request", NOTE, by=cast["paul"])
    actions.confirm(made, by=cast["root"])
    with clock.moved(days=40):
        reminders.remind_unopened()
    assert not Message.objects.filter(kind="badges/reminder").exists()


@pytest.mark.row("F16")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("verbs", [("confirm", "confirm"), ("confirm", "drop")])
def test_of_two_people_at_the_same_moment_one_settles_it(cast, verbs):
    award = _given(cast)
    made = actions.ask(award, "request", NOTE, by=cast["paul"])
    start, results = threading.Barrier(2), []

    def settle(name, verb):
        try:
            start.wait(timeout=30)
            results.append(getattr(actions, verb)(made, by=cast[name]))
        except Refused as refused:
            results.append(refused)
        finally:
            connections.close_all()

    pairs = zip(("stella", "root"), verbs, strict=True)
    threads = [threading.Thread(target=settle, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(isinstance(each, Refused) for each in results) == [False, True]
    made.refresh_from_db()
    gone = Award.objects.get(pk=award.pk).revoked_at is not None
    assert gone == (made.state == "confirmed")
    assert Message.objects.filter(kind="badges/revocation_settled").count() == 1
