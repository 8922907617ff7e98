"""The page that checks badges: for anybody, in words, asking nobody before it is sent."""

import logging
import re

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from badges import addresses
from badges.earning import actions as earning
from badges.models import Award
from badges.openbadges.png import bake
from badges.tests import facts
from badges.tests.conformance_server import serving
from badges.tests.factories import issued
from badges.tests.verified import ASSERTION, IMAGE, body, changed, published
from badges.verifying import views
from portal.accounts.models import User
from portal.kit import clock
from portal.kit.fetching.guard import Guard

pytestmark = [pytest.mark.django_db, pytest.mark.row("F1", "F10")]
URL = "/badges/verify"


@pytest.fixture(autouse=True)
def _nobody_counted():
    cache.clear()


@pytest.fixture
def site(monkeypatch):
    with serving() as made:
        published(made)
        alone = Guard(frozenset({("127.0.0.1", int(made.origin.rpartition(":")[2]))}))
        monkeypatch.setattr(views, "outside", lambda: alone)
        yield made


def sent(text="", file=None, mail="", client=None):
    given = {"badge": text, "mail": mail} | ({"file": file} if file else {})
    return (client or Client()).post(URL, given)


def words(answer):
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", text)


def upload(data, name="badge.png"):
    return SimpleUploadedFile(name, data)


def test_a_link_fills_the_form_in_and_asks_nobody(site):
    answer = Client().get(URL, {"url": site.origin + ASSERTION})
    assert answer.status_code == 200
    assert site.origin + ASSERTION in answer.content.decode()
    assert "What was checked" not in words(answer)
    assert "hello" not in words(Client().get(URL, {"url": "javascript:hello"}))
    assert answer["Cache-Control"] == "private, no-store"


def test_a_good_badge_is_shown_with_its_picture_class_issuer_and_checks(site):
    answer = sent(site.origin + ASSERTION, mail=facts.EMAIL)
    page = words(answer)
    assert answer.status_code == 200
    for said in (
        *("Valid", "Understanding the IEP Process", "Riverbend Institute", "12/10/2021"),
        *("It was awarded to the mail address you typed.", "Its issuer has not revoked it."),
    ):
        assert said in page, said
    source = answer.content.decode()
    assert 'src="data:image/png;base64,' in source
    assert 'alt="A cairn of gold stones"' in source
    assert source.count("<time ") >= 12


@pytest.mark.parametrize(
    ("fields", "headline"),
    [
        ({"expires": "2022-01-01T00:00:00Z"}, "It has expired"),
        ({"revoked": True}, "Revoked"),
        ({"recipient": None}, "Not valid"),
        ({"badge": "http://10.0.0.1/class"}, "Could not be checked"),
        ({"badge": "/gone"}, "Not found"),
        ({"@context": None, "uid": "1"}, "Another version"),
    ],
)
def test_each_outcome_has_its_own_words(site, fields, headline):
    if fields.get("badge") == "/gone":
        fields = {"badge": f"{site.origin}/gone"}
    changed(site, ASSERTION, **fields)
    answer = sent(site.origin + ASSERTION)
    assert f"<h1>{headline}</h1>" in answer.content.decode(), words(answer)


def test_an_altered_picture_and_somebody_elses_have_their_own_words(site):
    other = body(site).replace(b"running records", b"walking records")
    answer = sent(file=upload(bake(IMAGE, other.decode())))
    assert "<h1>Altered</h1>" in answer.content.decode()
    answer = sent(file=upload(bake(IMAGE, body(site).decode())), mail="lee@demo.test")
    assert "<h1>Somebody else&#x27;s</h1>" in answer.content.decode()
    assert "lee@demo.test" not in re.sub(r"<form.*</form>", "", answer.content.decode(), flags=re.S)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Paste the address or the data of a badge"),
        ({"text": "hello there"}, "It is no address, no badge data"),
        ({"text": '{"id": '}, "it is not whole or not written properly"),
        ({"text": "x" * 200_001}, "It is longer than any badge."),
        ({"text": "https://a.example", "file": b"x"}, "two badges cannot be checked at once"),
        ({"file": IMAGE}, "The picture has no badge in it."),
        ({"file": b""}, "It is empty."),
        ({"file": b"\0" * (2 * 1024 * 1024 + 1)}, "It is longer than any badge."),
        ({"text": "https://a.example", "mail": "dana"}, "Enter a valid email address"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(given, said):
    file = upload(given["file"]) if "file" in given else None
    answer = sent(given.get("text", ""), file, given.get("mail", ""))
    assert said in words(answer)
    assert given.get("text", "")[:20] in answer.content.decode().replace("&quot;", '"')


def test_what_a_badge_says_cannot_write_into_the_page(site):
    changed(site, "/badges/classes/c2", name="<script>alert(1)</script>")
    changed(site, "/badges/issuers/riverbend", url='https://a.example/"onclick="x')
    source = sent(site.origin + ASSERTION).content.decode()
    assert "<script>alert" not in source
    assert '"onclick="' not in source


def test_too_many_in_a_minute_are_asked_to_wait_and_lose_nothing(site, settings):
    settings.ACCOUNT_RATE_LIMITS = {"check_badge": "2/m/ip"}
    client = Client()
    for _time in range(2):
        assert sent("hello there", client=client).status_code == 200
    answer = sent("hello there", mail="dana@demo.test", client=client)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "60"
    assert "Wait a minute" in words(answer)
    assert "hello there" in answer.content.decode()
    assert "dana@demo.test" in answer.content.decode()


def test_nothing_that_was_typed_is_logged(site, caplog):
    caplog.set_level(logging.DEBUG)
    sent(site.origin + ASSERTION, mail=facts.EMAIL)
    sent("http://169.254.169.254/secret", mail=facts.EMAIL)
    assert facts.EMAIL not in caplog.text
    assert "secret" not in caplog.text
    assert site.origin not in caplog.text


def test_the_form_is_protected_from_other_sites():
    answer = Client(enforce_csrf_checks=True).post(URL, {"badge": "https://a.example"})
    assert answer.status_code == 403


@pytest.fixture
def ours(cast):
    award = issued(cast)
    earning.accept(award, by=User.objects.get(email=cast["dana"].email))
    return award


def test_our_own_badge_is_checked_without_a_network(ours, cast):
    answer = sent(addresses.assertion(ours.uuid), mail=cast["dana"].email)
    assert "<h1>Valid</h1>" in answer.content.decode(), words(answer)
    assert cast["dana"].family_name not in words(answer)
    picture = Client().get(f"/badges/assertions/{ours.uuid}/image").content
    assert "<h1>Valid</h1>" in sent(file=upload(picture)).content.decode()


def test_our_own_revoked_badge_is_revoked_and_an_unknown_one_not_found(ours, cast):
    address = addresses.assertion(ours.uuid)
    other = address[:-4] + "0000"
    assert "<h1>Not found</h1>" in sent(other).content.decode()
    Award.objects.filter(pk=ours.pk).update(
        revoked_at=clock.now(), revoked_by=cast["iris"], revocation_reason="Superseded"
    )
    answer = sent(address)
    assert "<h1>Revoked</h1>" in answer.content.decode()
    assert "Superseded" in words(answer)


def test_the_public_page_of_an_award_leads_here(ours):
    page = Client(headers={"accept": "text/html"}).get(f"/badges/assertions/{ours.uuid}")
    link = re.search(r'href="(/badges/verify\?url=[^"]+)"', page.content.decode())
    assert addresses.assertion(ours.uuid) in Client().get(link[1]).content.decode()
    assert reverse("badges:verify") in Client().get("/about/").content.decode()
