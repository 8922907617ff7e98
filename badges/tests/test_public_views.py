"""What strangers get: nothing before acceptance, then documents, pictures and pages, no cookie."""

import json

import pytest
from django.urls import reverse

from badges import addresses
from badges.earning import actions as earning
from badges.models import Award
from badges.openbadges import svg
from badges.openbadges.png import unbake
from badges.public import responses
from badges.tests import factories
from portal.kit import clock, purge
from submissions.models import Submission

LD = "application/ld+json"
UNKNOWN = "b5a3f0d2-5c1e-4f57-9f0f-0c5f4ff10111"


@pytest.fixture
def award(cast):
    return factories.issued(cast)


@pytest.fixture
def public(award, cast):
    earning.accept(award, by=cast["dana"])
    return award


def get(client, name, *args, accept=LD, **headers):
    return client.get(reverse(f"badges:{name}", args=args), headers={"accept": accept, **headers})


def test_the_addresses_in_documents_are_the_routes(settings):
    def route(name, *args):
        return settings.PUBLIC_ORIGIN + reverse(f"badges:{name}", args=args)

    assert addresses.issuer("nea") == route("issuer", "nea")
    assert addresses.badge_class(UNKNOWN) == route("class", UNKNOWN)
    assert addresses.criteria(UNKNOWN) == route("criteria", UNKNOWN)
    assert addresses.class_image(UNKNOWN) == route("class_image", UNKNOWN)
    assert addresses.assertion(UNKNOWN) == route("assertion", UNKNOWN)
    assert addresses.baked(UNKNOWN) == route("assertion_image", UNKNOWN)


@pytest.mark.row("E10", "F1")
@pytest.mark.parametrize("accept", [LD, "application/json", "text/html"])
def test_unknown_unaccepted_and_declined_are_the_same_nothing(client, cast, award, accept):
    def bodies():
        found = [get(client, name, award.uuid, accept=accept) for name in names]
        assert {response.status_code for response in found} == {404}
        return [response.content for response in found]

    names = ("assertion", "assertion_image")
    nothing = [get(client, name, UNKNOWN, accept=accept).content for name in names]
    offered = bodies()
    earning.decline_badge(award, by=cast["dana"])
    assert bodies() == offered == nothing


@pytest.mark.row("F1")
def test_an_accepted_assertion_is_served_as_it_was_issued(
    client, public, django_assert_num_queries
):
    with django_assert_num_queries(1):
        response = get(client, "assertion", public.uuid)
    assert response.content.decode() == public.document
    assert response["Content-Type"] == LD
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Accept" in response["Vary"]
    assert "Cookie" not in response["Vary"]
    assert not response.cookies
    assert json.loads(response.content)["id"] == addresses.assertion(public.uuid)


def test_plain_json_is_served_to_who_accepts_only_that(client, public):
    response = get(client, "assertion", public.uuid, accept="application/json")
    assert response["Content-Type"] == "application/json"


@pytest.mark.parametrize("name", ["assertion", "assertion_image", "assertion_vector"])
def test_a_client_that_has_it_gets_304(client, public, name):
    first = get(client, name, public.uuid)
    again = get(client, name, public.uuid, **{"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert again["Access-Control-Allow-Origin"] == "*"


def test_the_two_json_forms_have_etags_of_their_own(client, public):
    forms = {
        get(client, "assertion", public.uuid, accept=a)["ETag"] for a in (LD, "application/json")
    }
    assert len(forms) == 2


def test_the_baked_picture_holds_the_assertion(client, public):
    response = get(client, "assertion_image", public.uuid, accept="image/png")
    assert response["Content-Type"] == "image/png"
    assert unbake(response.content) == public.document


@pytest.mark.row("F7")
def test_the_baked_drawing_holds_the_assertion_and_its_address(client, public):
    response = get(client, "assertion_vector", public.uuid, accept="image/svg+xml")
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Security-Policy"] == responses.DRAWING
    assert response["X-Content-Type-Options"] == "nosniff"
    assert svg.unbake(response.content) == (addresses.assertion(public.uuid), public.document)
    plain = get(client, "class_vector", public.badge_class.uuid)
    assert plain.content.decode() == public.badge_class.svg


def test_a_class_without_a_drawing_has_none(client, cast, public):
    with purge.permitted("test", "class", by=cast["root"]):
        type(public.badge_class).objects.update(svg="")
    assert get(client, "class_vector", public.badge_class.uuid).status_code == 404
    assert get(client, "assertion_vector", public.uuid).status_code == 404


@pytest.mark.row("A36", "F1")
def test_class_issuer_and_picture_are_public(client, public):
    badge_class = public.badge_class
    document = json.loads(get(client, "class", badge_class.uuid).content)
    assert document["id"] == json.loads(public.document)["badge"]
    assert get(client, "class_image", badge_class.uuid).content == bytes(badge_class.image)
    profile = json.loads(get(client, "issuer", "nea").content)
    assert profile["id"] == document["issuer"]
    assert json.loads(public.document)["id"].startswith(profile["verification"]["startsWith"])
    assert get(client, "criteria", badge_class.uuid, accept="*/*")["Content-Type"].startswith(
        "text/html"
    )


@pytest.mark.row("A6", "F1")
def test_the_page_says_what_was_shown_and_no_name(client, public):
    response = get(client, "assertion", public.uuid, accept="text/html")
    text = response.content.decode()
    assert "Working with an IEP Team" in text
    assert "not a license" in text
    assert not response.cookies
    for word in ("Dana", "Ruiz", "demo.test", "Asha", "Iris"):
        assert word not in text


def test_a_revoked_award_is_gone_and_says_nothing_of_the_award(client, cast, public):
    Award.objects.update(
        revoked_at=clock.now(), revoked_by=cast["iris"], revocation_reason="Issued in error."
    )
    gone = get(client, "assertion", public.uuid)
    assert gone.status_code == 410
    assert json.loads(gone.content)["revoked"] is True
    assert "recipient" not in json.loads(gone.content)
    assert get(client, "assertion_image", public.uuid).status_code == 410
    assert get(client, "assertion_vector", public.uuid).status_code == 410
    page = get(client, "assertion", public.uuid, accept="text/html")
    assert page.status_code == 410
    assert "revoked" in page.content.decode()


def test_no_public_document_knows_the_attempt(client, public):
    submission = Submission.objects.get()
    for accept in (LD, "text/html"):
        text = get(client, "assertion", public.uuid, accept=accept).content.decode()
        assert submission.code not in text
        assert submission.desk_code not in text
