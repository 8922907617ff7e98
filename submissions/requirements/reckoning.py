"""How an enrollment stands: computed each time, never typed, never stored."""

from dataclasses import replace
from typing import Any

from submissions.requirements.rows import Page
from submissions.requirements.shapes import DONE, Requirement, Requirements
from submissions.status import EDITABLE, public_label


def of(enrollment: Any, submission: Any = None) -> Requirements:
    """The requirements as they stand on `submission`, by default the latest attempt.

    Reads `entries` and `part` of each; prefetch `submissions__entries__part` on a list.
    """
    submission = submission or max(enrollment.submissions.all(), key=lambda each: each.number)
    page = Page(enrollment, submission, sorted(submission.entries.all(), key=_number))
    rows = [page.agreement(), *page.parts(), page.final()]
    return Requirements(_point(rows, page), public_label(submission.status))


def _number(entry: Any) -> int:
    return entry.part.number


def _point(rows: list[Requirement], page: Page) -> tuple[Requirement, ...]:
    """Mark the first row that is waiting and make its action the page's primary one."""
    if page.submission.status not in EDITABLE:
        return tuple(rows)
    for at, row in enumerate(rows):
        if row.kind != DONE and row.action_url:
            rows[at] = replace(row, now=True, action_kind="primary")
            break
    return tuple(rows)
