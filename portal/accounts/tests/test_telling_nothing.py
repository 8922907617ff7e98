"""Registering, resetting and signing in tell nobody whether an address has an account here."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.urls import reverse

from credentials.tests import factories as catalogue
from portal.accounts.models import User
from portal.accounts.policy import is_confirmed
from portal.accounts.tests.test_registering import FORM, link_in
from portal.kit.models import Message
from submissions import policy as submissions
from submissions.enrolling import actions as enrolling

KNOWN, UNKNOWN = "dana@demo.test", "nora@demo.test"
HASHED: list[str] = []


class Counting(MD5PasswordHasher):
    """Counts how often a password is hashed: that is where the time goes."""

    algorithm = "counting"

    def encode(self, password, salt):
        HASHED.append(password)
        return super().encode(password, salt)


@pytest.fixture
def hashed(cast, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    settings.PASSWORD_HASHERS = [f"{__name__}.Counting", *settings.PASSWORD_HASHERS]
    cast["dana"].set_password("a-long-one-of-hers")
    cast["dana"].save()
    return HASHED


def answers(name, form, hashed):
    """What a stranger gets, all the way: statuses, address, page, how much was hashed."""
    hashed.clear()
    stranger = Client()
    first = stranger.post(reverse(name), form)
    then = stranger.get(first["Location"]) if first.status_code == 302 else first
    page = then.content.decode()
    for address in (KNOWN, UNKNOWN):
        page = page.replace(address, "*")
    page = re.sub(r'(csrfmiddlewaretoken" value=")[^"]+', r"\1", page)
    return first.status_code, first.get("Location"), page, sorted(stranger.cookies), len(hashed)


@pytest.mark.parametrize("back", ["", "/start/iep/"])
@pytest.mark.row("C2")
def test_registering_says_the_same_of_a_known_address_and_a_new_one(hashed, back):
    form = FORM | ({"next": back} if back else {})
    known = answers("account_signup", form | {"email": KNOWN}, hashed)
    assert known == answers("account_signup", form | {"email": UNKNOWN}, hashed)
    assert known[0] == 302
    assert "look into your mail" in known[2]
    told = {mail.to: mail.kind for mail in Message.objects.all()}
    assert told == {KNOWN: "accounts/already_registered", UNKNOWN: "accounts/confirmation"}


def test_nothing_of_a_known_account_is_changed_by_registering_again(hashed, cast):
    answers("account_signup", FORM | {"email": KNOWN}, hashed)
    dana = User.objects.get(email=KNOWN)
    assert dana.check_password("a-long-one-of-hers")
    assert (dana.given_name, EmailAddress.objects.filter(email=KNOWN).count()) == ("Dana", 1)


def test_a_reset_says_the_same_and_writes_a_mail_either_way(hashed):
    known = answers("account_reset_password", {"email": KNOWN}, hashed)
    assert known == answers("account_reset_password", {"email": UNKNOWN}, hashed)
    told = {mail.to: mail.kind for mail in Message.objects.all()}
    assert told == {KNOWN: "accounts/password_reset", UNKNOWN: "accounts/unknown_account"}


def test_signing_in_says_the_same_of_a_wrong_password_and_an_unknown_address(hashed):
    form = {"password": "not-the-one"}
    known = answers("account_login", form | {"login": KNOWN}, hashed)
    assert known == answers("account_login", form | {"login": UNKNOWN}, hashed)
    assert known[-1] == 1


def test_adding_the_address_of_somebody_else_says_the_same(signed_in, hashed):
    pages = []
    for address in (KNOWN, UNKNOWN):
        lee = signed_in("lee")
        session = lee.session
        session["account_authentication_methods"] = [{"method": "password", "at": 9_999_999_999}]
        session.save()
        sent = lee.post(reverse("account_email"), {"action_add": "", "email": address})
        pages.append((sent.status_code, sent.get("Location")))
    assert pages[0] == pages[1]


@pytest.mark.row("C2")
def test_unconfirmed_one_signs_in_browses_and_writes_but_does_not_submit(cast, client):
    work = catalogue.credential()
    client.post(reverse("account_signup"), FORM)
    assert "_auth_user_id" not in client.session
    given = {"login": FORM["email"].lower(), "password": FORM["password1"]}
    assert client.post(reverse("account_login"), given).status_code == 302
    assert client.get(reverse("accounts:profile")).status_code == 200
    nia = User.objects.get(email="nia@school.example")
    enrollment = enrolling.start(work, by=nia)
    enrolling.agree(enrollment, by=nia)
    attempt = enrollment.submissions.get()
    assert submissions.may_write(nia, attempt)
    verdict = submissions.may_submit(nia, attempt)
    assert "Confirm your email address" in str(verdict.reason)
    page = client.get(reverse("accounts:confirm")).content.decode()
    assert "Send the mail again" in page


def test_the_link_opened_where_one_registered_signs_in_and_leads_on(cast, client):
    client.post(reverse("account_signup"), FORM | {"next": "/stacks/"})
    link = link_in(Message.objects.get(kind="accounts/confirmation"))
    assert client.post(link)["Location"] == "/stacks/"
    nia = User.objects.get(email="nia@school.example")
    assert client.session["_auth_user_id"] == str(nia.pk)
    assert is_confirmed(nia)


def test_the_link_opened_elsewhere_confirms_and_signs_nobody_in(cast, client):
    client.post(reverse("account_signup"), FORM)
    elsewhere = Client()
    elsewhere.post(link_in(Message.objects.get(kind="accounts/confirmation")))
    assert "_auth_user_id" not in elsewhere.session
    assert is_confirmed(User.objects.get(email="nia@school.example"))


def test_the_way_back_of_the_waiting_page_leads_nowhere_else(db, client):
    answer = client.post(
        reverse("account_signup"), FORM | {"affiliate": "", "next": "//evil.example/"}
    )
    assert answer["Location"] == reverse("account_email_verification_sent")
