"""Mails read well in the dark too: the colours of the portal, by a block that is not inlined."""

import re

import pytest
from django.conf import settings
from django.template.loader import get_template

from portal.kit import messages

TOKENS = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
MEDIA = "@media (prefers-color-scheme: dark)"


@pytest.fixture
def html():
    return messages.compose(
        "accounts/security_notice", to="a@b.example", key="k", context={"what": "Something"}
    ).html


def test_a_mail_says_that_it_has_both_schemes(html):
    assert '<meta name="color-scheme" content="light dark">' in html


def test_the_dark_block_is_kept_and_the_rest_is_inlined(html):
    styles = re.findall(r"<style[^>]*>(.*?)</style>", html, re.DOTALL)
    assert len(styles) == 1
    assert MEDIA in styles[0]
    assert re.search(r"<h1 style=[^>]*#23211e", html)


def test_every_light_colour_of_the_layout_has_its_dark_one():
    source = get_template("layout/mail.html").template.source
    light, rest = source.split(MEDIA)
    dark = rest.partition("</style>")[0]
    pairs = dict(re.findall(r"light-dark\((#\w{6}), (#\w{6})\)", TOKENS)) | {"#ffffff": "#0e2423"}
    used = set(re.findall(r"#[0-9a-f]{6}", light))
    assert {pairs[colour] for colour in used} <= set(re.findall(r"#[0-9a-f]{6}", dark))
    rules = re.findall(r"([^{}]+)\{([^{}]+)\}", dark)
    assert rules
    for _selector, body in rules:
        assert all("!important" in rule for rule in body.split(";") if rule.strip())
