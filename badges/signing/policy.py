"""Who looks after an issuer's keys, and what may be signed."""

from django.utils.translation import gettext as _

from badges.models import Award, SigningKey
from credentials.models import Issuer
from credentials.roles.policy import looks_after
from portal.accounts.models import User
from portal.kit.verdict import YES, Verdict, no

# The fewest characters in which a colleague can be told why.
SENTENCE = 10


def may_manage(user: User, issuer: Issuer) -> Verdict:
    """The managers of this issuer, and the site manager."""
    if not user.is_authenticated:
        return no(_("Only the managers of an issuer look after its keys."))
    return looks_after(user, issuer)


def may_retire(key: SigningKey, reason: str, note: str) -> Verdict:
    """An active key for any reason, a retired one only because it got into other hands."""
    if reason not in SigningKey.Reason.values:
        return no(_("Choose why the key is retired."))
    if key.is_compromised:
        return no(_("This key is retired for good already."))
    if key.retired_at and reason != SigningKey.Reason.COMPROMISED:
        return no(_("This key is retired already."))
    if len(note.strip()) < SENTENCE:
        return no(_("Write in a sentence what happened; it stays on record."))
    return YES


def may_sign(user: User, award: Award) -> Verdict:
    """The owner of a badge that is accepted and not revoked: what is signed is out for good."""
    if award.person_id != user.pk:
        return no(_("There is no such badge of yours."))
    if award.revoked_at is not None:
        return no(_("This badge was revoked, so it cannot be signed."))
    if award.is_hidden:
        return no(_("Show the badge again first. A signed copy cannot be taken back."))
    if not award.is_public:
        return no(_("Accept the badge first. A signed copy cannot be taken back."))
    return YES
