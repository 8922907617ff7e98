import json
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from badges.openbadges import documents
from badges.openbadges.serialise import etag, sha256, to_bytes
from badges.tests import facts


def test_an_assertion_says_where_when_and_about_whom():
    said = documents.assertion(facts.award())
    assert said["@context"] == "https://w3id.org/openbadges/v2"
    assert said["type"] == "Assertion"
    assert said["verification"] == {"type": "HostedBadge"}
    assert said["issuedOn"] == "2021-12-10T00:00:00Z"
    assert said["badge"] == "https://cairn.example/badges/classes/c2"
    assert "@demo.test" not in to_bytes(said).decode()


def test_an_expiry_is_told_in_utc():
    moment = datetime(2030, 1, 1, 2, 30, tzinfo=timezone(timedelta(hours=5)))
    said = documents.assertion(facts.award(expires=moment))
    assert said["expires"] == "2029-12-31T21:30:00Z"


def test_an_expiry_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        documents.assertion(facts.award(expires=datetime(2030, 1, 1)))


def test_what_is_not_known_is_left_out():
    bare = facts.award(expires=None, image=None, narrative=None, evidence=(), language=None)
    assert set(documents.assertion(bare)) == {
        "@context", "type", "id", "recipient", "badge", "verification", "issuedOn"
    }  # fmt: skip


def test_the_issuer_names_one_address_for_its_assertions():
    said = documents.profile(facts.issuer())
    assert said["verification"] == {
        "type": "VerificationObject",
        "startsWith": "https://cairn.example/badges/assertions/",
    }


def test_a_class_carries_goals_tags_language_version_and_its_forerunner():
    said = documents.badge_class(facts.badge_class())
    assert said["@language"] == "en"
    assert said["version"] == "2"
    assert said["tags"] == ["IEP", "special education"]
    assert said["alignment"][0]["targetCode"] == "7"
    assert said["image"]["caption"] == "A cairn of gold stones"
    assert said["related"]["version"] == "1"


def test_a_class_without_criteria_is_refused():
    bare = replace(facts.badge_class(), criteria_url=None, criteria_narrative=None)
    with pytest.raises(ValueError, match="criteria"):
        documents.badge_class(bare)


def test_a_revoked_award_says_no_more_than_that():
    assert documents.revoked("https://cairn.example/badges/assertions/a1", "Superseded") == {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": "https://cairn.example/badges/assertions/a1",
        "revoked": True,
        "revocationReason": "Superseded",
    }


def test_a_day_is_told_at_midnight_utc():
    assert documents.midnight(date(2024, 2, 29)) == "2024-02-29T00:00:00Z"


def test_the_same_document_gives_the_same_bytes_in_any_order():
    said = documents.assertion(facts.award())
    turned = dict(reversed(said.items()))
    assert to_bytes(said) == to_bytes(turned)
    assert json.loads(to_bytes(said)) == said
    assert etag(to_bytes(said)) == f'"{sha256(to_bytes(turned))}"'


def test_letters_beyond_ascii_stay_readable_and_strange_numbers_are_refused():
    assert to_bytes({"name": "Niño"}) == '{"name":"Niño"}'.encode()
    with pytest.raises(ValueError, match="JSON"):
        to_bytes({"score": float("nan")})
