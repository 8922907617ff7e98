"""Registering, confirming the address, and one's own details."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.test import Client
from django.urls import reverse

from portal.accounts.models import Membership, User
from portal.accounts.policy import is_confirmed
from portal.kit.models import Message

FORM = {
    "email": "Nia@School.example",
    "password1": "stones-in-a-row",
    "given_name": "Nia",
    "family_name": "Vance",
    "affiliate": "fresno",
    "school": "Edison High School",
    "district": "Fresno Unified",
    "other_names": "Ms. V",
    "member_number": "77-1",
    "time_zone": "",
}


def register(client, **changes):
    return client.post(reverse("account_signup"), FORM | changes)


def link_in(message):
    return re.search(r"http://\S+", message.text)[0].removeprefix(settings.PUBLIC_ORIGIN)


@pytest.mark.row("C2")
def test_registering_keeps_all_that_was_told_and_makes_a_member(cast, client):
    answer = register(client)
    assert answer["Location"] == reverse("account_email_verification_sent")
    nia = User.objects.get(email="nia@school.example")
    assert (nia.full_name, nia.school, nia.other_names) == ("Nia Vance", FORM["school"], "Ms. V")
    assert nia.time_zone == "America/Los_Angeles"
    membership = nia.memberships.get()
    assert (membership.affiliate.slug, membership.role) == ("fresno", Membership.Role.MEMBER)


@pytest.mark.row("C2")
def test_the_link_in_the_mail_confirms_the_address_by_a_button(cast, client):
    register(client)
    message = Message.objects.get(kind="accounts/confirmation")
    assert message.subject == "Confirm your email address"
    assert "<html" in message.html
    where = link_in(message)
    nia = User.objects.get(email="nia@school.example")
    assert client.get(where).status_code == 200
    assert not is_confirmed(nia)
    client.post(where)
    assert is_confirmed(nia)


def test_the_confirmation_can_be_sent_again(cast, client, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    register(client)
    client.force_login(User.objects.get(email="nia@school.example"))
    Message.objects.all().delete()
    client.post(reverse("account_email"), {"email": "nia@school.example", "action_send": "1"})
    assert Message.objects.get().kind == "accounts/confirmation"


def test_wrong_input_keeps_what_was_typed(cast, client):
    page = register(client, password1="short", family_name="").content.decode()
    assert 'value="Nia"' in page
    assert 'value="Edison High School"' in page
    assert "things to mend" in page
    assert not User.objects.filter(email="nia@school.example").exists()


def test_without_any_affiliate_one_can_register_all_the_same(db, client):
    register(client, affiliate="", time_zone="America/Denver")
    nia = User.objects.get()
    assert nia.affiliate is None
    assert nia.time_zone == "America/Denver"
    assert not nia.memberships.exists()


def test_locals_are_grouped_by_state(cast, client):
    page = client.get(reverse("account_signup")).content.decode()
    assert '<optgroup label="California Teachers Association">' in page
    assert '<option value="fresno">Fresno Teachers Association</option>' in page


def test_a_reset_link_comes_by_mail_and_works_once(cast):
    client = Client()
    client.post(reverse("account_reset_password"), {"email": "dana@demo.test"})
    message = Message.objects.get(kind="accounts/password_reset")
    form = client.get(link_in(message), follow=True)
    words = {"password1": "a-new-cairn-of-stones", "password2": "a-new-cairn-of-stones"}
    client.post(form.redirect_chain[-1][0], words)
    cast["dana"].refresh_from_db()
    assert cast["dana"].check_password("a-new-cairn-of-stones")
    assert Message.objects.filter(kind="accounts/security_notice", to="dana@demo.test").exists()
    again = Client().get(link_in(message), follow=True)
    assert b"password1" not in again.content


def test_changing_the_details_moves_the_membership_along(signed_in, cast):
    page = signed_in("dana")
    form = {
        "given_name": "Dana",
        "family_name": "Ruiz-Vega",
        "affiliate": "oakland",
        "time_zone": "America/Chicago",
        "language": "en",
        "mails": ["answers", "badge-ends", "badge-news", "cohort-mails"],
        "handles": "@danateaches",
    }
    assert page.post(reverse("accounts:profile"), form).status_code == 302
    dana = User.objects.get(email="dana@demo.test")
    assert dana.family_name == "Ruiz-Vega"
    assert dana.mail_optouts == ["badge-reminders"]
    assert [m.affiliate.slug for m in dana.memberships.live()] == ["oakland"]
    assert dana.memberships.exclude(ended_at=None).get().ended_by == dana


def test_details_say_why_they_are_asked_and_keep_wrong_input(signed_in):
    dana = signed_in("dana")
    assert b"Assessors never see any of it" in dana.get(reverse("accounts:profile")).content
    kept = dana.post(reverse("accounts:profile"), {"given_name": "Dana", "school": "Elm Street"})
    assert b'value="Elm Street"' in kept.content
    assert kept.status_code == 200


def test_details_ask_for_a_log_in(client, db):
    assert client.get(reverse("accounts:profile")).status_code == 302


@pytest.mark.row("A5")
def test_the_affiliate_s_words_dress_the_pages_of_its_members(signed_in, cast):
    assert b"micro-certification" in signed_in("dana").get("/about/").content
    assert b"micro-credential" not in signed_in("dana").get("/about/").content
    fresno = cast["dana"].affiliate
    fresno.words = "credential"
    fresno.save()
    assert b"micro-certification" not in signed_in("dana").get("/about/").content


def test_many_wrong_passwords_are_slowed_down(cast):
    client = Client()
    form = {"login": "dana@demo.test", "password": "wrong"}
    pages = [client.post(reverse("account_login"), form).content for _n in range(12)]
    assert b"Too many" in pages[-1]


def test_second_addresses_are_confirmed_before_they_count(signed_in, cast):
    dana = signed_in("dana")
    dana.post(reverse("account_email"), {"action_add": "", "email": "dana@home.example"})
    added = EmailAddress.objects.filter(email="dana@home.example")
    assert not added.filter(verified=True).exists()
    assert Message.objects.filter(to="dana@home.example").exists()


@pytest.mark.row("C2")
def test_an_authenticator_app_is_asked_for_after_the_password(cast):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(cast["dana"], secret)
    client = Client()
    form = {"login": "dana@demo.test", "password": "demo"}
    asked = client.post(reverse("account_login"), form)
    assert asked["Location"] == reverse("mfa_authenticate")
    counter = next(totp.yield_hotp_counters_from_time())
    code = totp.format_hotp_value(totp.hotp_value(secret, counter))
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert b"Incorrect code" in wrong.content
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    assert b"Dana Ruiz" in client.get("/desk/").content
