"""What every assertion must be, hosted or signed."""

from django.utils.translation import gettext as _

from badges.openbadges.documents import CONTEXT, Document
from badges.verifying.documents import OLD_CONTEXT, as_list, fields, missing
from badges.verifying.results import Findings, Word

NEWER = ("VerifiableCredential", "OpenBadgeCredential", "AchievementCredential")
KINDS = {"HostedBadge": "hosted", "hosted": "hosted", "SignedBadge": "signed", "signed": "signed"}


def check(found: Findings, assertion: Document) -> bool:
    """The version of the standard, and that this is an assertion; out: whether to go on."""
    name = _("What it is")
    types, contexts = as_list(assertion.get("type")), as_list(assertion.get("@context"))
    if any(type in NEWER for type in types):
        found.bad(name, _("A badge of Open Badges 3.0. This page reads 2.0."), Word.VERSION)
        return False
    if CONTEXT not in contexts and is_older(assertion):
        old = _("A badge of an older version than Open Badges 2.0, which is not checked here.")
        found.bad(name, old, Word.VERSION)
        return False
    wrong = [] if CONTEXT in contexts else ["@context"]
    wrong += [] if "Assertion" in types else ["type"]
    return found.either(not wrong, name, _("A badge of Open Badges 2.0."), missing(wrong))


def is_older(assertion: Document) -> bool:
    """Whether this is written as versions 0.5 to 1.1 wrote assertions."""
    old = OLD_CONTEXT in as_list(assertion.get("@context"))
    return old or ("verify" in assertion or ("recipient" in assertion and "uid" in assertion))


def is_revoked(found: Findings, assertion: Document) -> bool:
    """Whether the document itself says that it was taken back."""
    if assertion.get("revoked"):
        found.bad(_("Still in force"), taken_back(assertion.get("revocationReason")), Word.REVOKED)
    return bool(assertion.get("revoked"))


def taken_back(reason: object) -> str:
    """The sentence about a revocation, with the issuer's reason where there is one."""
    if isinstance(reason, str) and reason.strip():
        return _("Its issuer revoked it. Reason: %(reason)s") % {"reason": reason.strip()[:500]}
    return _("Its issuer revoked it, and gives no reason.")


def kind_of(assertion: Document) -> str:
    """`hosted`, `signed`, or nothing that is known."""
    given = assertion.get("verification") or assertion.get("verify")
    kinds = as_list(fields(given).get("type"))
    return next((KINDS[kind] for kind in kinds if isinstance(kind, str) and kind in KINDS), "")
