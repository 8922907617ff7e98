"""Badges that were issued and wait for their owner to accept them or keep them private."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from badges.earning import queries
from badges.models import Award
from portal.accounts.models import User
from portal.desk.parts import MOST, Act, Line, Next, Section, Urgency
from portal.kit import localdate


def section(user: User) -> Section | None:
    """The badges on offer; None when there is none."""
    waiting = queries.of(user).filter(accepted_at=None, declined_at=None, succeeded_at=None)
    offered = list(waiting[:MOST])
    if not offered:
        return None
    first, count = offered[0], len(offered)
    return Section(
        name="badges",
        title=ngettext("Earned: a badge for you", "Earned: badges for you", count),
        urgency=Urgency.NOW,
        lines=tuple(_line(award) for award in offered),
        more=Act(_("All your badges"), reverse("badges:mine")),
        next=Next(
            _title(first),
            _("You earned it. The badge is yours to accept, or to keep private."),
            Act(_("See your badge"), _url(first), _title(first)),
            own=True,
        ),
    )


def _line(award: Award) -> Line:
    return Line(
        title=_title(award),
        url=_url(award),
        note=award.issuer.name,
        kind="earned",
        status=_("Earned %(day)s") % {"day": localdate.short(award.awarded_on)},
        act=Act(_("Accept it, or keep it private"), _url(award), _title(award)),
        image=reverse("badges:class_image", args=[award.badge_class.uuid]),
        own=True,
    )


def _title(award: Award) -> str:
    return award.title


def _url(award: Award) -> str:
    return reverse("badges:badge", args=[award.uuid])
