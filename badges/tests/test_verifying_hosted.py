"""A hosted badge, by its address, its data or its picture: a good one, and each way of breaking it."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from badges.openbadges import documents
from badges.openbadges.png import bake
from badges.openbadges.serialise import to_bytes
from badges.tests import facts
from badges.tests.conformance_server import Answer, serving
from badges.tests.verified import (
    ASSERTION,
    CLASS,
    IMAGE,
    ISSUER,
    PICTURE,
    body,
    brought,
    changed,
    checked,
    published,
    said,
    wrong,
)
from badges.verifying.presented import of_text
from badges.verifying.results import Verdict, Word

pytestmark = [pytest.mark.row("F1"), pytest.mark.row("F10")]
SHAPES = ("address", "data", "png", "svg")


@pytest.fixture
def site():
    with serving() as made:
        published(made)
        yield made


@pytest.mark.parametrize("shape", [*SHAPES, "baked address"])
def test_a_good_badge_is_valid_and_its_owners(site, shape):
    found = checked(site, brought(site, shape), facts.EMAIL.upper())
    assert found.word is Word.VALID, said(found)
    assert found.picture.body == IMAGE
    matched = [check for check in found.checks if check.name == "Whose it should be"]
    assert matched[0].sentence == "It was awarded to the mail address you typed."


def test_every_check_has_its_time_and_nobody_is_named(site):
    found = checked(site, brought(site, "png"))
    assert len(found.checks) >= 12
    assert all(check.at.tzinfo for check in found.checks)
    assert [c.name for c in found.checks if c.verdict == Verdict.NOT_ASKED] == [
        "Whose it should be"
    ]
    assert facts.EMAIL not in said(found)
    assert json.loads(body(site))["recipient"]["identity"] not in said(found)


def expired(site):
    changed(site, ASSERTION, expires="2022-01-01T00:00:00Z")


def revoked(site):
    site.publish(documents.revoked(facts.award(site.origin).id, "Superseded"), status=410)


def revoked_with_the_whole_award(site):
    site.answers[ASSERTION].status = 410


def revoked_by_a_flag(site):
    changed(site, ASSERTION, revoked=True)


def unknown(site):
    del site.answers[ASSERTION]


def out_of_order(site):
    site.answers[ASSERTION].status = 500


def a_web_page(site):
    site.answers[ASSERTION].kind = "text/html"


def to_come(site):
    changed(site, ASSERTION, issuedOn="2999-01-01T00:00:00Z", expires=None)


def day_without_a_zone(site):
    changed(site, ASSERTION, issuedOn="2021-12-10T00:00:00")


def ends_before_it_begins(site):
    changed(site, ASSERTION, expires="2021-01-01T00:00:00Z")


def no_recipient(site):
    changed(site, ASSERTION, recipient=None)


def recipient_of_no_kind(site):
    changed(site, ASSERTION, recipient={"type": "shoe size", "hashed": False, "identity": "44"})


def not_a_hash(site):
    about = {"type": "email", "hashed": True, "salt": "s", "identity": "sha256$12"}
    changed(site, ASSERTION, recipient=about)


def another_type(site):
    changed(site, ASSERTION, type="Profile")


def verified_in_no_way(site):
    changed(site, ASSERTION, verification={"type": "Trust me"})


def another_id(site):
    changed(site, ASSERTION, id=f"{site.origin}/badges/assertions/b2")


def older(site):
    changed(site, ASSERTION, **{"@context": "https://w3id.org/openbadges/v1"})


def newer(site):
    changed(site, ASSERTION, type=["VerifiableCredential", "OpenBadgeCredential"])


def class_gone(site):
    del site.answers[CLASS]


def class_without_criteria(site):
    changed(site, CLASS, criteria=None)


def class_under_another_id(site):
    changed(site, CLASS, id=f"{site.origin}/c9")


def goal_without_address(site):
    changed(site, CLASS, alignment=[{"targetName": "Planning"}])


def image_missing(site):
    del site.answers[PICTURE]


def image_is_a_photograph(site):
    site.answers[PICTURE] = Answer(b"\xff\xd8\xff\xe0JFIF", "image/jpeg")


def image_called_a_web_page(site):
    site.answers[PICTURE].kind = "text/html"


def issuer_gone(site):
    del site.answers[ISSUER]


def issuer_without_email(site):
    changed(site, ISSUER, email=None)


def outside_the_issuers_addresses(site):
    elsewhere = replace(facts.issuer(site.origin), assertions_under=f"{site.origin}/other")
    site.publish(documents.profile(elsewhere))


def outside_the_issuers_hosts(site):
    given = {"type": "VerificationObject", "allowedOrigins": "good.example"}
    changed(site, ISSUER, verification=given)


def picture_of_another_award(site):
    other = documents.assertion(facts.award(site.origin, id=f"{site.origin}/badges/assertions/b2"))
    site.answers[f"{ASSERTION}/image"].body = bake(IMAGE, to_bytes(other).decode())


BROKEN = [
    (expired, Word.EXPIRED),
    (revoked, Word.REVOKED),
    (revoked_with_the_whole_award, Word.REVOKED),
    (revoked_by_a_flag, Word.REVOKED),
    (unknown, Word.NOT_FOUND),
    (out_of_order, Word.UNREACHABLE),
    (a_web_page, Word.INVALID),
    (to_come, Word.INVALID),
    (day_without_a_zone, Word.INVALID),
    (ends_before_it_begins, Word.INVALID),
    (no_recipient, Word.INVALID),
    (recipient_of_no_kind, Word.INVALID),
    (not_a_hash, Word.INVALID),
    (another_type, Word.INVALID),
    (verified_in_no_way, Word.INVALID),
    (older, Word.VERSION),
    (newer, Word.VERSION),
    (class_gone, Word.NOT_FOUND),
    (class_without_criteria, Word.INVALID),
    (class_under_another_id, Word.INVALID),
    (goal_without_address, Word.INVALID),
    (image_missing, Word.NOT_FOUND),
    (image_is_a_photograph, Word.INVALID),
    (image_called_a_web_page, Word.INVALID),
    (issuer_gone, Word.NOT_FOUND),
    (issuer_without_email, Word.INVALID),
    (outside_the_issuers_addresses, Word.INVALID),
    (outside_the_issuers_hosts, Word.INVALID),
    (picture_of_another_award, Word.INVALID),
]
ASIDE = {unknown, out_of_order, revoked, revoked_with_the_whole_award, a_web_page}


# Reading an SVG starts a process; what it holds is checked by the very same code.
CASES = [(shape, *broken) for shape in SHAPES for broken in BROKEN[:: 2 if shape == "svg" else 1]]


@pytest.mark.parametrize(
    ("shape", "spoil", "word"), CASES, ids=[f"{shape}-{each.__name__}" for shape, each, _ in CASES]
)
def test_each_way_of_breaking_it_has_its_word(site, shape, spoil, word):
    before = brought(site, shape)
    spoil(site)
    # a copy of what is at the address now, or the one from before, where nothing is there now
    badge = before if spoil in ASIDE else brought(site, shape)
    found = checked(site, badge)
    assert found.word is word, said(found)
    assert wrong(found)


def test_another_id_at_its_address_is_not_valid(site):
    another_id(site)
    assert checked(site, of_text(site.origin + ASSERTION)).word is Word.INVALID


@pytest.mark.parametrize("shape", SHAPES)
def test_it_is_nobody_elses(site, shape):
    found = checked(site, brought(site, shape), "lee@demo.test")
    assert found.word is Word.OTHERS, said(found)


@pytest.mark.parametrize("shape", ["data", "png", "svg"])
def test_a_copy_that_differs_was_altered(site, shape):
    badge = brought(site, shape)
    copy = badge.copy | {"narrative": "With distinction.", "expires": "2199-01-01T00:00:00Z"}
    found = checked(site, replace(badge, copy=copy))
    assert found.word is Word.ALTERED, said(found)
    assert wrong(found) == ["It was altered. It differs in: expires, narrative."]


def test_a_copy_that_is_still_old_news_of_a_revoked_award_is_revoked(site):
    badge = brought(site, "png")
    revoked(site)
    assert wrong(checked(site, badge)) == ["Its issuer revoked it. Reason: Superseded"]


def test_a_copy_with_its_class_written_out_is_the_same_badge(site):
    written_out = json.loads(body(site))
    written_out["badge"] = json.loads(body(site, CLASS)) | {"name": "Something greater"}
    found = checked(site, of_text(json.dumps(written_out)))
    assert found.word is Word.VALID, said(found)
    assert found.badge_class["name"] != "Something greater"


def test_where_nobody_listens_it_could_not_be_checked():
    with serving() as site:
        published(site)
        badge = brought(site, "png")
    found = checked(site, badge)
    assert found.word is Word.UNREACHABLE, said(found)


@pytest.mark.parametrize(
    "address", ["http://169.254.169.254/a", "http://10.0.0.1/a", "http://[::1]/"]
)
def test_an_address_inside_a_network_is_refused_and_nobody_is_asked(site, address):
    assert checked(site, of_text(address)).word is Word.REFUSED
    changed(site, CLASS, issuer=address)
    assert checked(site, brought(site, "address")).word is Word.REFUSED


def test_a_redirect_is_followed_and_one_to_the_inside_is_not(site):
    site.answers["/short"] = Answer(b"", status=302, headers={"Location": ASSERTION})
    changed(site, ASSERTION, id=f"{site.origin}/short")
    found = checked(site, of_text(f"{site.origin}/short"))
    assert "is not asked from here" not in said(found)
    site.answers["/short"].headers = {"Location": "http://169.254.169.254/latest/meta-data/"}
    assert checked(site, of_text(f"{site.origin}/short")).word is Word.REFUSED


def test_the_day_of_the_expiry_is_told(site):
    changed(site, ASSERTION, expires=documents.instant(datetime(2022, 3, 4, 12, tzinfo=UTC)))
    assert wrong(checked(site, brought(site, "address"))) == ["It expired on 3/4/2022."]
