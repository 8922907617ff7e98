"""The documents of `badges.openbadges` before the official validator, every field filled.

Each shape as it is issued, and each way of breaking it: `test_conformance_shapes`.
"""

import json

import pytest

from badges.conformance import run
from badges.drawing import class_image, class_vector, milestone_vector
from badges.openbadges import svg
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


def test_the_baked_text_is_the_document_as_stored(site):
    address = published(site)
    stored = site.answers["/badges/assertions/a1"].body
    assert json.loads(stored)["id"] == address
    assert stored in site.answers["/badges/assertions/a1/image"].body
