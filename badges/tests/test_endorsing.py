"""Endorsements: recorded by a manager, shown where the thing is shown, read by verifiers."""

import datetime as dt
import json

import pytest

from badges import snapshots
from badges.conformance import run
from badges.earning import actions as earning
from badges.endorsing import actions, queries, written
from badges.milestones.queries import listed
from badges.models import BadgeClassSnapshot, Endorsement
from badges.openbadges import checks
from badges.tests import factories, milestones
from credentials.models import Issuer, IssuerStaff
from credentials.roles import actions as roles
from credentials.tests import factories as catalogue
from portal.kit import clock
from portal.kit.verdict import Refused
from portal.testing.pages import Walker

pytestmark = pytest.mark.django_db
HOME = "/issuers/nea/console/"
SAID = {
    "endorser": "Riverbend Institute",
    "endorser_url": "https://riverbend.example/",
    "endorser_email": "badges@riverbend.example",
    "comment": "Their badges say what their holders can do.",
}


def endorsed(cast, **about):
    """An endorsement as a manager records it."""
    nea = Issuer.objects.get(slug="nea")
    row = Endorsement(**SAID, endorsed_on=clock.today("UTC"), **about)
    return actions.record(row, nea, by=cast["iris"])


@pytest.mark.row("F14")
def test_a_manager_records_one_and_it_stands_on_page_and_in_the_profile(cast, signed_in, client):
    page = Walker(signed_in("iris")).open(HOME).follow("Endorsements").follow("Record")
    day = clock.today("UTC")
    page.send("Record it", **SAID, endorsed_on=day + dt.timedelta(days=3), status=422)
    page.has("still to come", SAID["comment"])
    page.send("Record it", endorsed_on=day).has("Riverbend Institute", "Shown")
    row = Endorsement.objects.get()
    shown = Walker(client).open("/issuers/nea/").has("Endorsed by", SAID["comment"])
    assert f"/badges/endorsements/{row.uuid}" in [href for _words, href in shown.read().links]
    human = client.get(f"/badges/endorsements/{row.uuid}", headers={"accept": "text/html"})
    assert SAID["endorser"] in human.content.decode()
    profile = json.loads(client.get("/badges/issuers/nea").content)
    assert [address.rpartition("/")[2] for address in profile["endorsement"]] == [str(row.uuid)]
    there = client.get(f"/badges/endorsements/{row.uuid}")
    assert there["Content-Type"] == "application/ld+json"
    document = json.loads(there.content)
    assert document["claim"]["id"] == profile["id"]
    who = json.loads(client.get(f"/badges/endorsements/{row.uuid}/endorser").content)
    assert checks.of_endorsement(document, who) == []
    assert document["issuer"] == who["id"]


@pytest.mark.row("F14")
def test_a_class_lists_it_from_the_next_edition_on_and_what_was_published_stays(cast, client):
    award = factories.issued(cast)
    before, credential = award.badge_class, award.version.credential
    row = endorsed(cast, credential=credential)
    after = snapshots.renew(award.version)
    old, new = (json.loads(BadgeClassSnapshot.objects.get(pk=one.pk).document)
                for one in (before, after))  # fmt: skip
    assert "endorsement" not in old
    assert new["endorsement"] == [written.endorsement(row, after)["id"]]
    assert queries.about(row) == new["id"]
    for path in (f"/credentials/{credential.slug}/", f"/badges/classes/{after.uuid}/criteria"):
        Walker(client).open(path).has(SAID["comment"])


@pytest.mark.row("F14")
def test_the_class_of_a_stack_lists_it_from_the_next_edition_on(cast, client):
    award = milestones.completed(cast)
    row = endorsed(cast, stack=award.stack)
    catalogue.credential("later", "Added Later", in_stack=award.stack)
    after = snapshots.of_stack(award.stack, listed(award.stack))
    old, new = (json.loads(BadgeClassSnapshot.objects.get(pk=one.pk).document)
                for one in (award.badge_class, after))  # fmt: skip
    assert "endorsement" not in old
    assert new["endorsement"] == [written.endorsement(row, after)["id"]]
    said = client.get(new["endorsement"][0], headers={"accept": "application/ld+json"}).json()
    assert said["claim"]["id"] == new["id"]
    Walker(client).open(f"/badges/classes/{after.uuid}/criteria").has(SAID["comment"])


@pytest.mark.row("F14")
def test_one_of_a_stack_stands_on_its_page_until_it_ends(cast, signed_in, client):
    stack = catalogue.stack()
    catalogue.credential(in_stack=stack)
    row = endorsed(cast, stack=stack)
    Walker(client).open(f"/stacks/{stack.slug}/").has(SAID["comment"])
    page = Walker(signed_in("iris")).open(f"{HOME}endorsements/").follow("End it")
    page.send("End it").has("Ended")
    Walker(client).open(f"/stacks/{stack.slug}/").has_not(SAID["comment"])
    gone = client.get(f"/badges/endorsements/{row.uuid}")
    assert gone.status_code == 410
    said = json.loads(gone.content)
    assert (said["id"].rpartition("/")[2], said["revoked"]) == (str(row.uuid), True)
    # whole, for the classes that name it; only what was said is not repeated
    assert {"issuer", "issuedOn", "verification"} <= set(said)
    assert set(said["claim"]) == {"id"}
    assert SAID["comment"] not in gone.content.decode()
    with pytest.raises(Refused):
        actions.end(Endorsement.objects.get(), by=cast["iris"])


def test_nobody_records_for_another_issuer_nor_what_verifiers_refuse(cast):
    other = Issuer.objects.get(slug="digital-promise")
    with pytest.raises(Refused, match="not of your issuer"):
        endorsed(cast, issuer=other)
    nea = Issuer.objects.get(slug="nea")
    row = Endorsement(**{**SAID, "endorser_url": "riverbend"}, issuer=nea,
                      endorsed_on=clock.today("UTC"))  # fmt: skip
    with pytest.raises(Refused, match="absolute address"):
        actions.record(row, nea, by=cast["iris"])
    for name in ("dana", "asha", "max", "stella"):
        with pytest.raises(Refused):
            actions.record(row, nea, by=cast[name])


@pytest.mark.row("F14")
@pytest.mark.conformance
@pytest.mark.skipif(run.missing() is not None, reason=str(run.missing()))
def test_an_endorsed_class_and_issuer_pass_the_official_validator(live_server, settings, cast):
    settings.PUBLIC_ORIGIN = live_server.url
    first = factories.issued(cast)
    endorsed(cast, issuer=first.badge_class.issuer)
    endorsed(cast, credential=first.version.credential)
    snapshots.renew(first.version)
    award = factories.issued(cast, "lee")
    earning.accept(award, by=cast["lee"])
    assert "endorsement" in json.loads(award.badge_class.document)
    result = run.validate_url(
        f"{live_server.url}/badges/assertions/{award.uuid}", recipient="lee@demo.test"
    )
    assert result.ok, result.output


def test_a_profile_with_a_telephone_is_saved_and_a_bad_one_refused(cast, signed_in, client):
    page = Walker(signed_in("iris")).open(HOME).follow("Profile")
    page.send("Save", telephone="617 555 1212", name="NEA", status=422).has("code of the country")
    page.send("Save", telephone="+1 (617) 555-1212", name="NEA").has("Saved")
    profile = json.loads(client.get("/badges/issuers/nea").content)
    assert (profile["telephone"], profile["name"]) == ("+16175551212", "NEA")
    page.follow("Profile").send("Save", email="x@y", url="ftp://x", name="", status=422)


@pytest.mark.row("F16")
def test_one_award_is_checked_in_words(cast, signed_in):
    award = factories.issued(cast)
    roles.grant(cast["paul"], award.badge_class.issuer, IssuerStaff.Role.MANAGER, by=cast["root"])
    page = Walker(signed_in("paul")).open(f"{HOME}awards/{award.uuid}/").follow("Check it now")
    found = {str(one.what): one.kind for one in page.response.context["checks"]}
    assert found.pop("What strangers get") == "open"
    assert found.pop("Its address") in ("done", "open")
    assert set(found.values()) == {"done"}
    page.has("has not accepted it yet", "fingerprint")
    Issuer.objects.filter(slug="nea").update(email="nobody")
    page.open(f"{HOME}awards/{award.uuid}/checks/").has("must be an email address", "Wrong")
