"""The form of a thing follows the client's Accept header."""

import json

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from badges.negotiation import HTML, JSON, LD, OFFERED, choose
from badges.tests import factories

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
VALIDATOR = "application/ld+json, application/json, image/png, image/svg+xml"


@pytest.mark.row("F1")
@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", LD),
        ("*/*", LD),
        ("application/*", LD),
        (VALIDATOR, LD),
        (BROWSER, HTML),
        ("text/html", HTML),
        ("text/*", HTML),
        ("application/json", JSON),
        ("application/json, text/plain", JSON),
        ("application/json;q=0.5, application/ld+json;q=0.9", LD),
        ("text/html;q=0.5, application/json", JSON),
        ("text/html, application/ld+json", HTML),
        ("application/ld+json, text/html", LD),
        ("text/html;q=0, */*", LD),
        ("application/ld+json;q=0, */*", JSON),
        ("image/png", LD),
        ("nonsense", LD),
        ("text/html;q=many, application/json;q=0.1", JSON),
        ("TEXT/HTML;Q=1", HTML),
    ],
)
def test_the_best_form_is_chosen(accept, form):
    assert choose(accept) == form


MEDIA = (*OFFERED, "application/*", "text/*", "*/*", "image/png", "application/xml")
QUALITIES = ("", ";q=0", ";q=0.0", ";q=0.25", ";q=.5", ";q=0.999", ";q=1", ";q=1.000")
blanks = st.sampled_from(["", " ", "  "])
ranges = st.tuples(st.sampled_from(MEDIA), st.sampled_from(QUALITIES))
headers = st.lists(ranges, max_size=6)


def written(parts):
    return ", ".join(media + quality for media, quality in parts)


def covers(media, offer):
    return media in (offer, f"{offer.partition('/')[0]}/*", "*/*")


def by_the_book(parts):
    """RFC 9110, 12.5.1, the long way: of each form the closest range, then the best of them."""
    found = {}
    for offer in OFFERED:
        closest = [p for p in parts if p[0] == offer]
        closest = closest or [p for p in parts if p[0] != "*/*" and covers(p[0], offer)]
        closest = closest or [p for p in parts if p[0] == "*/*"]
        if closest:
            quality = float(closest[0][1].partition("=")[2] or 1)
            found[offer] = (quality, -parts.index(closest[0]), -OFFERED.index(offer))
    best = max(found, key=found.get, default=LD)
    return best if found and found[best][0] else LD


@pytest.mark.row("F1")
@given(headers)
def test_the_form_is_the_one_that_the_standard_names(parts):
    assert choose(written(parts)) == (by_the_book(parts) if parts else LD)


@given(headers, blanks, st.sampled_from([str, str.upper, str.title]))
def test_blanks_letters_and_other_parameters_change_nothing(parts, blank, case):
    other = f"{blank},{blank}".join(
        f"{case(media)};charset=utf-8{quality.replace(';', f'{blank};{blank}')}"
        for media, quality in parts
    )
    assert choose(other) == choose(written(parts))


@given(st.text(max_size=80) | headers.map(written), st.text(max_size=20))
def test_any_header_at_all_has_an_answer_and_it_is_always_the_same(start, end):
    assert choose(start + end) in OFFERED
    assert choose(start + end) == choose(start + end)


@pytest.mark.parametrize("quality", ["nan", "inf", "-1", "1e0", "0_1", "0x1", "2"])
def test_a_quality_that_no_header_may_say_is_none(quality):
    for accept in (f"text/html;q={quality}, application/json;q=0.1", f"text/html;q={quality}"):
        assert choose(accept) == (JSON if "json" in accept else LD)


@pytest.fixture
def addresses(cast):
    award = factories.accepted(cast)
    made = award.badge_class
    return [
        f"/badges/assertions/{award.uuid}",
        f"/badges/classes/{made.uuid}",
        f"/badges/issuers/{made.issuer.slug}",
    ]


@pytest.mark.row("F1")
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(headers)
def test_each_address_answers_every_header_in_the_form_that_was_chosen(addresses, parts):
    wanted = choose(written(parts))
    for address in addresses:
        answer = Client().get(address, headers={"accept": written(parts)})
        assert "Accept" in answer["Vary"]
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert not answer.cookies
        if wanted == HTML:
            assert answer.status_code in (200, 303)
            assert answer["Content-Type"].startswith(HTML)
        else:
            assert answer["Content-Type"] == wanted
            assert json.loads(answer.content)["id"].endswith(address)
