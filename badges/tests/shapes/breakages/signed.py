"""Ways of breaking a signed badge: the text, its key, and the issuer's list."""

import base64
import hashlib
import hmac
import json

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256, SHA512

from badges.openbadges import jws, signed
from badges.openbadges.serialise import to_bytes
from badges.tests import keys
from badges.tests.shapes.breakages.breaking import Breakages
from badges.verifying.results import Word

ALL = Breakages()
LISTED = "signing key is listed in issuer publicKey"


def part(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def put_together(badge, header, payload, *, key=None, digest=SHA256):
    """A text with a header and a payload of one's own, well signed all the same."""
    text = f"{part(json.dumps(header).encode())}.{part(payload)}"
    signature = (key or badge.world.key).sign(text.encode(), PKCS1v15(), digest())
    return badge.in_shape(f"{text}.{part(signature)}")


def claimed(badge):
    return to_bytes(badge.payload())


@ALL.add(Word.ALTERED, "signature")
def its_text_was_altered(badge):
    head, _payload, signature = badge.token.split(".")
    other = part(to_bytes(badge.payload(narrative="With distinction.")))
    return badge.in_shape(f"{head}.{other}.{signature}")


@ALL.add(Word.ALTERED, "signature")
def it_was_signed_by_another_key(badge):
    return badge.in_shape(jws.sign(claimed(badge), keys.private("another")))


@ALL.add(Word.INVALID, LISTED)
def its_issuer_does_not_name_its_key(badge):
    badge.change(badge.issuer_path, publicKey=None)
    return badge.brought()


@ALL.add(Word.INVALID, LISTED)
def its_issuer_has_another_key_now(badge):
    other = f"{badge.site.origin}/badges/keys/other"
    issuer = f"{badge.site.origin}{badge.issuer_path}"
    pem = keys.public("another")
    badge.site.publish(signed.key(id=other, owner=issuer, public_pem=pem))
    badge.change(badge.issuer_path, publicKey=other)
    return badge.brought()


@ALL.add(Word.INVALID, LISTED)
def it_names_a_key_of_its_own(badge):
    """The forger's key is at an address and sound; the issuer has never heard of it."""
    own = f"{badge.site.origin}/forged"
    issuer = f"{badge.site.origin}{badge.issuer_path}"
    badge.site.publish(signed.key(id=own, owner=issuer, public_pem=keys.public("forged")))
    payload = badge.payload(verification={"type": "SignedBadge", "creator": own})
    return badge.in_shape(jws.sign(to_bytes(payload), keys.private("forged")))


@ALL.add(Word.INVALID, "key owner is the issuer", differs="it does not ask whose a key says it is")
def its_key_says_it_is_somebody_elses(badge):
    badge.change(badge.key_path, owner="https://elsewhere.example/issuer")
    return badge.brought()


@ALL.add(Word.NOT_FOUND, "CryptographicKey answers 200")
def its_key_is_gone(badge):
    del badge.site.answers[badge.key_path]
    return badge.brought()


@ALL.add(Word.NOT_FOUND, "CryptographicKey answers 200")
def its_key_got_into_other_hands(badge):
    """As the portal answers for such a key."""
    key = badge.at(badge.key_path)
    body = to_bytes(signed.withdrawn_key(id=key["id"], owner=key["owner"]))
    badge.answer(badge.key_path, body=body, status=410)
    return badge.brought()


@ALL.add(Word.INVALID, "key document holds no private key")
def its_key_is_no_key(badge):
    pem = "-----BEGIN PRIVATE KEY-----\nnone\n-----END PRIVATE KEY-----"
    badge.change(badge.key_path, publicKeyPem=pem)
    return badge.brought()


@ALL.add(Word.INVALID, "the key has 2048", differs="it believes a key of any length")
def its_key_is_too_short(badge):
    badge.change(badge.key_path, publicKeyPem=keys.public("short", 1024))
    return put_together(badge, {"alg": "RS256"}, claimed(badge), key=keys.private("short", 1024))


@ALL.add(Word.INVALID, "JWS alg is RS256")
def it_is_not_signed(badge):
    head = part(json.dumps({"alg": "none"}).encode())
    return badge.in_shape(f"{head}.{part(claimed(badge))}.")


@ALL.add(Word.INVALID, "JWS alg is RS256")
def it_is_signed_with_the_public_key(badge):
    pem = badge.at(badge.key_path)["publicKeyPem"]
    text = f"{part(json.dumps({'alg': 'HS256'}).encode())}.{part(claimed(badge))}"
    signature = hmac.new(pem.encode(), text.encode(), hashlib.sha256).digest()
    return badge.in_shape(f"{text}.{part(signature)}")


@ALL.add(Word.INVALID, "JWS alg is RS256", differs="it takes whichever algorithm is named")
def it_is_signed_in_another_way(badge):
    return put_together(badge, {"alg": "RS512"}, claimed(badge), digest=SHA512)


@ALL.add(Word.INVALID, "JWS asks for no extension", differs="it reads over `crit`")
def it_asks_for_an_extension(badge):
    return put_together(badge, {"alg": "RS256", "crit": ["exp"], "exp": 1}, claimed(badge))


@ALL.add(Word.INVALID, "JWS decodes", differs="it reads base64 that two texts stand for")
def its_signature_is_written_loosely(badge):
    """The bits of the last character that stand for nothing are not nought."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    # 3072 bits are whole characters, 2048 are not
    badge.change(badge.key_path, publicKeyPem=keys.public("loose"))
    text = jws.sign(claimed(badge), keys.private("loose"))
    return badge.in_shape(text[:-1] + letters[letters.index(text[-1]) + 1])


@ALL.add(Word.REVOKED, "Assertion is not in the RevocationList")
def its_issuer_lists_it_as_revoked(badge):
    """As the portal writes its list."""
    listed = badge.at(badge.list_path)
    one = signed.Revoked(str(badge.payload()["id"]), "Issued in error.")
    badge.site.publish(
        signed.revocation_list(id=listed["id"], issuer=listed["issuer"], revoked=[one])
    )
    return badge.brought()


@ALL.add(
    Word.REVOKED,
    "Assertion is not in the RevocationList",
    differs="a list of one is the one in JSON-LD, and it looks among its letters",
)
def its_issuer_lists_its_id_alone(badge):
    badge.change(badge.list_path, revokedAssertions=[badge.payload()["id"]])
    return badge.brought()


@ALL.add(Word.REVOKED, "revoked flag", differs="it does not look at `revoked`", ends=True)
def it_says_itself_that_it_was_revoked(badge):
    return badge.reissued(revoked=True)


@ALL.add(Word.NOT_FOUND, "RevocationList answers 200")
def its_issuers_list_is_gone(badge):
    del badge.site.answers[badge.list_path]
    return badge.brought()


@ALL.add(Word.INVALID, "revokedAssertions is an array")
def its_issuers_list_is_none(badge):
    badge.change(badge.list_path, revokedAssertions="none")
    return badge.brought()


@ALL.add(Word.INVALID, "verification.type is SignedBadge")
def it_says_that_it_is_hosted(badge):
    return badge.reissued(verification={"type": "HostedBadge"})


@ALL.add(Word.UNREADABLE, "JWS decodes", differs="of a name that stands twice it reads one",
         ends=True)  # fmt: skip
def its_text_says_one_thing_twice(badge):
    twice = b'{"narrative":"Best.",' + claimed(badge)[1:]
    return put_together(badge, {"alg": "RS256"}, twice)
