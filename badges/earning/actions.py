"""What the earner does with a badge: open it, accept it, or keep it private."""

from django.db import transaction
from django.utils.translation import gettext as _

from badges import locking
from badges.earning import policy
from badges.models import Award
from portal.accounts.models import User
from portal.kit import audit, clock
from portal.kit.verdict import Refused


def opened(award: Award, *, by: User) -> None:
    """Note that the owner has seen it, once; reminders end with that."""
    if award.opened_at is None and by == award.person:
        Award.objects.filter(pk=award.pk, opened_at=None).update(opened_at=clock.now())


@transaction.atomic
def accept(award: Award, *, by: User) -> None:
    """Make page, document and baked picture public. Repeating it changes nothing.

    A badge that was kept private can be accepted later. Raises Refused for somebody else's, one
    that is not issued yet or was revoked.
    """
    locking.lock(award)
    policy.is_own(by, award).require()
    now = clock.now()
    rows = Award.objects.filter(pk=award.pk, accepted_at=None)
    if rows.update(accepted_at=now, declined_at=None):
        audit.record("badges.accept", f"award:{award.uuid}", by=by)


@transaction.atomic
def decline_badge(award: Award, *, by: User) -> None:
    """Keep it private: strangers find nothing, as before. Repeating it changes nothing.

    Raises Refused for somebody else's, one that is not issued yet or was revoked, and one that
    was accepted: what others may have saved cannot be called back by this.
    """
    locking.lock(award)
    policy.is_own(by, award).require()
    rows = Award.objects.filter(pk=award.pk, declined_at=None, accepted_at=None)
    if rows.update(declined_at=clock.now()):
        audit.record("badges.decline", f"award:{award.uuid}", by=by)
    elif Award.objects.filter(pk=award.pk, accepted_at__isnull=False).exists():
        raise Refused(_("This badge is public already."))
