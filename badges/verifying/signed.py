"""A signed badge: the text carries its proof, its issuer names the key and what was revoked."""

from django.utils.translation import gettext as _

from badges.openbadges import jws
from badges.openbadges.documents import Document
from badges.openbadges.reading import NotADocument, document
from badges.verifying import asserting
from badges.verifying.documents import as_list, fields, link, linked, missing
from badges.verifying.results import Findings, Word
from badges.verifying.web import Web

KEY_ERRORS = ("key", "short", "long")
WAY_ERRORS = ("algorithm", "extension", "header")


def payload(token: str) -> Document:
    """What a signed text says, not yet believed. Raises JwsError and NotADocument."""
    _header, data, _signature = jws.parts(token)
    return document(data)


def assertion(found: Findings, token: str) -> Document | None:
    """What the text says, not yet believed; None ends the checks."""
    try:
        said = payload(token)
    except (jws.JwsError, NotADocument):
        found.bad(_("What it is"), _("The signed text cannot be read."), Word.UNREADABLE)
        return None
    if asserting.is_revoked(found, said) or not asserting.check(found, said):
        return None
    signed = asserting.kind_of(said) == "signed"
    ways = _("By its signature."), missing(["verification"])
    found.either(signed, _("How it is verified"), *ways)
    return said


def signature(web: Web, found: Findings, token: str, said: Document, who: Document) -> None:
    """The key, known to its issuer and its issuer to it, and that it signed this very text."""
    pem = _key(web, found, said, who)
    if pem is None:
        found.not_asked(_("The signature"), _("There is no key to check it with."))
        return
    try:
        jws.verify(token, pem)
    except jws.JwsError as error:
        _refused(found, error.code)
    else:
        found.good(_("The signature"), _("The issuer's key signed exactly this text."))


def _refused(found: Findings, code: str) -> None:
    if code in WAY_ERRORS:
        said_so = _("It is not signed in the way of Open Badges (RS256).")
        found.bad(_("The signature"), said_so)
    elif code in KEY_ERRORS:
        found.bad(_("The signature"), _("The key is none that can be trusted."))
    else:
        altered = _("The text was altered after it was signed, or another key signed it.")
        found.bad(_("The signature"), altered, Word.ALTERED)


def _key(web: Web, found: Findings, said: Document, who: Document) -> str | None:
    name = _("The key")
    known = [link(each) for each in as_list(who.get("publicKey"))]
    creator = link(fields(said.get("verification")).get("creator"))
    address = creator or next(iter(known), "")
    if address not in known or not address:
        found.bad(name, _("The issuer does not know the key that signed it."))
        return None
    key = linked(web, found, name, address, ["CryptographicKey", "Key"])
    if key is None:
        return None
    pem = key.get("publicKeyPem")
    both = link(key.get("owner")) == who.get("id")
    sound = both and isinstance(pem, str) and "PRIVATE" not in pem
    good = _("The key belongs to the issuer, and the issuer names it.")
    if not found.either(sound, name, good, _("The key does not say that it is the issuer's.")):
        return None
    return str(pem)


def revocations(web: Web, found: Findings, said: Document, who: Document) -> None:
    """Whether the issuer's list names this badge."""
    name, address = _("Still in force"), link(who.get("revocationList"))
    if not address:
        found.not_asked(name, _("The issuer keeps no list of what it revoked."))
        return
    listing = linked(web, found, name, address, ["RevocationList"])
    if listing is None:
        return
    entries = listing.get("revokedAssertions")
    if not isinstance(entries, list):
        found.bad(name, missing(["revokedAssertions"]))
        return
    hits = [each for each in entries if _names(each, said)]
    if hits:
        found.bad(name, asserting.taken_back(fields(hits[0]).get("revocationReason")), Word.REVOKED)
    else:
        found.good(name, _("The issuer's list of revoked badges does not name it."))


def _names(entry: object, said: Document) -> bool:
    ids = {link(entry), str(fields(entry).get("uid", ""))} - {""}
    return bool(ids & {str(said.get("id")), str(said.get("uid", ""))})
