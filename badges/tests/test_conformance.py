"""The documents of `badges.openbadges` before the official validator."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from badges.conformance import run
from badges.drawing import class_image, class_vector, milestone_vector
from badges.openbadges import documents, svg
from badges.openbadges.png import bake
from badges.openbadges.serialise import to_bytes
from badges.tests import facts, pngs
from badges.tests.conformance_server import Answer, serving

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.skipif(run.missing() is not None, reason=str(run.missing())),
]
IMAGE = pngs.png(width=64, height=64)


def published(site, **changes):
    """Put a whole award on the site; the address of its assertion comes back."""
    assertion, badge_class, profile = facts.three(site.origin, **changes)
    for document in (assertion, badge_class, profile):
        site.publish(document)
    site.answers["/badges/classes/c2/image"] = Answer(IMAGE, "image/png")
    baked = bake(IMAGE, to_bytes(assertion).decode())
    site.answers["/badges/assertions/a1/image"] = Answer(baked, "image/png")
    for page in ("/criteria", "/evidence/1"):
        site.answers[page] = Answer(b"<!doctype html><title>Page</title>", "text/html")
    return assertion["id"]


@pytest.fixture
def site():
    with serving() as site:
        yield site


def picture(tmp_path, data):
    path = tmp_path / "badge.png"
    path.write_bytes(data)
    return path


@pytest.mark.row("F1")
def test_a_hosted_award_is_valid_and_is_its_recipients(site):
    result = run.validate_url(published(site), recipient=facts.EMAIL)
    assert result.ok, result.output
    assert "errors=0 warnings=0" in result.output
    assert "failed=0 warned=0" in result.output


def test_a_bare_award_is_valid(site):
    bare = {"expires": None, "image": None, "narrative": None, "evidence": (), "language": None}
    result = run.validate_url(published(site, **bare), recipient=facts.EMAIL)
    assert result.ok, result.output


def test_a_baked_picture_is_valid(site, tmp_path):
    published(site)
    baked = picture(tmp_path, site.answers["/badges/assertions/a1/image"].body)
    result = run.validate_image(baked, recipient=facts.EMAIL)
    assert result.ok, result.output
    assert "failed=0 warned=0" in result.output


def test_the_picture_that_is_drawn_for_a_class_is_valid_when_baked(site, tmp_path):
    published(site)
    drawn = class_image("iep", "Understanding the IEP Process", "Exceptional Learner", 6)
    site.answers["/badges/classes/c2/image"] = Answer(drawn, "image/png")
    baked = bake(drawn, site.answers["/badges/assertions/a1"].body.decode())
    site.answers["/badges/assertions/a1/image"] = Answer(baked, "image/png")
    result = run.validate_image(picture(tmp_path, baked), recipient=facts.EMAIL)
    assert result.ok, result.output


@pytest.mark.parametrize("draw", [class_vector, milestone_vector])
def test_the_drawing_of_a_class_is_valid_when_baked(site, tmp_path, draw):
    address = published(site)
    drawn = draw("iep", "Understanding the IEP Process", "Exceptional Learner", 6)
    baked = svg.bake(drawn, site.answers["/badges/assertions/a1"].body.decode(), address)
    site.answers["/badges/classes/c2/image"] = Answer(drawn, "image/svg+xml")
    site.answers["/badges/assertions/a1/image"] = Answer(baked, "image/svg+xml")
    path = tmp_path / "badge.svg"
    path.write_bytes(baked)
    result = run.validate_image(path, recipient=facts.EMAIL)
    assert result.ok, result.output
    assert "failed=0 warned=0" in result.output


def test_public_https_addresses_are_valid_from_a_local_server(site):
    local, site.origin = site.origin, facts.ORIGIN
    address = published(site)
    result = run.validate_url(address, recipient=facts.EMAIL, maps=[(facts.ORIGIN, local)])
    assert result.ok, result.output


def test_it_is_nobody_elses_badge(site):
    result = run.validate_url(published(site), recipient="lee@demo.test")
    assert not result.ok
    assert "recipient" in result.output.lower()


def expired(site):
    published(site, expires=datetime(2022, 1, 1, tzinfo=UTC))


def revoked(site):
    site.publish(documents.revoked(facts.award(site.origin).id, "Superseded"), status=410)


def revoked_with_the_whole_award(site):
    site.answers["/badges/assertions/a1"].status = 410


def unknown(site):
    del site.answers["/badges/assertions/a1"]


def issued_tomorrow(site):
    published(site, issued_on=date(2999, 1, 1))


def image_called_a_web_page(site):
    site.answers["/badges/classes/c2/image"].kind = "text/html"


def image_missing(site):
    del site.answers["/badges/classes/c2/image"]


def image_is_a_photograph(site):
    site.answers["/badges/classes/c2/image"] = Answer(b"\xff\xd8\xff\xe0JFIF", "image/jpeg")


def assertion_as_a_web_page(site):
    site.answers["/badges/assertions/a1"].kind = "text/html"


def issuer_gone(site):
    del site.answers["/badges/issuers/riverbend"]


def issuer_without_email(site):
    site.publish(documents.profile(replace(facts.issuer(site.origin), email="")))


def outside_the_issuers_address(site):
    elsewhere = replace(facts.issuer(site.origin), assertions_under=f"{site.origin}/other")
    site.publish(documents.profile(elsewhere))


def goal_without_address(site):
    goal = replace(facts.badge_class().alignment[0], url="")
    site.publish(documents.badge_class(replace(facts.badge_class(site.origin), alignment=(goal,))))


def class_under_another_id(site):
    changed = documents.badge_class(facts.badge_class(site.origin)) | {"id": f"{site.origin}/c9"}
    site.answers["/badges/classes/c2"].body = to_bytes(changed)


def day_without_a_zone(site):
    changed = documents.assertion(facts.award(site.origin)) | {"issuedOn": "2021-12-10T00:00:00"}
    site.publish(changed)


def picture_of_another_award(site):
    other = documents.assertion(facts.award(site.origin, id=f"{site.origin}/badges/assertions/b2"))
    baked = bake(IMAGE, to_bytes(other).decode())
    site.answers["/badges/assertions/a1/image"].body = baked


SPOILED = [
    (expired, "expired"),
    (revoked, "not revoked (410 Gone) [Superseded]"),
    (revoked_with_the_whole_award, "not revoked (410 Gone)"),
    (unknown, "Assertion answers 200"),
    (issued_tomorrow, "future"),
    (image_called_a_web_page, "BadgeClass.image is served as what it is"),
    (image_missing, "BadgeClass.image answers 200"),
    (image_is_a_photograph, "BadgeClass.image is PNG or SVG by its bytes"),
    (assertion_as_a_web_page, "Assertion content type"),
    (issuer_gone, "Issuer answers 200"),
    (issuer_without_email, "Issuer has email"),
    (outside_the_issuers_address, "HOSTED_ID_IN_VERIFICATION_SCOPE"),
    (goal_without_address, "targetUrl"),
    (class_under_another_id, "BadgeClass id is the URL it was fetched from"),
    (day_without_a_zone, "issuedOn"),
    (picture_of_another_award, "Assertion.image is baked with this Assertion"),
]


@pytest.mark.parametrize(("spoil", "said"), SPOILED, ids=[s.__name__ for s, _ in SPOILED])
def test_a_spoiled_award_is_rejected_for_its_own_reason(site, spoil, said):
    address = published(site)
    spoil(site)
    result = run.validate_url(address)
    assert not result.ok, result.output
    assert said in result.output, result.output


@pytest.mark.parametrize(
    ("draw", "said"),
    [
        (lambda text: IMAGE, "0 found"),
        (lambda text: pngs.png(pngs.spoken(text), pngs.spoken(text)), "exactly one"),
        (lambda text: bake(IMAGE, text.decode(), keyword="openbadge"), "0 found"),
        (lambda text: bake(IMAGE, text.decode())[:-6], "truncated"),
        (lambda text: pngs.png(pngs.chunk(b"tEXt", b"openbadges\0" + text)), "iTXt"),
    ],
    ids=["unbaked", "twice", "another keyword", "cut off", "old form"],
)
def test_a_spoiled_picture_is_rejected(site, tmp_path, draw, said):
    published(site)
    result = run.validate_image(picture(tmp_path, draw(site.answers["/badges/assertions/a1"].body)))
    assert not result.ok, result.output
    assert said in result.output, result.output


@pytest.mark.row("F1")
def test_a_picture_of_a_revoked_award_is_rejected(site, tmp_path):
    published(site)
    baked = site.answers["/badges/assertions/a1/image"].body
    revoked(site)
    result = run.validate_image(picture(tmp_path, baked))
    assert not result.ok
    assert "410" in result.output


def test_the_baked_text_is_the_document_as_stored(site):
    address = published(site)
    stored = site.answers["/badges/assertions/a1"].body
    assert json.loads(stored)["id"] == address
    assert stored in site.answers["/badges/assertions/a1/image"].body
