"""The author's word that a finding does not tell who they are (row D10)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from portal.kit import clock
from portal.kit.verdict import Refused
from submissions import policy, scanning, workflow
from submissions.models import Attestation, PartEntry


@transaction.atomic
def attest(entry: PartEntry, key: str, reason: str, *, by: Any) -> None:
    """Stand by the finding of that key, with a reason (row D10). Raises Refused."""
    workflow.lock(entry.submission)
    policy.may_edit(by, entry).require()
    if not reason.strip():
        raise Refused(_("Say in a few words why this does not identify you."))
    here = scanning.finds(entry.submission, part=entry.part.number)
    find = next((each for each in here if each.key == key), None)
    if find is None:
        raise Refused(_("This is no longer in your text."))
    if find.is_certain:
        raise Refused(_("This names you for certain. Take it out of the text."))
    Attestation.objects.update_or_create(
        submission=entry.submission,
        place=find.place,
        found=find.found,
        defaults={"reason": reason, "by": by, "at": clock.now()},
    )
