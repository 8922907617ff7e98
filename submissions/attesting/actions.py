"""The author's word that a finding does not tell who they are (row D10)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from portal.kit import clock
from portal.kit.verdict import Refused
from submissions import policy, scanning, workflow
from submissions.models import Attestation, PartEntry


@transaction.atomic
def attest(entry: PartEntry, place: str, found: str, reason: str, *, by: Any) -> None:
    """Stand by a finding of the identity check, with a reason (row D10). Raises Refused."""
    workflow.lock(entry.submission)
    policy.may_edit(by, entry).require()
    number = entry.part.number
    if not reason.strip():
        raise Refused(_("Say in a few words why this does not identify you."))
    open_finds = scanning.finds(entry.submission, part=number)
    same = [each for each in open_finds if each.place == place and each.found == found]
    if not same:
        raise Refused(_("This is no longer in your text."))
    if same[0].is_certain:
        raise Refused(_("This names you for certain. Take it out of the text."))
    Attestation.objects.update_or_create(
        submission=entry.submission,
        place=place,
        found=found,
        defaults={"reason": reason, "by": by, "at": clock.now()},
    )
