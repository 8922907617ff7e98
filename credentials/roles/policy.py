"""Who may grant and end a role at an issuer."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from credentials.models import Issuer, IssuerStaff
from portal.accounts.models import User
from portal.accounts.roles.policy import manages_site, not_oneself
from portal.kit.verdict import YES, Verdict, first_no, no


def managed_by(user: User) -> QuerySet[Issuer]:
    """The issuers whose people this user looks after."""
    if user.is_site_manager:
        return Issuer.objects.all()
    roles = IssuerStaff.objects.live().filter(user=user, role=IssuerStaff.Role.MANAGER)
    return Issuer.objects.filter(pk__in=roles.values("issuer"))


def looks_after(user: User, issuer: Issuer) -> Verdict:
    """Whether the user is a manager of this issuer, or the site manager."""
    if user.is_active and managed_by(user).filter(pk=issuer.pk).exists():
        return YES
    return no(_("Only the managers of an issuer look after its roles."))


def may_grant(user: User, issuer: Issuer, role: str, *, to: User | None = None) -> Verdict:
    """Whether `user` may give `role` at `issuer` (to the person `to`, once known)."""
    known = YES if role in IssuerStaff.Role.values else no(_("There is no such role."))
    return first_no(known, looks_after(user, issuer), not_oneself(user, to))


def may_end(user: User, role: IssuerStaff) -> Verdict:
    """One's own role, or one that the user looks after."""
    if role.ended_at:
        return no(_("This role has ended already."))
    return YES if role.user == user else looks_after(user, role.issuer)


def may_change_issuer(user: User) -> Verdict:
    """Issuers are made and renamed by the site manager."""
    return manages_site(user)
