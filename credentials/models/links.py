"""What the link check found (row A19)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from credentials.models.issuers import Issuer


class LinkCheckQuerySet(models.QuerySet["LinkCheck"]):
    """Sets of checked addresses."""

    def broken(self) -> "LinkCheckQuerySet":
        """Those that were asked and did not answer well."""
        return self.filter(status__in=[LinkCheck.Status.DEAD, LinkCheck.Status.UNREACHABLE])

    def dead(self) -> "LinkCheckQuerySet":
        """Those that are gone."""
        return self.filter(status=LinkCheck.Status.DEAD)


class LinkCheck(models.Model):
    """One outside address that some current version names, and how it answered last."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Not asked yet")
        OK = "ok", _("There")
        DEAD = "dead", _("Gone")
        UNREACHABLE = "unreachable", _("Does not answer")

    url = models.CharField(max_length=1000, unique=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.WAITING)
    code = models.PositiveIntegerField(default=0)
    checked_at = models.DateTimeField(null=True, blank=True)
    since = models.DateTimeField(null=True, blank=True)
    first_dead_at = models.DateTimeField(null=True, blank=True)

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        ordering = ["url"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="dead", first_dead_at__isnull=False)
                | (~models.Q(status="dead") & models.Q(first_dead_at=None)),
                name="dead_link_has_a_date",
            )
        ]

    def __str__(self) -> str:
        return f"{self.status} {self.url}"


class LinkReport(models.Model):
    """When the managers of an issuer were last told of dead links."""

    issuer = models.OneToOneField(Issuer, on_delete=models.CASCADE, related_name="link_report")
    told_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.issuer} {self.told_at:%Y-%m-%d}"
