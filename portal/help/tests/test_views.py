"""Questions and answers."""

import datetime as dt
import re

import pytest

from credentials.models import Issuer, IssuerStaff
from portal.help import actions, policy
from portal.help.models import Question
from portal.kit import clock
from portal.kit.models import Message


@pytest.mark.row("C7")
def test_a_question_is_overdue_one_second_after_48_hours(signed_in, cast, monkeypatch):
    question = actions.ask("What counts as a plan?", "IEP", by=cast["dana"])
    moment = {"now": question.asked_at + dt.timedelta(hours=48)}
    monkeypatch.setattr(clock, "now", lambda: moment["now"])
    client = signed_in("root")
    assert "Overdue" not in client.get("/help/inbox/").content.decode()
    moment["now"] += dt.timedelta(seconds=1)
    assert "Overdue" in client.get("/help/inbox/").content.decode()


def test_a_question_sent_twice_is_asked_once(signed_in):
    dana = signed_in("dana")
    for _click in range(2):
        dana.post("/help/ask/", {"text": "May I use audio?", "once": "a-key", "back": "/work/"})
    assert Question.objects.count() == 1


def test_a_way_back_leads_nowhere_else(signed_in):
    answer = signed_in("dana").post("/help/ask/", {"text": "x", "back": "//evil.example/"})
    assert answer["Location"] == "/help/"


def test_an_empty_question_is_explained(signed_in):
    answer = signed_in("dana").post("/help/ask/", {"text": " "})
    assert answer.status_code == 200
    assert Question.objects.count() == 0


def test_the_answer_comes_by_mail_and_only_once(signed_in, cast):
    question = actions.ask("May I use audio?", "IEP", by=cast["dana"])
    root = signed_in("root")
    for _click in range(2):
        root.post(f"/help/inbox/{question.code}/", {"answer": "Not yet; text or pictures."})
    mail = Message.objects.get(kind="help/answered")
    assert mail.to == cast["dana"].email
    assert "Not yet; text or pictures." in mail.text
    assert "Not yet; text or pictures." in signed_in("dana").get("/help/").content.decode()


def test_educators_have_no_inbox(signed_in):
    assert signed_in("dana").get("/help/inbox/").status_code == 404


@pytest.mark.parametrize("name", ["iris", "max", "asha", "eve"])
def test_who_reads_or_decides_on_work_has_no_inbox(signed_in, cast, name):
    question = actions.ask("My plan is with you since Monday", "IEP", by=cast["lee"])
    for address in ("/help/inbox/", f"/help/inbox/{question.code}/"):
        assert signed_in(name).get(address).status_code == 404


def test_a_site_manager_who_becomes_lead_assessor_loses_the_inbox(signed_in, cast):
    nea = Issuer.objects.get(slug="nea")
    assert signed_in("root").get("/help/inbox/").status_code == 200
    IssuerStaff.objects.create(user=cast["root"], issuer=nea, role=IssuerStaff.Role.LEAD)
    assert signed_in("root").get("/help/inbox/").status_code == 404


@pytest.mark.parametrize("role", sorted(set(IssuerStaff.Role) - {IssuerStaff.Role.MANAGER}))
@pytest.mark.parametrize("also", ["manager", "site"])
def test_support_holds_no_other_role_at_an_issuer(signed_in, cast, role, also):
    nea, name = Issuer.objects.get(slug="nea"), "root" if also == "site" else "vic"
    if also == "manager":
        IssuerStaff.objects.create(user=cast[name], issuer=nea, role=IssuerStaff.Role.MANAGER)
    client = signed_in(name)
    assert client.get("/help/inbox/").status_code == 200
    IssuerStaff.objects.create(user=cast[name], issuer=nea, role=role)
    assert client.get("/help/inbox/").status_code == 404
    assert "Support has no other role" in str(policy.may_read_inbox(cast[name]).reason)


def test_a_manager_who_reads_nothing_answers(signed_in, cast):
    nea = Issuer.objects.get(slug="nea")
    IssuerStaff.objects.create(user=cast["vic"], issuer=nea, role=IssuerStaff.Role.MANAGER)
    assert signed_in("vic").get("/help/inbox/").status_code == 200


def test_a_question_survives_an_expired_log_in(signed_in, cast):
    dana = signed_in("dana")
    html = dana.get("/help/").content.decode()
    key = re.search(r'name="draft_key" value="([^"]*)"', html).group(1)
    dana.logout()
    answer = dana.post("/help/ask/", {"text": "Typed long", "draft_key": key})
    assert answer["Location"] == "/accounts/login/?next=%2Fhelp%2F"
    dana.force_login(cast["dana"])
    assert "Typed long" in dana.get("/help/").content.decode()


def test_a_refused_post_returns_to_the_page_of_its_form(client, cast):
    there = {"HTTP_REFERER": "http://testserver/stacks/?x=1"}
    answer = client.post("/help/ask/", {"text": "x"}, **there)
    assert answer["Location"] == "/accounts/login/?next=%2Fstacks%2F"
    elsewhere = {"HTTP_REFERER": "http://evil.example/stacks/"}
    answer = client.post("/help/ask/", {"text": "x"}, **elsewhere)
    assert answer["Location"] == "/accounts/login/?next=%2F"
