"""Who reads the report of dead links."""

from django.utils.translation import gettext_lazy as _

from credentials.models import Issuer, IssuerStaff
from portal.accounts.models import User
from portal.kit.verdict import YES, Verdict, no

READERS = (IssuerStaff.Role.MANAGER, IssuerStaff.Role.AUTHOR)


def may_read(user: User, issuer: Issuer) -> Verdict:
    """The managers and authors of this issuer, who can mend it, and the site manager."""
    if user.is_authenticated and user.is_active:
        roles = IssuerStaff.objects.live().filter(user=user, issuer=issuer, role__in=READERS)
        if user.is_site_manager or roles.exists():
            return YES
    return no(_("Only the managers and authors of an issuer see its links."))
