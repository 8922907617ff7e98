"""Signed badges before the official validator: bare, in a picture, after a change of the key.

Then sixteen ways of breaking them, each refused for its own reason.
"""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from badges.conformance import run
from badges.openbadges import documents, jws, signed
from badges.openbadges.png import bake
from badges.openbadges.serialise import to_bytes
from badges.tests import facts, keys
from badges.tests.conformance_server import serving
from badges.tests.test_conformance import IMAGE, picture, published
from badges.tests.test_jws import b64, token

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


def revoked(site):
    publish(site, "a", revoked=[(signed.urn(ID), "Issued in error.")])
    return text(site)


def changed(site):
    head, _payload, signature = text(site).split(".")
    other = assertion(site) | {"issuedOn": "2020-01-01T00:00:00Z"}
    return f"{head}.{b64(to_bytes(other))}.{signature}"


def signed_by_another(site):
    return jws.sign(to_bytes(assertion(site)), keys.private("b"))


def key_not_the_issuers(site):
    site.publish(documents.profile(facts.issuer(site.origin)))
    return text(site)


def retired_key(site):
    """Of a copy that was made before the issuer changed its key."""
    publish(site, "b", "a")
    return text(site)


def withdrawn_key(site):
    """As the portal answers for a key that others have."""
    id, owner = key_at(site, "a"), facts.issuer(site.origin).id
    site.publish(signed.withdrawn_key(id=id, owner=owner), status=410)
    return text(site)


def key_of_somebody_else(site):
    publish(site, "a", owner=f"{site.origin}/badges/issuers/other")
    return text(site)


def key_missing(site):
    del site.answers["/badges/keys/a"]
    return text(site)


def no_algorithm(site):
    head = b64(json.dumps({"alg": "none"}).encode())
    return f"{head}.{b64(to_bytes(assertion(site)))}."


def another_algorithm(site):
    return token({"alg": "RS512"}, to_bytes(assertion(site)))


def expired(site):
    return text(site, expires=datetime(2022, 1, 1, tzinfo=UTC))


def from_tomorrow(site):
    return text(site, issued_on=date(2999, 1, 1))


def says_hosted(site):
    hosted = assertion(site) | {"verification": {"type": "HostedBadge"}}
    return jws.sign(to_bytes(hosted), keys.private("a"))


def without_creator(site):
    nameless = assertion(site) | {"verification": {"type": "SignedBadge"}}
    return jws.sign(to_bytes(nameless), keys.private("a"))


def list_missing(site):
    del site.answers["/badges/revocations/riverbend"]
    return text(site)


def without_recipient(site):
    document = {k: v for k, v in assertion(site).items() if k != "recipient"}
    return jws.sign(to_bytes(document), keys.private("a"))


SPOILED = [
    (revoked, "Assertion is not in the RevocationList"),
    (changed, "signature"),
    (signed_by_another, "signature"),
    (key_not_the_issuers, "signing key is listed in issuer publicKey"),
    (retired_key, "signing key is listed in issuer publicKey"),
    (withdrawn_key, "CryptographicKey answers 200"),
    (key_of_somebody_else, "key owner is the issuer"),
    (key_missing, "CryptographicKey answers 200"),
    (no_algorithm, "RS256"),
    (another_algorithm, "JWS alg is RS256"),
    (expired, "expired"),
    (from_tomorrow, "future"),
    (says_hosted, "verification.type is SignedBadge"),
    (without_creator, "signing key is listed in issuer publicKey"),
    (list_missing, "RevocationList answers 200"),
    (without_recipient, "recipient"),
]


@pytest.mark.parametrize(("spoil", "said"), SPOILED, ids=[s.__name__ for s, _ in SPOILED])
def test_a_spoiled_signed_badge_is_rejected_for_its_own_reason(site, spoil, said):
    publish(site, "a")
    result = run.validate_jws(spoil(site))
    assert not result.ok, result.output
    assert said.lower() in result.output.lower(), result.output


def test_a_revoked_one_is_rejected_in_a_picture_too(site, tmp_path):
    publish(site, "a", revoked=[(signed.urn(ID), "Issued in error.")])
    baked = picture(tmp_path, bake(IMAGE, text(site)))
    assert not run.validate_image(baked).ok
