"""What a visitor's browser may keep of the catalogue, and what nobody's may."""

import pytest
from django.conf import settings
from django.test import Client

from credentials.models import MicroCredential, Stack
from credentials.tests import factories

pytestmark = pytest.mark.django_db
PAGES = ("/", "/about/", "/stacks/", "/stacks/exceptional-learner/", "/credentials/iep/",
         "/issuers/nea/", "/search/", "/search/?q=team")  # fmt: skip


@pytest.fixture(autouse=True)
def _catalogue():
    factories.credential(in_stack=factories.stack())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_did_not_change_is_not_sent_again(client, page):
    first = client.get(page)
    assert first.status_code == 200
    assert first["Cache-Control"] == "private, no-cache"
    assert {"Accept-Language", "Cookie"} <= {one.strip() for one in first["Vary"].split(",")}
    again = client.get(page, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    for name in ("ETag", "Cache-Control", "Vary"):
        assert again[name] == first[name], name
    assert not first.cookies
    assert not again.cookies
    assert client.head(page, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_a_changed_catalogue_is_another_page(client):
    etags = {page: client.get(page)["ETag"] for page in PAGES}
    MicroCredential.objects.update(title="Working with a whole team")
    Stack.objects.update(description="Everything anew.")
    factories.credential("next", "The next one")
    for page, old in etags.items():
        answer = client.get(page, headers={"if-none-match": old})
        assert answer.status_code == 200, page
        assert answer["ETag"] != old


def test_another_language_is_another_page(client):
    english = client.get("/stacks/")["ETag"]
    asked = {"if-none-match": english, "accept-language": "es"}
    assert client.get("/stacks/", headers=asked).status_code == 200
    chosen = Client()
    chosen.cookies[settings.LANGUAGE_COOKIE_NAME] = "es"
    assert chosen.get("/stacks/")["ETag"] == client.get("/stacks/", headers=asked)["ETag"]


@pytest.mark.parametrize("page", [page for page in PAGES if page != "/"])
def test_nothing_is_kept_of_a_page_of_somebody_signed_in(signed_in, client, page):
    strangers = client.get(page)["ETag"]
    mine = signed_in("dana").get(page, headers={"if-none-match": strangers})
    assert mine.status_code == 200
    assert mine["Cache-Control"] == "private, no-store"
    assert "ETag" not in mine


def test_who_holds_a_session_or_waits_for_a_message_gets_nothing_to_keep():
    for name in (settings.SESSION_COOKIE_NAME, "messages"):
        client = Client()
        client.cookies[name] = "something"
        answer = client.get("/stacks/")
        assert answer["Cache-Control"] == "private, no-store"
        assert "ETag" not in answer


def test_two_visitors_are_sent_the_same_bytes():
    assert [Client().get(page).content for page in PAGES] == [
        Client().get(page).content for page in PAGES
    ]


def test_what_never_was_has_no_etag(client):
    assert "ETag" not in client.get("/stacks/never-was/")
