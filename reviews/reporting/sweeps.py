"""What the clock does for the officer's desk."""

from portal.kit import clock
from reviews.reporting import mails
from submissions.models import PreCheck

TITLE = "submission__enrollment__credential__issuer"


def tell_when_overdue() -> None:
    """Mail of each stay that has waited longer than its business day, once for each."""
    late = PreCheck.objects.waiting().filter(state=PreCheck.State.OPEN, due_at__lt=clock.now())
    for case in late.select_related(TITLE):
        mails.overdue(case)
