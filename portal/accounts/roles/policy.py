"""Who may grant and end a role in an affiliate, and the role of site manager."""

from django.utils.translation import gettext_lazy as _

from portal.accounts import affiliates
from portal.accounts.models import Affiliate, Membership, User
from portal.kit.verdict import YES, Verdict, first_no, no


def looks_after(user: User, affiliate: Affiliate) -> Verdict:
    """Whether the user is staff of this affiliate or of one above it, or the site manager."""
    staff = user.memberships.live().filter(
        role=Membership.Role.STAFF, affiliate__in=affiliates.upwards(affiliate)
    )
    if user.is_active and (user.is_site_manager or staff.exists()):
        return YES
    return no(_("Only the staff of an affiliate, or of one above it, look after its roles."))


def not_oneself(user: User, to: User | None) -> Verdict:
    """Nobody raises themselves, the site manager neither: they would decide on work unseen."""
    if to is None or to != user:
        return YES
    return no(_("Nobody grants a role to themselves. Ask a colleague."))


def may_grant(user: User, affiliate: Affiliate, role: str, *, to: User | None = None) -> Verdict:
    """Whether `user` may give `role` in `affiliate` (to the person `to`, once known)."""
    known = YES if role in Membership.Role.values else no(_("There is no such role."))
    return first_no(known, looks_after(user, affiliate), not_oneself(user, to))


def may_end(user: User, membership: Membership) -> Verdict:
    """One's own role, or one that the user looks after."""
    if membership.ended_at:
        return no(_("This role has ended already."))
    return YES if membership.user == user else looks_after(user, membership.affiliate)


def manages_site(user: User) -> Verdict:
    """Whether the user is a site manager."""
    if user.is_active and user.is_site_manager:
        return YES
    return no(_("Only a site manager can do this."))


def may_end_site(user: User, manager: User) -> Verdict:
    """A site manager may be ended by another or by themselves, but never the last one."""
    others = User.objects.filter(is_site_manager=True, is_active=True).exclude(pk=manager.pk)
    if not others.exists():
        return no(_("This is the last site manager. Invite another one first."))
    return manages_site(user)
