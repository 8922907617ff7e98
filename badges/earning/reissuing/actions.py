"""Writing a badge anew for a changed mail address (reference: open-badges, 5.7).

A hash cannot be edited: the badge is issued again under the new address, with an id of its own, and
the old one is gone for good and says that it was replaced.
"""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from badges import locking
from badges.deciding.awarding import address_of
from badges.earning import policy
from badges.models import Award, Choice, Succession
from badges.openbadges.identity import new_salt
from portal.accounts.models import User
from portal.kit import audit, clock, outbox
from portal.kit.verdict import Refused


@transaction.atomic
def reissue(award: Award, *, by: User) -> Award:
    """The award that takes its place, to be issued; the old one is revoked as superseded.

    What the earner decided goes along: accepted or declined, hidden, shown. All or nothing, and
    once, however often and however many at a time it is asked for. Raises Refused: somebody
    else's, not issued, revoked, written anew before, the same address, no confirmed one, or the
    issuer has asked to revoke it.
    """
    address = address_of(by)
    locking.lock(award)
    policy.may_reissue(by, award, address).require()
    _end(award, by)
    successor = _successor(award, address)
    _carry_choice(award, successor)
    Succession.objects.create(kind=Succession.Kind.REISSUE, old=award, new=successor)
    outbox.put("award.approved", str(successor.uuid), award_id=successor.pk)
    audit.record("badges.reissue", f"award:{award.uuid}", by=by, successor=str(successor.uuid))
    return successor


def _end(award: Award, by: User) -> None:
    """Only one of those who ask at once gets past this line."""
    now, code = clock.now(), Award.Gone.SUPERSEDED
    with translation.override(award.badge_class.language):
        reason = str(code.label)
    rows = Award.objects.filter(pk=award.pk, succeeded_at=None, revoked_at=None)
    told = {"revocation_code": code, "revocation_reason": reason}
    if not rows.update(succeeded_at=now, revoked_at=now, revoked_by=by, **told):
        raise Refused(_("This badge has been written anew already."))


def _successor(award: Award, address: str) -> Award:
    """The same award for another address: its day and its expiry stay those of the work."""
    return Award.objects.create(
        person=award.person,
        version=award.version,
        stack=award.stack,
        badge_class=award.badge_class,
        source=Award.Source.SUCCESSION,
        source_key=f"reissue:{award.uuid}",
        recipient_email=address,
        salt=new_salt(),
        awarded_on=award.awarded_on,
        expires_at=award.expires_at,
        opened_at=award.opened_at or clock.now(),
        accepted_at=award.accepted_at,
        declined_at=award.declined_at,
    )


def _carry_choice(award: Award, successor: Award) -> None:
    choice = Choice.objects.filter(award=award).first()
    if choice is not None:
        choice.pk, choice.award = None, successor
        choice.save(force_insert=True)
