"""Accepting an invitation: the mark and the role in one transaction."""

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.inviting import actions
from portal.accounts.models import Invitation, User
from portal.kit.verdict import Refused
from portal.people.scopes import SCOPES, granting


@transaction.atomic
def accept(
    invitation: Invitation, *, by: User, confirmed: bool = False, by_link: bool = False
) -> None:
    """Give `by` what the invitation promises, on the authority of who sent it.

    `confirmed` and `by_link` as in `inviting.actions.accept`.
    Raises Refused when it is closed, its place is gone, or its sender may no longer grant it.
    """
    place = SCOPES[invitation.scope].find(invitation.target)
    if place is None:
        raise Refused(_("What this invitation was for is no longer there."))
    actions.accept(invitation, by=by, confirmed=confirmed, by_link=by_link)
    granting(invitation.scope)(by, place, invitation.role, by=invitation.invited_by)
