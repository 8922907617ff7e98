"""Invitations by mail."""

from django.db import models

from portal.accounts import promises
from portal.accounts.models.people import User
from portal.kit import clock, codes
from portal.kit.pairs import paired
from portal.kit.vocabulary import Vocabulary, named

MEMBER = "member"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Sets of invitations."""

    def pending(self) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn; also those that have run out and can be sent again."""
        return self.filter(accepted_at=None, withdrawn_at=None)


class Invitation(models.Model):
    """An invitation by mail to a role somewhere; the roof grants it when accepted.

    `scope` says which room grants it (affiliate, issuer, assessor, cohort, site), `target` is
    that thing's public slug or code and `place` its name, `role` the key of the role there, `words`
    the key of the vocabulary spoken there. `invited_by` is empty for the first site manager, whom
    the portal itself invites. What it promises is said for each reader; `label`, in the language of
    whoever invited, stands in rows from before that was so.

    `code` is the secret of the mail: who has it reads the mails of that address, so nobody else
    is ever shown it. Pages, records and exports name the invitation by its `handle`.
    """

    code = models.CharField(max_length=40, unique=True, default=codes.long_code)
    handle = models.CharField(max_length=40, unique=True, default=codes.long_code)
    email = models.EmailField()
    scope = models.CharField(max_length=20)
    target = models.CharField(max_length=60)
    role = models.CharField(max_length=20)
    place = models.CharField(max_length=200, blank=True, default="")
    label = models.CharField(max_length=200, blank=True, default="")
    words = models.CharField(max_length=20, blank=True, default="")
    invited_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="invitations_sent"
    )
    invited_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations_accepted"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-invited_at"]
        constraints = [
            models.CheckConstraint(
                condition=paired("withdrawn_at", "withdrawn_by"),
                name="invitation_withdrawal_paired",
            ),
            models.CheckConstraint(
                condition=paired("accepted_at", "accepted_by"),
                name="invitation_acceptance_paired",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.promise}"

    @property
    def promise(self) -> str:
        """The role and its place, in the language of the present reader."""
        return promises.said(self.scope, self.role, self.place) or self.label

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the place that invites; of whoever sent it where the place has none."""
        if not self.words and self.invited_by:
            return self.invited_by.vocabulary
        return named(self.words)

    @property
    def is_to_a_role(self) -> bool:
        """It gives more than a member's place: whoever holds its link must be who was meant."""
        return self.role != MEMBER

    @property
    def is_open(self) -> bool:
        """It can still be accepted."""
        return not self.accepted_at and not self.withdrawn_at and self.expires_at > clock.now()
