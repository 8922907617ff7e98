"""What a strict verifier finds in one award now, in words; nothing is fetched, nothing changes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from badges import addresses, facts
from badges.console.blind import Stands, stands
from badges.models import Award
from badges.openbadges import checks, documents
from badges.openbadges.documents import Document
from badges.openbadges.identity import hashed_identity
from badges.openbadges.png import bake, unbake

GOOD, NOTE, WRONG = "done", "open", "mend"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: what, how it came out, and that in words."""

    what: str
    kind: str
    words: str

    @property
    def result(self) -> str:
        """The outcome as a word."""
        return {GOOD: _("Good"), NOTE: _("Note"), WRONG: _("Wrong")}[self.kind]


def of(award: Award) -> list[Check]:
    """Every check of an issued award, in the order in which a verifier would make them."""
    assertion: Document = json.loads(award.document)
    badge_class: Document = json.loads(award.badge_class.document)
    profile = documents.profile(facts.of_issuer(award.badge_class.issuer))
    found = checks.problems(assertion, badge_class, profile)
    return [
        _address(award, assertion),
        *_documents(found),
        _recipient(award, assertion),
        _picture(award),
        _standing(award),
    ]


def _address(award: Award, assertion: Document) -> Check:
    what, here = _("Its address"), addresses.assertion(award.uuid)
    if assertion.get("id") != here:
        said = _("It was issued under %(other)s, and this portal now answers at another address.")
        return Check(what, WRONG, said % {"other": assertion.get("id")})
    if reason := addresses.problem(here):
        said = _("Nobody can check it from outside: %(reason)s.")
        return Check(what, NOTE, said % {"reason": reason})
    return Check(what, GOOD, _("The badge names the very address that serves it."))


def _documents(problems: list[str]) -> Iterator[Check]:
    """One check for each of the three documents; a problem begins with the document's name."""
    parts = {
        "Assertion": (_("The award itself"), _("It has every field that verifiers ask for.")),
        "BadgeClass": (_("What was awarded"), _("It is as it was published, and complete.")),
        "Issuer": (_("Who awarded it"), _("The profile is complete and claims this badge.")),
    }
    for name, (what, good) in parts.items():
        wrong = [problem for problem in problems if problem.startswith(name)]
        yield Check(what, WRONG if wrong else GOOD, " ".join(wrong) or good)


def _recipient(award: Award, assertion: Document) -> Check:
    what, recipient = _("Whom it is for"), assertion.get("recipient")
    told = recipient.get("identity") if isinstance(recipient, dict) else None
    if told == hashed_identity(award.recipient_email, award.salt):
        return Check(what, GOOD, _("The fingerprint in it is that of the address it went to."))
    if award.revoked_at:
        return Check(
            what, NOTE, _("The address is not kept any more, so there is nothing to compare.")
        )
    return Check(what, WRONG, _("The fingerprint in it is of another address."))


def _picture(award: Award) -> Check:
    what = _("Its picture")
    try:
        same = unbake(bake(bytes(award.badge_class.image), award.document)) == award.document
    except ValueError as error:
        return Check(what, WRONG, str(error))
    if same:
        return Check(what, GOOD, _("The badge can be put into it, and read out of it unchanged."))
    return Check(what, WRONG, _("What is read out of it is not the badge."))


def _standing(award: Award) -> Check:
    what = _("What strangers get")
    return {
        Stands.PUBLIC: Check(what, GOOD, _("The badge, at its address.")),
        Stands.EXPIRED: Check(what, NOTE, _("The badge, with the day on which it ran out.")),
        Stands.REVOKED: Check(what, NOTE, _("That it was revoked, and why.")),
        Stands.PRIVATE: Check(what, NOTE, _("Nothing: its earner keeps it private.")),
        Stands.WAITING: Check(what, NOTE, _("Nothing: its earner has not accepted it yet.")),
    }[stands(award)]
