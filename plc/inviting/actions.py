"""Inviting people into a cohort by mail."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from plc.cohorts import policy
from plc.inviting.lists import Row
from plc.models import Cohort, Seat
from portal.accounts.inviting import actions as inviting
from portal.accounts.models import Invitation
from portal.kit.verdict import Refused


@transaction.atomic
def invite(cohort: Cohort, email: str, role: str = Seat.Role.MEMBER, *, by: Any) -> Invitation:
    """Invite one address to be a member or a facilitator. Raises Refused."""
    policy.may_join(cohort, role, by=by).require()
    seated = cohort.seats.live().filter(user__email__iexact=email.strip())
    if role == Seat.Role.MEMBER and seated.exists():
        raise Refused(_("This person has a place in the cohort already."))
    name, words = cohort.name, cohort.affiliate.words
    return inviting.invite(email, "cohort", cohort.code, role, name, words=words, by=by)


@transaction.atomic
def import_members(cohort: Cohort, rows: Iterable[Row], *, by: Any) -> int:
    """Invite everyone on a list whose line has no problem; returns how many. Raises Refused."""
    policy.may_manage(by, cohort).require()
    good = [row for row in rows if not row.problem]
    for row in good:
        invite(cohort, row.email, by=by)
    return len(good)
