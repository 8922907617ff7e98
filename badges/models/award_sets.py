"""Sets of awards."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from badges.models.awards import Award  # noqa: F401


class AwardQuerySet(models.QuerySet["Award"]):
    """Sets of awards."""

    def live(self) -> "AwardQuerySet":
        """Not revoked."""
        return self.filter(revoked_at=None)

    def public(self) -> "AwardQuerySet":
        """Issued, accepted and not hidden: what a stranger may open.

        Hiding one does not take back that it was revoked.
        """
        shown = Q(choice__hidden_at=None) | Q(revoked_at__isnull=False)
        return self.filter(shown, issued_at__isnull=False, accepted_at__isnull=False)
