"""Saving what a form carries, and forgetting the text that was kept for it."""

from django.http import HttpRequest

from portal.kit import rescue
from submissions.models import PartEntry
from submissions.writing import actions
from submissions.writing.finding import thing
from submissions.writing.forms import PartForm


def store(form: PartForm, entry: PartEntry, request: HttpRequest) -> actions.Saved:
    """Save a valid form. Raises Refused."""
    revision = form.cleaned_data["revision"]
    saved = actions.save(entry, form.values(), revision=revision, by=request.user)
    if not saved.stale:
        rescue.settle(request.user, thing(entry))
    return saved
