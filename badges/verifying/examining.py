"""All checks of one badge, in order."""

from dataclasses import replace

from django.utils.translation import gettext as _

from badges.openbadges.documents import Document
from badges.verifying import asserting, classes, dates, hosted, people, signed, words
from badges.verifying.presented import Form, Presented, Unreadable, of_file
from badges.verifying.results import Examined, Findings, Word, word_of
from badges.verifying.web import JSON_TYPES, Web
from portal.kit import clock


def examine(brought: Presented, *, mail: str, web: Web) -> Examined:
    """What is found about a badge. In: how it came, the address it should belong to or an empty
    text, and whom to ask. Never raises for what a badge says or another server does."""
    found = Findings()
    try:
        brought = _followed(web, found, brought)
    except Unreadable as error:
        found.bad(_("What you brought"), words.unreadable(error.code), Word.UNREADABLE)
        return _examined(found)
    if found.checks:
        return _examined(found)
    found.good(_("What you brought"), words.form(brought.form))
    if brought.old:
        old = _("A badge of an older version than Open Badges 2.0, which is not checked here.")
        found.bad(_("What it is"), old, Word.VERSION)
        return _examined(found)
    return _checked(web, found, brought, mail)


def _followed(web: Web, found: Findings, brought: Presented) -> Presented:
    """What stands at an address that is a picture or a signed text, in place of the address."""
    if brought.form is not Form.ADDRESS:
        return brought
    answer = hosted.at_address(web, found, brought.address)
    if answer is None or answer.media_type in JSON_TYPES:
        return brought
    if classes.kind_of(answer.body) or answer.body.startswith(b"ey"):
        return of_file(answer.body)
    return brought


def _checked(web: Web, found: Findings, brought: Presented, mail: str) -> Examined:
    if brought.copy is not None and not asserting.check(Findings(), brought.copy):
        asserting.check(found, brought.copy)
        return _examined(found)
    if brought.copy is not None and asserting.kind_of(brought.copy) == "signed":
        said = _("A signed badge without its signature proves nothing. Bring the signed text.")
        found.bad(_("How it is verified"), said)
        return _examined(found)
    assertion = _assertion(web, found, brought)
    if assertion is None:
        return _examined(found)
    people.check(found, assertion, mail)
    dates.check(found, assertion)
    return _with_class(web, found, brought, assertion)


def _assertion(web: Web, found: Findings, brought: Presented) -> Document | None:
    if brought.token:
        return signed.assertion(found, brought.token)
    return hosted.assertion(web, found, brought)


def _with_class(web: Web, found: Findings, brought: Presented, assertion: Document) -> Examined:
    made = classes.badge_class(web, found, assertion)
    picture = classes.picture(web, found, made) if made else None
    who = classes.issuer(web, found, made) if made else None
    if who and brought.token:
        signed.signature(web, found, brought.token, assertion, who)
        signed.revocations(web, found, assertion, who)
    elif who:
        hosted.scope(found, assertion, who)
    if not brought.token:
        hosted.baked(web, found, assertion)
        if not any(check.word is Word.REVOKED for check in found.checks):
            found.good(_("Still in force"), _("Its issuer has not revoked it."))
    done = _examined(found)
    return replace(done, assertion=assertion, badge_class=made, issuer=who, picture=picture)


def _examined(found: Findings) -> Examined:
    return Examined(word_of(found.checks), tuple(found.checks), clock.now())
