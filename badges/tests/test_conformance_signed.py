"""Signed badges before the official validator: bare, in a picture, after a change of the key.

Each way of breaking them: `test_conformance_shapes`.
"""

import json
from dataclasses import replace
from uuid import UUID

import pytest

from badges.conformance import run
from badges.openbadges import documents, jws, signed
from badges.openbadges.png import bake
from badges.openbadges.serialise import to_bytes
from badges.tests import facts, keys
from badges.tests.conformance_server import serving
from badges.tests.test_conformance import IMAGE, picture, published

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.skipif(run.missing() is not None, reason=str(run.missing())),
]
ID = UUID("6f1c2f86-8d4d-4d0b-9b0e-3f3c1a2b4c5d")
OTHER = UUID("0e7d9c54-12ab-4f0e-8a77-5b6f2d3c4e1a")


@pytest.fixture
def site():
    with serving() as site:
        yield site


def key_at(site, name):
    return f"{site.origin}/badges/keys/{name}"


def publish(site, *names, revoked=(), owner=None):
    """Issuer, class and keys on the site; the issuer names the first one, which signs today."""
    published(site)
    listing = f"{site.origin}/badges/revocations/riverbend"
    named = {"public_key": key_at(site, names[0]), "revocation_list": listing}
    issuer = replace(facts.issuer(site.origin), **named)
    site.publish(documents.profile(issuer))
    for name in names:
        pem = keys.public(name)
        site.publish(signed.key(id=key_at(site, name), owner=owner or issuer.id, public_pem=pem))
    gone = [signed.Revoked(*one) for one in revoked]
    site.publish(signed.revocation_list(id=listing, issuer=issuer.id, revoked=gone))


def assertion(site, by="a", **changes):
    hosted = documents.assertion(facts.award(site.origin, **changes))
    return signed.assertion(hosted, id=ID, key=key_at(site, by))


def text(site, by="a", **changes):
    return jws.sign(to_bytes(assertion(site, by, **changes)), keys.private(by))


def accepted(result):
    assert result.ok, result.output
    assert "errors=0 warnings=0" in result.output
    assert "failed=0 warned=0" in result.output


def test_a_signed_badge_is_valid_and_is_its_recipients(site):
    publish(site, "a")
    accepted(run.validate_jws(text(site), recipient=facts.EMAIL))


def test_a_signed_badge_without_an_expiry_is_valid(site):
    publish(site, "a")
    accepted(run.validate_jws(text(site, expires=None, language=None, evidence=())))


def test_in_a_picture_it_is_as_valid(site, tmp_path):
    publish(site, "a")
    baked = picture(tmp_path, bake(IMAGE, text(site)))
    result = run.validate_image(baked, recipient=facts.EMAIL)
    assert result.ok, result.output


def test_after_a_change_of_the_key_the_fresh_copy_and_the_hosted_award_are_valid(site):
    publish(site, "b", "a", revoked=[(signed.urn(OTHER), "Another one.")])
    accepted(run.validate_jws(text(site, "b"), recipient=facts.EMAIL))
    accepted(run.validate_url(facts.award(site.origin).id, recipient=facts.EMAIL))


def test_with_two_keys_in_the_profile_every_badge_of_the_issuer_would_be_refused(site):
    """Why the Profile names the key of today alone: a rule of the official validator's own."""
    publish(site, "a", "b")
    profile = json.loads(site.answers["/badges/issuers/riverbend"].body)
    site.publish(profile | {"publicKey": [key_at(site, "a"), key_at(site, "b")]})
    for result in (run.validate_jws(text(site)), run.validate_url(facts.award(site.origin).id)):
        assert "publicKey" in result.output
        assert not result.ok


def test_under_public_https_addresses_it_is_valid_from_a_local_server(site):
    local, site.origin = site.origin, facts.ORIGIN
    publish(site, "a")
    accepted(run.validate_jws(text(site), maps=[(facts.ORIGIN, local)]))


def test_it_is_nobody_elses_badge(site):
    publish(site, "a")
    assert not run.validate_jws(text(site), recipient="lee@demo.test").ok


def test_a_revoked_one_is_rejected_in_a_picture_too(site, tmp_path):
    publish(site, "a", revoked=[(signed.urn(ID), "Issued in error.")])
    baked = picture(tmp_path, bake(IMAGE, text(site)))
    assert not run.validate_image(baked).ok
