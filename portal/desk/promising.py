"""What a lead sees of the answers that were promised: how many, and how many are at risk."""

from django.utils.translation import gettext as _

from credentials.models import Issuer, IssuerStaff
from portal.accounts.models import User
from portal.desk.parts import Section, Urgency
from submissions.promising import queries

LOOKING = (IssuerStaff.Role.LEAD, IssuerStaff.Role.MANAGER)


def section(user: User) -> Section | None:
    """Numbers alone, for leads and managers; None where nothing is promised."""
    roles = IssuerStaff.objects.live().filter(user=user, role__in=LOOKING)
    found = queries.at_risk(Issuer.objects.filter(pk__in=roles.values("issuer")))
    if not found["standing"]:
        return None
    calm = _("Every answer can still come by the day that was promised.")
    late = _("A day that has passed is moved within a day, and its educator is told.")
    return Section(
        name="promises",
        title=_("Answers that were promised"),
        urgency=Urgency.WAITING if found["risk"] else Urgency.GOING,
        lead=late if found["risk"] else calm,
        figures=(
            (found["standing"], _("promised")),
            (found["risk"], _("due within two business days, or late")),
            (found["broken"], _("late")),
        ),
    )
