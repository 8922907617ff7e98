"""Whom a badge is about: told only as a match or none.

Open Badges 2.0, IdentityObject and IdentityHash: sha256 or md5 of the identity with its salt
appended.
"""

import hashlib
import hmac
import re

from django.utils.translation import gettext as _

from badges.openbadges.documents import Document
from badges.verifying.documents import fields, missing
from badges.verifying.results import Findings, Word

TYPES = ("email", "url", "telephone", "id")
HASH = re.compile(r"(sha256\$[0-9a-f]{64}|md5\$[0-9a-f]{32})", re.IGNORECASE)


def check(found: Findings, assertion: Document, mail: str) -> None:
    """The form of the recipient, and whether it is this address, where one was given."""
    name, about = _("Who it is about"), fields(assertion.get("recipient"))
    if wrong := _wrong(about):
        found.bad(name, missing(f"recipient.{each}" for each in wrong))
    elif about["hashed"]:
        found.good(name, _("One person, named by a fingerprint that does not tell who."))
    else:
        found.good(name, _("One person, named in the open. The name is not shown here."))
    _match(found, about if not wrong else {}, mail.strip())


def _wrong(about: object) -> list[str]:
    given = fields(about)
    identity, hashed = given.get("identity"), given.get("hashed")
    wrong = [] if given.get("type") in TYPES else ["type"]
    wrong += [] if isinstance(hashed, bool) else ["hashed"]
    sound = isinstance(identity, str) and (not hashed or HASH.fullmatch(identity))
    wrong += [] if sound and identity else ["identity"]
    wrong += [] if isinstance(given.get("salt", ""), str) else ["salt"]
    return wrong


def _match(found: Findings, about: object, mail: str) -> None:
    name = _("Whose it should be")
    if not mail:
        found.not_asked(name, _("No mail address was given to compare."))
        return
    found.either(
        is_about(mail, fields(about)),
        name,
        _("It was awarded to the mail address you typed."),
        _("It was not awarded to the mail address you typed."),
        Word.OTHERS,
    )


def is_about(mail: str, about: object) -> bool:
    """Whether a recipient is this address, as typed or in small letters."""
    given = fields(about)
    identity, salt = str(given.get("identity", "")), str(given.get("salt", ""))
    if given.get("type") != "email":
        return False
    typed = (mail, mail.lower())
    if not given.get("hashed"):
        return identity.lower() in typed
    kind = identity.partition("$")[0].lower()
    return any(
        hmac.compare_digest(_hashed(kind, one + salt), identity.lower().encode()) for one in typed
    )


def _hashed(kind: str, text: str) -> bytes:
    make = hashlib.md5 if kind == "md5" else hashlib.sha256
    return f"{kind}${make(text.encode(), usedforsecurity=False).hexdigest()}".encode()
