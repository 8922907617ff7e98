"""Who can be seen or heard in the evidence of one work, by a code of the educator's own."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.kit import clock, codes
from submissions.models.enrollment import Enrollment
from submissions.models.evidence import Evidence


class Person(models.Model):
    """Somebody in the evidence of one enrollment (row D17). No name is kept, only a code.

    `handle` is the random one of addresses and of the audit; `code` is the educator's ("Student A")
    and never leaves their side of the blind line.
    """

    class Kind(models.TextChoices):
        STUDENT = "student", _("A student")
        ADULT = "adult", _("An adult")

    class Consent(models.TextChoices):
        PENDING = "pending", _("Pending")
        YES = "yes", _("Yes")
        NO = "no", _("No")

    handle = models.CharField(max_length=40, unique=True, default=codes.long_code)
    enrollment = models.ForeignKey(Enrollment, on_delete=models.PROTECT, related_name="people")
    code = models.CharField(max_length=24)
    kind = models.CharField(max_length=10, choices=Kind)
    consent = models.CharField(max_length=10, choices=Consent, default=Consent.PENDING)
    consent_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["code", "pk"]
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(fields=["enrollment", "code"], name="one_person_per_code"),
            models.CheckConstraint(
                condition=Q(consent="pending", consent_at=None)
                | (~Q(consent="pending") & Q(consent_at__isnull=False)),
                name="consent_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Appearance(models.Model):
    """One person in one item: seen, heard, or there with their work or words."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="appearances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appearances")
    seen = models.BooleanField(default=False)
    heard = models.BooleanField(default=False)
    work = models.BooleanField(default=False)

    class Meta:
        ordering = ["person__code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["evidence", "person"], name="one_appearance_per_item"),
            models.CheckConstraint(
                condition=Q(seen=True) | Q(heard=True) | Q(work=True), name="appears_somehow"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.evidence_id}"
