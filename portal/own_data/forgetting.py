"""What erasure takes out of a person's work and badges. Status, dates and hashes stay."""

from django.utils.module_loading import import_string

from portal.accounts.models import User
from portal.kit import purge
from reviews.models import Release
from submissions.models import Attestation, Evidence, PartEntry, Response, Submission
from submissions.sweeps import forget_file

ERASED = "[erased]"
# Rooms that keep documents about a person replace them themselves: (user, by=) is called.
HOOKS: list[str] = []


def work(user: User, by: User) -> None:
    """Answers, descriptions, evidence and the words of the feedback."""
    items = Evidence.objects.filter(submission__enrollment__educator=user)
    for item in items.filter(kind=Evidence.Kind.FILE, purged_at=None):
        forget_file(item, "erasure of the person", by=by)
    mine = {"submission__in": Submission.objects.filter(enrollment__educator=user)}
    with purge.permitted("erasure of the person", f"user:{user.code}", by=by):
        items.update(caption="", text="", url="", original_name="", extracted_text="", refusal="")
        items.update(removed=[])
        entries = PartEntry.objects.filter(**mine)
        entries.update(activity_description="")
        Response.objects.filter(entry__in=entries).update(text="")
        Attestation.objects.filter(**mine).update(found=ERASED, reason=ERASED)
        _release_without_words(mine)
        Submission.objects.filter(enrollment__educator=user).update(note="")


def _release_without_words(mine: dict[str, object]) -> None:
    """Levels stay, comments and the message go: they may quote the work."""
    for release in Release.objects.filter(**mine):
        release.results = [{**line, "comment": ""} for line in release.results]
        release.message = ""
        release.save(update_fields=["results", "message"])


def badges(user: User, by: User) -> None:
    """The documents of awards are the badges room's to replace."""
    for path in HOOKS:
        import_string(path)(user, by=by)
