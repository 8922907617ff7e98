"""Who has which role in which affiliate."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.accounts.models.affiliates import Affiliate
from portal.accounts.models.people import User
from portal.kit import clock
from portal.kit.pairs import paired


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Sets of roles."""

    def live(self) -> "MembershipQuerySet":
        """Roles that have not ended."""
        return self.filter(ended_at=None)


class Membership(models.Model):
    """A role in an affiliate: granted by someone at a time, ended by someone at a time."""

    class Role(models.TextChoices):
        MEMBER = "member", _("Member")
        STAFF = "staff", _("Affiliate staff")
        POINT_PERSON = "point_person", _("Point person")

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    affiliate = models.ForeignKey(Affiliate, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    granted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(default=clock.now)
    ended_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "affiliate", "role"],
                condition=Q(ended_at=None),
                name="membership_once",
            ),
            models.CheckConstraint(
                condition=paired("ended_at", "ended_by"),
                name="membership_end_paired",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role} {self.affiliate}"

    def end(self, *, by: "User") -> None:
        """Set who ended it and when, together."""
        self.ended_at, self.ended_by = clock.now(), by
        self.save(update_fields=["ended_at", "ended_by"])
