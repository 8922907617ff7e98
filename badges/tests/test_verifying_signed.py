"""A signed badge, as text or inside a picture: a good one, and each way of breaking it."""

import json

import pytest

from badges.openbadges import jws
from badges.openbadges.reading import NotADocument, document
from badges.tests import facts
from badges.tests.conformance_server import serving
from badges.tests.verified import (
    CLASS,
    ISSUER,
    KEY,
    LIST,
    SIGNED_ID,
    brought,
    changed,
    checked,
    key_document,
    listing,
    part,
    public_pem,
    published,
    said,
    token,
    wrong,
)
from badges.verifying.presented import Unreadable, of_text
from badges.verifying.results import Verdict, Word
from badges.verifying.signed import payload

pytestmark = pytest.mark.row("F1")


@pytest.fixture
def site():
    with serving() as made:
        published(made)
        yield made


@pytest.mark.parametrize("shape", ["signed", "signed png", "signed svg"])
def test_a_good_badge_is_valid_and_its_owners(site, shape):
    found = checked(site, brought(site, shape), facts.EMAIL)
    assert found.word is Word.VALID, said(found)
    assert "The issuer's key signed exactly this text." in said(found)


def test_a_key_that_the_issuer_alone_names_is_enough(site):
    found = checked(site, of_text(token(site, verification={"type": "SignedBadge"})))
    assert found.word is Word.VALID, said(found)


def test_an_issuer_without_a_list_has_not_been_asked(site):
    changed(site, ISSUER, revocationList=None)
    found = checked(site, brought(site, "signed"))
    assert found.word is Word.VALID
    asked = {check.name: check.verdict for check in found.checks}
    assert asked["Still in force"] == Verdict.NOT_ASKED


def tampered(site):
    head, _payload, signature = token(site).split(".")
    other = part(json.dumps({**payload(token(site)), "narrative": "Best."}).encode())
    return f"{head}.{other}.{signature}"


def by_another_key(site):
    return token(site, name="theirs")


def key_not_named(site):
    changed(site, ISSUER, publicKey=f"{site.origin}/badges/keys/2")
    return token(site)


def key_of_somebody_else(site):
    changed(site, KEY, owner="https://elsewhere.example/issuer")
    return token(site)


def key_gone(site):
    del site.answers[KEY]
    return token(site)


def key_told_with_its_secret(site):
    changed(site, KEY, publicKeyPem=public_pem().replace("PUBLIC", "PRIVATE"))
    return token(site)


def key_too_small(site):
    site.publish(key_document(site, public_pem("small", 1024)))
    return token(site, name="small", bits=1024)


def no_key_at_all(site):
    changed(site, KEY, publicKeyPem="-----BEGIN PUBLIC KEY-----\nnone\n-----END PUBLIC KEY-----")
    return token(site)


def unsigned(site):
    return token(site, header={"alg": "none"})


def signed_with_the_public_key(site):
    return token(site, header={"alg": "HS256"})


def critical_extension(site):
    return token(site, header={"alg": "RS256", "crit": ["exp"]})


def expired(site):
    return token(site, expires="2022-01-01T00:00:00Z")


def to_come(site):
    return token(site, issuedOn="2999-01-01T00:00:00Z", expires=None)


def revoked_by_its_id(site):
    site.publish(listing(site, SIGNED_ID))
    return token(site)


def revoked_with_a_reason(site):
    site.publish(listing(site, {"id": SIGNED_ID, "revocationReason": "Superseded"}))
    return token(site)


def list_gone(site):
    del site.answers[LIST]
    return token(site)


def list_without_a_list(site):
    changed(site, LIST, revokedAssertions="none")
    return token(site)


def hosted_by_its_words(site):
    return token(site, verification={"type": "HostedBadge"})


def without_recipient(site):
    return token(site, recipient=None)


def class_gone(site):
    del site.answers[CLASS]
    return token(site)


BROKEN = [
    (tampered, Word.ALTERED),
    (by_another_key, Word.ALTERED),
    (key_not_named, Word.INVALID),
    (key_of_somebody_else, Word.INVALID),
    (key_gone, Word.NOT_FOUND),
    (key_told_with_its_secret, Word.INVALID),
    (key_too_small, Word.INVALID),
    (no_key_at_all, Word.INVALID),
    (unsigned, Word.INVALID),
    (signed_with_the_public_key, Word.INVALID),
    (critical_extension, Word.INVALID),
    (expired, Word.EXPIRED),
    (to_come, Word.INVALID),
    (revoked_by_its_id, Word.REVOKED),
    (revoked_with_a_reason, Word.REVOKED),
    (list_gone, Word.NOT_FOUND),
    (list_without_a_list, Word.INVALID),
    (hosted_by_its_words, Word.INVALID),
    (without_recipient, Word.INVALID),
    (class_gone, Word.NOT_FOUND),
]


@pytest.mark.parametrize(("spoil", "word"), BROKEN, ids=[each.__name__ for each, _ in BROKEN])
def test_each_way_of_breaking_it_has_its_word(site, spoil, word):
    found = checked(site, of_text(spoil(site)))
    assert found.word is word, said(found)
    assert wrong(found)


def test_it_is_nobody_elses(site):
    assert checked(site, brought(site, "signed"), "lee@demo.test").word is Word.OTHERS


def test_the_data_without_the_signature_proves_nothing(site):
    data = json.dumps(payload(token(site)))
    found = checked(site, of_text(data))
    assert found.word is Word.INVALID
    assert "without its signature" in said(found)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace(".", "", 1),
        lambda text: text + ".x",
        lambda text: "=" + text,
        lambda text: text.replace(".", " .", 1),
    ],
)
def test_a_text_that_is_no_token_is_no_badge(site, spoil):
    with pytest.raises(Unreadable):
        of_text(spoil(token(site)))


def test_a_token_is_read_in_the_one_way_it_can_be_written(site):
    good = token(site)
    assert document(jws.verify(good, public_pem())) == payload(good)
    head, body, signature = good.split(".")
    # the last character of 256 bytes has four bits too many; they must be nought
    with pytest.raises(jws.JwsError):
        jws.verify(f"{head}.{body}.{signature[:-1]}{chr(ord(signature[-1]) + 1)}", public_pem())
    for other in (b"[1]", b'{"id": 1, "id": 2}'):
        with pytest.raises(NotADocument):
            payload(".".join((head, part(other), signature)))
