"""What rests at somebody's desk, in the order in which it is due."""

from django.db.models import QuerySet

from portal.accounts.models import User
from reviews.reporting import policy
from submissions.models import PreCheck

TITLE = "submission__enrollment__version__credential__issuer"


def listed(user: User) -> QuerySet[PreCheck]:
    """All that rests or rested within this person's reach, as the list shows it."""
    return policy.within_reach(user).select_related(TITLE, "report")


def waiting(user: User) -> QuerySet[PreCheck]:
    """What waits for an answer that this person may give, the overdue first."""
    return listed(user).waiting().order_by("due_at", "code")
