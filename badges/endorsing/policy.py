"""Who records an endorsement: the managers of the issuer it is about."""

from django.utils.translation import gettext as _

from badges.models import Endorsement
from credentials.models import Issuer
from credentials.roles.policy import looks_after
from portal.accounts.models import User
from portal.kit.verdict import YES, Verdict, first_no, no


def may_record(user: User, issuer: Issuer) -> Verdict:
    """A manager of the issuer; it holds nothing of any earner, so who decides may do it too."""
    return looks_after(user, issuer)


def may_end(user: User, row: Endorsement, issuer: Issuer) -> Verdict:
    """A manager, while it stands."""
    stands = YES if row.ended_at is None else no(_("This endorsement has ended already."))
    return first_no(looks_after(user, issuer), stands)
