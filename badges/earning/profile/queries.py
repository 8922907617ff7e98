"""The badges of a profile, and one's badges as lines for a résumé."""

from django.db.models import QuerySet
from django.http import Http404
from django.utils import formats
from django.utils.translation import gettext as _

from badges import addresses
from badges.models import Award, PublicProfile
from portal.accounts.models import User


def of(person: User) -> PublicProfile | None:
    """Theirs, on or off; None where they never had one."""
    return PublicProfile.objects.filter(person=person).first()


def public(code: str) -> PublicProfile:
    """One that is on. Raises Http404 for off and unknown alike."""
    row = PublicProfile.objects.filter(code=code, is_on=True).first()
    if row is None:
        raise Http404
    return row


def shown(profile: PublicProfile) -> QuerySet[Award]:
    """What strangers see on it: public badges that were chosen for it, the newest first."""
    return _public(profile.person_id).filter(choice__on_profile=True)


def resume(person: User) -> str:
    """Every public badge as plain lines: what, from whom, when, and where to check it."""
    return "\n\n".join(map(_lines, _public(person.pk)))


def _public(person_id: int) -> QuerySet[Award]:
    rows = Award.objects.public().live().filter(person=person_id)
    rows = rows.select_related("version__credential", "badge_class__issuer")
    wide = ("badge_class__image", "badge_class__svg", "badge_class__document", "document")
    return rows.defer(*wide).order_by("-awarded_on", "-pk")


def _lines(award: Award) -> str:
    words = {
        "title": award.title,
        "issuer": award.issuer.name,
        "month": formats.date_format(award.awarded_on, "YEAR_MONTH_FORMAT"),
        "address": addresses.assertion(award.uuid),
    }
    return _("%(title)s\n%(issuer)s, %(month)s\nCheck it: %(address)s") % words
