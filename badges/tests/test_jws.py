"""Signed texts: what one key signed that key verifies, and nothing else passes."""

import base64
import hashlib
import hmac
import json
import string

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256, SHA512
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from hypothesis import given
from hypothesis import strategies as st

from badges.openbadges import jws
from badges.tests import keys

PAYLOAD = b'{"type":"Assertion"}'
SYMBOLS = string.ascii_letters + string.digits + "-_"


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def token(header, payload=PAYLOAD, hash=SHA256, by="a"):
    """A text with a header of one's own, well signed all the same."""
    head = header if isinstance(header, bytes) else json.dumps(header).encode()
    signed = f"{b64(head)}.{b64(payload)}"
    return f"{signed}.{b64(keys.private(by).sign(signed.encode(), PKCS1v15(), hash()))}"


def refused(text, pem=None):
    """The code under which a text is refused."""
    with pytest.raises(jws.JwsError) as error:
        jws.verify(text, keys.public("a") if pem is None else pem)
    assert str(error.value).endswith(".")
    return error.value.code


@given(st.binary(max_size=3000))
def test_what_was_signed_comes_back_byte_for_byte(payload):
    text = jws.sign(payload or b"x", keys.private("a"))
    assert jws.verify(text, keys.public("a")) == (payload or b"x")


@given(st.data())
def test_one_changed_character_anywhere_is_refused(data):
    text = jws.sign(PAYLOAD, keys.private("a"))
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from([*SYMBOLS, ".", "=", "+", " ", "é"]))
    if other != text[at]:
        refused(text[:at] + other + text[at + 1 :])


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text):
    assert refused(text)


@given(st.binary(max_size=60), st.binary(max_size=60), st.binary(max_size=60))
def test_no_three_parts_break_the_reader(head, payload, signature):
    assert refused(".".join(map(b64, (head, payload, signature))))


def test_the_header_says_rs256_and_nothing_else():
    assert jws.parts(jws.sign(PAYLOAD, keys.private("a")))[0] == {"alg": "RS256"}


def test_another_key_does_not_verify_it():
    assert refused(jws.sign(PAYLOAD, keys.private("a")), keys.public("b")) == "signature"


@pytest.mark.parametrize("alg", ["none", "None", "NONE", "", None, 1, ["RS256"], "rs256", "PS256"])
def test_no_other_algorithm_is_read(alg):
    assert refused(token({"alg": alg})) == "algorithm"


def test_no_signature_at_all_is_refused():
    assert refused(f"{b64(json.dumps({'alg': 'none'}).encode())}.{b64(PAYLOAD)}.") == "base64"
    assert refused(f"{b64(b'{}')}.{b64(PAYLOAD)}") == "form"


def test_the_public_key_is_no_password():
    """HS256 with the public key as its secret: the classic confusion of algorithms."""
    signed = f"{b64(json.dumps({'alg': 'HS256'}).encode())}.{b64(PAYLOAD)}"
    tag = hmac.new(keys.public("a").encode(), signed.encode(), hashlib.sha256).digest()
    assert refused(f"{signed}.{b64(tag)}") == "algorithm"


def test_the_algorithm_is_what_was_signed_with_not_what_is_said():
    assert refused(token({"alg": "RS256"}, hash=SHA512)) == "signature"


@pytest.mark.parametrize("more", [{"crit": ["exp"], "exp": 1}, {"b64": False}])
def test_an_extension_that_changes_the_meaning_is_refused(more):
    assert refused(token({"alg": "RS256", **more})) == "extension"


def test_a_key_that_the_text_brings_along_is_not_looked_at():
    forged = token({"alg": "RS256", "jwk": {"kty": "RSA"}, "jku": "https://x.example"}, by="b")
    assert refused(forged) == "signature"
    assert jws.verify(token({"alg": "RS256", "kid": "1", "typ": "JWT"}), keys.public("a"))


@pytest.mark.parametrize(
    "head",
    [
        b'{"alg":"RS256","alg":"RS256"}',
        b'["alg","RS256"]',
        b'[["alg","RS256"]]',
        b"{",
        b"1",
        b"{}",
        b'"alg"',
        b"null",
        b"\xff",
        b"[" * 5000,
    ],
)
def test_a_header_must_be_one_plain_object(head):
    assert refused(token(head)) == "header"


@pytest.mark.parametrize("spoil", ["{}=", "{}\n", " {}", "{}.x", "{}+"])
def test_base64url_is_read_strictly(spoil):
    assert refused(spoil.format(jws.sign(PAYLOAD, keys.private("a")))) in ("base64", "form")


def test_a_part_has_one_spelling():
    """The last character of a part carries bits that mean nothing: only zeros pass."""
    signed, _, last = jws.sign(PAYLOAD, keys.private("a")).rpartition(".")
    twin = SYMBOLS[SYMBOLS.index(last[-1]) + 1 - (last[-1] in "_")]
    assert refused(f"{signed}.{last[:-1]}{twin}") in ("base64", "signature")


def test_a_text_without_end_is_not_read():
    assert refused("a" * (jws.LONGEST + 1)) == "form"


@pytest.mark.parametrize("bits", [1024, 2040])
def test_a_short_key_neither_signs_nor_verifies(bits):
    with pytest.raises(jws.JwsError):
        jws.sign(PAYLOAD, keys.private("short", bits))
    assert refused(jws.sign(PAYLOAD, keys.private("a")), keys.public("short", bits)) == "short"


def spki(key):
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


@pytest.mark.parametrize(
    "pem",
    [
        "",
        "no key",
        b"\xff",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        spki(ec.generate_private_key(ec.SECP256R1())),
        spki(ed25519.Ed25519PrivateKey.generate()),
    ],
)
def test_only_an_rsa_public_key_verifies(pem):
    assert refused(jws.sign(PAYLOAD, keys.private("a")), pem) == "key"


def test_a_private_key_is_not_taken_for_a_public_one():
    pem = keys.private("a").private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    assert refused(jws.sign(PAYLOAD, keys.private("a")), pem) == "key"
