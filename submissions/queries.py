"""What a person may see of their own work."""

from typing import Any

from django.db.models import QuerySet

from submissions.models import Enrollment, PartEntry, Submission


def enrollments_of(user: Any) -> QuerySet[Enrollment]:
    """The educator's own, with everything that My work and the requirements page draw."""
    return (
        Enrollment.objects.of(user)
        .select_related("credential__current", "credential__issuer", "version", "stack")
        .prefetch_related("submissions__entries__part")
    )


def latest(enrollment: Enrollment) -> Submission:
    """The attempt that counts now."""
    return max(enrollment.submissions.all(), key=lambda each: each.number)


def entry_of(submission: Submission, number: int) -> PartEntry | None:
    """The entry of part `number`, with its part, prompts and slots."""
    rows = submission.entries.select_related("part").filter(part__number=number)
    return rows.prefetch_related("part__prompts", "part__slots", "responses").first()
