"""Renewing a badge: earning it anew before it ends, or after (row F15)."""

from django.utils.translation import gettext as _

from badges import locking
from badges.models import Award, Succession
from badges.renewing import policy, windows
from credentials.models import Version
from portal.accounts.models import User
from portal.kit import clock
from portal.kit.verdict import Refused
from submissions.models import Enrollment
from submissions.restarting import actions as restarting


def renew(award: Award, *, by: User) -> Enrollment:
    """A new enrollment in the current version, with the text of the last one; or the open one.

    Raises Refused: not theirs, too early, renewed already, or not on offer any more.
    """
    policy.may_renew(by, award).require()
    return restarting.take_up_earned(award.version.credential, by=by)


def going(award: Award) -> Enrollment | None:
    """The open work that will renew this badge."""
    if not windows.is_open(award) or award.version is None:
        return None
    mine = Enrollment.objects.of(award.person_id).active()
    return mine.filter(credential=award.version.credential_id).first()


def to_be_followed(person: User, version: Version) -> Award | None:
    """The badge that a new award of this version will renew; None where it is the first.

    They are kept as they are until the transaction ends: what is revoked or written anew at this
    moment is waited for. Raises Refused where the version was awarded before and its badge is not
    near its end.
    """
    rows = Award.objects.live().filter(person=person, succeeded_at=None)
    rows = rows.filter(version__credential=version.credential_id)
    locking.keep(rows)
    held = list(rows.order_by("expires_at", "pk"))
    # Also one that is being written anew and is not issued yet: it takes the place of one that was.
    ending = next((each for each in held if windows.is_near(each)), None)
    if any(each.version_id == version.pk and each != ending for each in held):
        raise Refused(_("This has been awarded before."))
    return ending


def make_room(old: Award) -> None:
    """Take the old badge's place, once; it stays as it is for whoever checks it. Raises Refused."""
    rows = Award.objects.filter(pk=old.pk, succeeded_at=None, revoked_at=None)
    if not rows.update(succeeded_at=clock.now()):
        raise Refused(_("This has been awarded before."))


def link(old: Award, new: Award) -> None:
    """Write down that `new` renews `old`; called in the transaction in which it is made."""
    Succession.objects.create(kind=Succession.Kind.RENEWAL, old=old, new=new)
