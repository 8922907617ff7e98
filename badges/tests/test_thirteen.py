"""The thirteen things a badge says: in the data, in the tables, on the page (row F2)."""

import datetime as dt
import json

import pytest
from django.test import Client
from django.urls import reverse

from badges.earning import actions as earning
from badges.openbadges import checks
from badges.tests import endorsing, factories
from credentials.tests import factories as catalogue
from portal.kit import purge

pytestmark = [pytest.mark.django_db, pytest.mark.row("F2")]
IN_JSON = {
    "name": "class", "criteria": "class", "image": "assertion", "issuer": "class",
    "recipient": "assertion", "tags": "class", "alignment": "class", "issuedOn": "assertion",
    "expires": "assertion", "evidence": "assertion", "endorsement": "class",
    "@language": "assertion", "version": "class",
}  # fmt: skip


@pytest.fixture
def award(cast):
    """An award that uses all thirteen."""
    thing = catalogue.credential()
    endorsing.endorse(thing)
    with purge.permitted("test", "thirteen"):
        thing.current.alignments.create(
            position=1, framework="InTASC", code="7", name="Planning", url="https://s.example/7"
        )
        type(thing.current).objects.filter(pk=thing.current.pk).update(
            valid_months=36, tags=["IEP", "special education"]
        )
    award = factories.issued(cast, credential=thing)
    earning.accept(award, by=cast["dana"])
    award.refresh_from_db()
    return award


def get(path, accept="application/ld+json"):
    return Client().get(path, headers={"accept": accept})


def fetched(address):
    answer = get(address[address.index("/badges/") :])
    assert answer.status_code == 200
    assert not answer.cookies
    document = json.loads(answer.content)
    assert document["id"] == address
    return document


def test_all_thirteen_stand_in_the_data(award):
    found = {"assertion": json.loads(award.document)}
    found["class"] = fetched(found["assertion"]["badge"])
    assert len(IN_JSON) == 13
    assert [key for key, where in IN_JSON.items() if not found[where].get(key)] == []
    assert found["assertion"]["narrative"]
    profile = fetched(found["class"]["issuer"])
    assert checks.problems(found["assertion"], found["class"], profile) == []


def test_all_thirteen_stand_on_the_page_each_with_its_label(award):
    text = get(reverse("badges:assertion", args=[award.uuid]), "text/html").content.decode()
    for key in IN_JSON:
        assert f'id="{key}"' in text
    for word in ("Office of Educator Learning", "InTASC 7", "special education", "English"):
        assert word in text
    assert "sha256$" in text
    assert "dana@demo.test" not in text


def test_what_a_badge_does_not_use_is_said_in_words(cast):
    award = factories.issued(cast)
    earning.accept(award, by=cast["dana"])
    text = get(reverse("badges:assertion", args=[award.uuid]), "text/html").content.decode()
    assert "It does not expire" in text
    assert text.count('role="rowheader"') == 13


def test_the_evidence_of_the_data_leads_to_its_page(award):
    [evidence] = json.loads(award.document)["evidence"]
    path = evidence["id"][evidence["id"].index("/badges/") :]
    assert get(path).status_code == 200
    assert "private" in evidence["description"]
    assert "without knowing whose work" in json.loads(award.document)["narrative"]


@pytest.mark.row("F14")
def test_an_endorsement_is_a_document_about_its_class_under_its_endorser(award):
    badge_class = fetched(json.loads(award.document)["badge"])
    said = fetched(badge_class["endorsement"][0])
    assert said["claim"]["id"] == badge_class["id"]
    assert said["verification"] == {"type": "HostedBadge"}
    who = fetched(said["issuer"])
    assert who["id"].startswith(said["id"].partition("/classes/")[0])
    assert who["name"] == "Office of Educator Learning"


def test_an_endorsement_of_something_else_is_not_there(award, cast):
    other = endorsing.endorse(catalogue.credential("udl", "Lessons for Everyone"))
    args = [other.uuid, award.badge_class.uuid]
    assert get(reverse("badges:class_endorsement", args=args)).status_code == 404


def test_an_expired_badge_is_served_and_says_so(award, monkeypatch):
    later = award.expires_at + dt.timedelta(days=1)
    monkeypatch.setattr("portal.kit.clock.now", lambda: later)
    answer = get(reverse("badges:assertion", args=[award.uuid]), "text/html")
    assert answer.status_code == 200
    assert "it has expired" in answer.content.decode()
