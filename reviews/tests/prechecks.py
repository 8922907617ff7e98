"""Work that rests at the officer's desk before anybody reads it."""

from django.urls import reverse

from portal.kit import clock
from reviews.claiming.opening import open_slots
from submissions import queries, scanning
from submissions.attesting import actions as attesting
from submissions.submitting import actions as submitting
from submissions.submitting.checking import check
from submissions.writing import actions as writing

DESK = reverse("reviews:reports")
SAID = "Our Rose Garden project met on Mondays. The Rose Garden grew, and Mister Pereira came."


def rewritten(submission, text=SAID, number=1):
    """Another first answer in one part."""
    by = submission.enrollment.educator
    entry = queries.entry_of(submission, number)
    answers = {row.prompt.position: row.text for row in entry.responses.all()} | {1: text}
    values = writing.Values(clock.today("UTC"), entry.activity_description, answers)
    writing.save(entry, values, revision=entry.revision, by=by)
    writing.complete(queries.entry_of(submission, number), by=by)


def attested(submission, reason="The garden of the school is called so."):
    """Every finding explained by its author."""
    for find in scanning.finds(submission):
        entry = queries.entry_of(submission, find.part)
        attesting.attest(entry, find.key, reason, by=submission.enrollment.educator)


def sent(submission):
    """Handed in and checked, whatever comes of it."""
    submitting.submit(submission, honour=True, by=submission.enrollment.educator)
    check(submission.pk)
    open_slots(submission.pk)
    submission.refresh_from_db()
    return submission


def case_of(submission):
    return submission.prechecks.latest("pk")


def page_of(submission):
    return reverse("reviews:report_case", args=[case_of(submission).code])
