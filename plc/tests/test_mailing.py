"""Mails to members, notes, and what facilitators hear of a decision."""

import datetime as dt

import pytest

from badges.deciding import actions as deciding
from badges.tests import factories as decided
from plc import alerts
from plc.cohorts import actions
from plc.mailing.actions import mail_members, write_note
from plc.models import Cohort
from portal import relay
from portal.accounts import optouts
from portal.accounts.models import User
from portal.kit import clock, outbox
from portal.kit.models import Message
from portal.kit.verdict import Refused
from portal.routes import ROUTES
from submissions.status import Status


def notes() -> list[str]:
    return sorted(Message.objects.filter(kind="plc/note").values_list("to", flat=True))


def everyone(cohort) -> list[str]:
    return list(cohort.seats.live().members().values_list("user__code", flat=True))


def test_all_members_get_a_mail_each_and_a_second_click_sends_nothing(cast, cohort):
    for _click in range(2):
        sent = mail_members(
            cohort, everyone(cohort), "Tuesday", "See you.", once="k", by=cast["fay"]
        )
    assert sent.count == 2
    assert notes() == ["dana@demo.test", "lee@demo.test"]
    relay.drain()
    assert not Message.objects.filter(sent_at=None).exists()


def test_the_mail_carries_the_text_the_sender_and_a_way_out(cast, cohort, client):
    mail_members(cohort, [cast["dana"].code], "A\nB", "One\n\n<b>two</b>", once="k", by=cast["fay"])
    mail = Message.objects.get(kind="plc/note")
    assert mail.subject == "A B"
    assert "<b>two</b>" in mail.text
    assert "&lt;b&gt;two&lt;/b&gt;" in mail.html
    assert "Fay Moss" in mail.text
    assert "fay@demo.test" in mail.text
    way_out = next(word for word in mail.text.split() if "/mails/off/" in word)
    client.post(way_out.removeprefix("http://127.0.0.1:8000"))
    assert not optouts.wants(User.objects.get(pk=cast["dana"].pk), optouts.COHORT_MAILS)


def test_who_switched_off_cohort_mails_gets_none(cast, cohort):
    User.objects.filter(pk=cast["lee"].pk).update(mail_optouts=[optouts.COHORT_MAILS])
    sent = mail_members(cohort, everyone(cohort), "x", "y", once="k", by=cast["fay"])
    assert (sent.count, sent.declined) == (1, 1)
    assert notes() == ["dana@demo.test"]


@pytest.mark.parametrize("by", ["dana", "asha", "root"])
def test_others_mail_nobody(cast, cohort, by):
    with pytest.raises(Refused):
        mail_members(cohort, everyone(cohort), "x", "y", once="k", by=cast[by])


def test_strangers_are_not_mailed(cast, cohort):
    with pytest.raises(Refused, match="nobody"):
        write_note(cohort, cast["tom"].code, "Hello", once="k", by=cast["fay"])


def test_a_mail_goes_to_those_of_one_status(signed_in, cast, cohort, begun):
    signed_in("fay").post(
        f"/cohorts/{cohort.code}/mail/",
        {"to": "none", "subject": "Start", "text": "Shall we?", "once": "k"},
    )
    assert notes() == ["lee@demo.test"]


def test_an_empty_mail_is_explained_and_nothing_is_lost(signed_in, cohort):
    shown = signed_in("fay").post(
        f"/cohorts/{cohort.code}/mail/", {"to": "all", "subject": "", "text": "Typed before"}
    )
    assert shown.status_code == 200
    assert "Typed before" in shown.content.decode()
    assert notes() == []


@pytest.mark.row("E9")
def test_a_note_begins_with_words_that_fit_the_status(signed_in, cast, cohort, begun):
    begun.submissions.update(status=Status.DRAFT)
    fay, address = signed_in("fay"), f"/cohorts/{cohort.code}/members/{cast['dana'].code}/note/"
    assert "How is it going?" in fay.get(address).content.decode()
    fay.post(address, {"text": "Take heart.", "once": "k"})
    mail = Message.objects.get(kind="plc/note")
    assert (mail.to, mail.subject) == ("dana@demo.test", "A note from Fay Moss")


@pytest.mark.row("E9")
@pytest.mark.breaks_invariants
@pytest.mark.parametrize(
    ("status", "word"), [(Status.NOT_YET, "Not yet"), (Status.AWARDED, "Earned")]
)
def test_a_decision_is_told_to_the_facilitator_by_status_alone(cast, cohort, begun, status, word):
    begun.submissions.update(status=status)
    outbox.put("submission.decided", "1", submission_id=begun.submissions.get().pk)
    outbox.put("submission.decided", "2", submission_id=begun.submissions.get().pk)
    relay.drain()
    mail = Message.objects.get(kind="plc/decided")
    assert mail.to == "fay@demo.test"
    assert mail.subject == f"Dana Ruiz: {word}"
    assert f"/cohorts/{cohort.code}/members/{cast['dana'].code}/note/" in mail.text
    assert ROUTES["submission.decided"] == ("plc.alerts.tell_facilitators",)


@pytest.mark.row("E9")
@pytest.mark.breaks_invariants
@pytest.mark.parametrize(
    "status", [s for s in Status if s not in (Status.NOT_YET, Status.AWARDED, Status.HELD)]
)
def test_nothing_else_is_told(cohort, begun, status):
    begun.submissions.update(status=status)
    alerts.tell_facilitators(begun.submissions.get().pk)
    assert not Message.objects.exists()


@pytest.mark.breaks_invariants
def test_facilitators_of_what_is_over_or_left_hear_nothing(cast, cohort, begun):
    begun.submissions.update(status=Status.NOT_YET)
    today = clock.today("UTC")
    Cohort.objects.update(
        starts_on=today - dt.timedelta(days=60), ends_on=today - dt.timedelta(days=2)
    )
    alerts.tell_facilitators(begun.submissions.get().pk)
    Cohort.objects.update(ends_on=today + dt.timedelta(days=2))
    actions.leave(cohort.seats.live().get(user=cast["dana"]), by=cast["dana"])
    alerts.tell_facilitators(begun.submissions.get().pk)
    assert not Message.objects.exists()


@pytest.mark.row("E9")
def test_a_real_decision_reaches_the_facilitator_without_a_word_of_the_feedback(cast, cohort):
    submission = decided.recommended(cast, not_yet=["2.1"])
    deciding.decline(submission, by=cast["iris"], message="Close; look at part two.")
    relay.drain()
    mail = Message.objects.get(kind="plc/decided")
    assert (mail.to, mail.subject) == ("fay@demo.test", "Dana Ruiz: Not yet")
    secrets = "Close; look", "Asha", "Iris", "part two", submission.code, submission.desk_code
    assert not [word for word in secrets if word in mail.text + mail.html]


@pytest.mark.row("E9")
def test_a_real_award_reaches_the_facilitator_too(cast, cohort):
    decided.issued(cast)
    relay.drain()
    assert Message.objects.get(kind="plc/decided").subject == "Dana Ruiz: Earned"


def test_a_status_that_nobody_has_chooses_nobody_by_itself(cohort, signed_in):
    fay, address = signed_in("fay"), f"/cohorts/{cohort.code}/mail/"
    assert 'value="all" selected' in fay.get(address).content.decode()
    html = fay.get(f"{address}?to=nearly").content.decode()
    assert '<option value="">Choose to whom</option>' in html
    html = fay.post(address, {"to": "", "subject": "x", "text": "y", "once": "k"}).content.decode()
    assert "This field is required." in html
    assert notes() == []
