"""Who may make a cohort, lead it, join it and leave it."""

from typing import Any

from django.utils.translation import gettext as _

from plc.cohorts import queries
from plc.models import Cohort, Seat
from portal.accounts import affiliates
from portal.accounts.models import Affiliate, Membership
from portal.kit.verdict import YES, Verdict, no


def roots(user: Any) -> list[Affiliate]:
    """The affiliates whose staff or point person this is."""
    roles = Membership.objects.live().filter(user=user, role__in=queries.STAFF)
    return [role.affiliate for role in roles.select_related("affiliate")]


def staffed(user: Any) -> set[int]:
    """Primary keys of these affiliates and of all below them."""
    return {pk for root in roots(user) for pk in affiliates.subtree(root)}


def places(user: Any) -> set[int]:
    """Primary keys of the affiliates where this person may make a cohort.

    Those they are staff of and below, and those where they facilitate a cohort already.
    """
    leads = Seat.objects.live().facilitators().filter(user=user)
    return staffed(user) | set(leads.values_list("cohort__affiliate", flat=True))


def may_create(user: Any, affiliate: Affiliate) -> Verdict:
    """Staff and point people of the affiliate or of one above, and its facilitators (row I1)."""
    if affiliate.pk in places(user):
        return YES
    return no(
        _(
            "Only the staff or point person of an affiliate, or of one above, and who facilitates "
            "a cohort there make cohorts."
        )
    )


def must_lead(user: Any, affiliate: Affiliate) -> bool:
    """Who may make a cohort there only as a facilitator leads what they make."""
    return affiliate.pk not in staffed(user)


def may_manage(user: Any, cohort: Cohort) -> Verdict:
    """Its facilitators, and who may make cohorts where it is."""
    if queries.managed(user).filter(pk=cohort.pk).exists():
        return YES
    return no(_("Only a facilitator of this cohort or the staff of its affiliate may do this."))


def may_join(cohort: Cohort, role: str, *, by: Any) -> Verdict:
    """A known role, while the cohort lasts and `by`, who invites, still manages it."""
    if role not in Seat.Role.values:
        return no(_("There is no such role."))
    if cohort.is_over:
        return no(_("This cohort has ended."))
    return may_manage(by, cohort)


def may_end(user: Any, seat: Seat) -> Verdict:
    """One's own seat, or one in a cohort that `user` manages; a cohort that lasts keeps a
    facilitator."""
    if seat.left_at:
        return no(_("This place has been left already."))
    if seat.user_id != user.pk and not may_manage(user, seat.cohort):
        return may_manage(user, seat.cohort)
    if seat.role == Seat.Role.FACILITATOR and _is_alone(seat):
        return no(_("A cohort keeps one facilitator at least. Invite another one first."))
    return YES


def _is_alone(seat: Seat) -> bool:
    others = seat.cohort.seats.live().facilitators().exclude(pk=seat.pk)
    return not seat.cohort.is_over and not others.exists()
