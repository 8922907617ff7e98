"""People, affiliates, and who has which role where."""

from portal.accounts.models.affiliates import Affiliate
from portal.accounts.models.erasure import ErasureRequest
from portal.accounts.models.invitations import Invitation
from portal.accounts.models.memberships import Membership
from portal.accounts.models.people import User, UserManager

__all__ = ["Affiliate", "ErasureRequest", "Invitation", "Membership", "User", "UserManager"]
