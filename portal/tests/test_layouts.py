"""The frames around all pages: landmarks, errors, account pages, mails."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.template.loader import render_to_string
from django.urls import reverse

from portal.kit import vocabulary

MAIL = """{% extends "layout/mail.txt" %}{% block subject %}It's {{ name }}{% endblock %}
{% block content %}Dear {{ name }}{% endblock %}"""


def h1s(html: str) -> int:
    return len(re.findall(r"<h1[\s>]", html))


@pytest.mark.django_db
def test_an_address_that_never_was_is_a_page_of_the_portal(client):
    response = client.get("/no/such/page/")
    html = response.content.decode()
    assert response.status_code == 404
    assert "There is no such page" in html
    assert 'href="#main"' in html
    assert h1s(html) == 1


def test_the_page_for_our_own_failure_needs_no_context():
    html = render_to_string("500.html")
    assert h1s(html) == 1
    assert "<main" in html


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "refused.html"])
def test_refusals_say_what_to_do(name, rf):
    html = render_to_string(name, {"vocab": vocabulary.DEFAULT, "reason": "Too early."})
    assert h1s(html) == 1
    assert 'lang="en"' in html


@pytest.mark.django_db
def test_a_strangers_page_has_no_cookie_and_no_token(client):
    response = client.get(reverse("home"))
    assert not response.cookies
    assert b"csrfmiddlewaretoken" not in response.content


@pytest.mark.parametrize("name", ["account_login", "account_signup", "account_reset_password"])
@pytest.mark.django_db
def test_the_way_in_looks_like_the_rest(client, name):
    html = client.get(reverse(name)).content.decode()
    assert h1s(html) == 1
    assert 'class="masthead"' in html
    assert 'class="field' in html


@pytest.mark.parametrize("name", ["account_email", "account_logout", "mfa_index"])
def test_account_pages_look_like_the_rest(signed_in, name):
    html = signed_in("dana").get(reverse(name)).content.decode()
    assert h1s(html) == 1
    assert 'class="masthead"' in html


def test_a_text_mail_begins_with_its_subject_and_is_not_escaped():
    mail = engines["django"].from_string(MAIL)
    text = mail.render({"name": "Zoë & Co", "vocab": vocabulary.CALIFORNIA, "origin": "https://x"})
    assert text.splitlines()[0] == "It's Zoë & Co"
    assert "Dear Zoë & Co" in text
    assert "micro-certification is not a license" in text


def test_a_page_that_asks_again_posts_with_a_token_and_leads_back(rf):
    context = {"heading": "Withdraw?", "submit_label": "Withdraw", "cancel_url": "/back/"}
    html = render_to_string("layout/confirm.html", context, request=_stranger(rf))
    assert "csrfmiddlewaretoken" in html
    assert 'href="/back/"' in html
    assert h1s(html) == 1


def test_the_desk_has_two_named_panes_that_the_keyboard_reaches(rf):
    html = render_to_string("layout/desk.html", {}, request=_stranger(rf))
    assert re.findall(r'<section[^>]+tabindex="0" aria-label="(\w+)"', html) == [
        "Evidence",
        "Rubric",
    ]


def _stranger(rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    request._messages = []
    return request


def test_a_mail_fetches_nothing():
    html = render_to_string("layout/mail.html", {"subject": "S", "vocab": vocabulary.DEFAULT})
    assert not re.search(r"<(img|link|script)\b|url\(|@import", html)
