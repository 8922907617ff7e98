"""What an invitation promises, said in the language of whoever reads it.

The one table that knows the roles of every room by their keys, since an invitation is written down
as scope, role and the name of the place. A test at the roof holds it to the rooms.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

HERE = gettext_lazy("%(role)s, %(place)s")
ROLES = {
    ("site", "manager"): gettext_lazy("Site manager"),
    ("affiliate", "member"): gettext_lazy("Member"),
    ("affiliate", "staff"): gettext_lazy("Affiliate staff"),
    ("affiliate", "point_person"): gettext_lazy("Point person"),
    ("issuer", "manager"): gettext_lazy("Manager"),
    ("issuer", "approver"): gettext_lazy("Approver"),
    ("issuer", "author"): gettext_lazy("Author"),
    ("issuer", "officer"): gettext_lazy("Anonymity officer"),
    ("issuer", "lead"): gettext_lazy("Lead assessor"),
    ("assessor", "assessor"): gettext_lazy("Assessor"),
}
SENTENCES = {
    ("cohort", "member"): gettext_lazy("Member of the cohort %(cohort)s"),
    ("cohort", "facilitator"): gettext_lazy("Facilitator of the cohort %(cohort)s"),
}


def said(scope: str, role: str, place: str) -> str:
    """The role and its place for the present reader; empty where nothing is known to say it with.

    `place` is the name of the thing; the portal itself, which has none, is named here.
    """
    place = _("the portal") if scope == "site" else place
    sentence = SENTENCES.get((scope, role)) or (HERE if (scope, role) in ROLES else "")
    if not sentence or not place:
        return ""
    role = str(ROLES.get((scope, role), ""))
    return str(sentence) % {"role": role, "place": place, "cohort": place}
