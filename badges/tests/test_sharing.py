"""Showing a public badge elsewhere: link, LinkedIn, frames, oEmbed, mail, paper."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from badges.earning import certificate
from badges.earning.choosing import actions as choosing
from badges.models import Award
from badges.public import showing
from badges.tests import factories
from portal.kit import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def award(cast):
    return factories.accepted(cast)


def url(name, award):
    return reverse(f"badges:{name}", args=[award.uuid])


def oembed(address, **more):
    return Client().get(reverse("badges:oembed"), {"url": address, **more})


@pytest.mark.row("F6")
def test_the_page_for_sharing_has_every_way(award, signed_in):
    text = signed_in("dana").get(url("share", award)).content.decode().replace("&amp;", "&")
    address = showing.of_award(award).address
    link = re.search(r'href="(https://www.linkedin.com/[^"]+)"', text)[1]
    asked = {key: values[0] for key, values in parse_qs(urlsplit(link).query).items()}
    assert asked["certUrl"] == address
    assert asked["certId"] == str(award.uuid)
    assert asked["organizationName"] == award.issuer.name
    assert (int(asked["issueYear"]), int(asked["issueMonth"])) == (
        award.awarded_on.year,
        award.awarded_on.month,
    )
    assert "mailto:?subject=" in text
    assert "iframe" in text
    assert url("assertion_vector", award) in text
    assert f'value="{address}"' in text


@pytest.mark.row("F6")
def test_before_it_is_accepted_the_page_says_why_there_is_nothing_to_share(cast, signed_in):
    award = factories.issued(cast)
    text = signed_in("dana").get(url("share", award)).content.decode()
    assert "Accept it first" in text
    assert "linkedin.com" not in text


@pytest.mark.row("F6")
def test_other_sites_may_frame_the_small_page_and_no_other(award):
    framed = Client().get(url("embed", award))
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed
    assert not framed.cookies
    page = Client().get(url("assertion", award), headers={"accept": "text/html"})
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    text = framed.content.decode() + page.content.decode()
    assert "Dana" not in text
    assert 'property="og:image:alt"' in text


@pytest.mark.row("F6")
def test_the_public_page_leads_to_an_oembed_answer(award, settings):
    page = Client().get(url("assertion", award), headers={"accept": "text/html"}).content.decode()
    found = re.search(r'type="application/json\+oembed" href="([^"]+)"', page)[1]
    answer = Client().get(found.replace("&amp;", "&").removeprefix(settings.PUBLIC_ORIGIN))
    said = json.loads(answer.content)
    assert (said["type"], said["version"]) == ("rich", "1.0")
    assert settings.PUBLIC_ORIGIN + url("embed", award) in said["html"]
    assert answer["Access-Control-Allow-Origin"] == "*"
    narrow = oembed(showing.of_award(award).address, maxwidth="200")
    assert narrow.json()["width"] == 200


def test_oembed_knows_no_other_address_form_or_badge(award, cast, settings):
    address = showing.of_award(award).address
    for other in (
        "",
        "x",
        "https://elsewhere.example/badges/assertions/1",
        address + "1",
        f"{address}?",
    ):
        assert oembed(other).status_code == 404
    assert oembed(address, format="xml").status_code == 501
    choosing.hide(award, by=cast["dana"])
    assert oembed(address).status_code == 404
    Award.objects.update(revoked_at=clock.now(), revoked_by=cast["iris"])
    assert oembed(address).status_code == 410
    assert Client().get(url("embed", award)).status_code == 410


@pytest.mark.row("F11")
def test_each_field_of_the_data_is_explained(award, signed_in):
    text = signed_in("dana").get(url("data", award)).content.decode()
    for name in json.loads(award.document):
        assert f"<code>{name}</code>" in text
    assert text.count("<dd><p>") == len(json.loads(award.document))


@pytest.mark.row("F8")
def test_the_certificate_leads_to_its_page_and_says_whom_to_ask(award, signed_in, monkeypatch):
    drawn = []
    monkeypatch.setattr(
        certificate, "qr", lambda a, real=certificate.qr: drawn.append(a) or real(a)
    )
    body = signed_in("dana").get(url("certificate", award)).content
    assert drawn == [showing.of_award(award).address]
    assert body.startswith(b"%PDF")


@pytest.mark.parametrize("name", ["share", "data", "choices"])
def test_somebody_else_s_badge_is_not_there(award, signed_in, name):
    assert signed_in("lee").get(url(name, award)).status_code == 404
