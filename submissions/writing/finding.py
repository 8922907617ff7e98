"""The entry that an address names, for its writer alone."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from submissions import queries
from submissions.models import Enrollment, PartEntry


def find(request: HttpRequest, code: str, number: int) -> tuple[Enrollment, PartEntry]:
    """This person's entry for part `number` on the latest attempt, or a 404."""
    rows = Enrollment.objects.of(request.user).select_related("credential", "version", "stack")
    enrollment = get_object_or_404(rows, code=code)
    submission = enrollment.submissions.order_by("number").last()
    entry = queries.entry_of(submission, number)
    if entry is None:
        raise Http404
    entry.submission.enrollment = enrollment
    return enrollment, entry


def thing(entry: PartEntry) -> str:
    """What a draft key of this part names."""
    return f"part:{entry.submission.code}:{entry.part.number}"
