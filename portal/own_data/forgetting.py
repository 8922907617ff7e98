"""What erasure takes out of a person's work and badges. Status, dates and hashes stay."""

from django.utils.translation import gettext as _

from badges import addresses
from badges.models import Award, Choice, PublicProfile, Revocation
from badges.openbadges import documents, serialise
from portal.accounts.models import User
from portal.kit import audit, clock, codes, purge
from portal.kit.verdict import Refused
from reviews.models import Release
from submissions.consenting import sweeps as consenting
from submissions.models import (
    Attestation,
    Evidence,
    Extension,
    PartEntry,
    Person,
    Response,
    Submission,
    Upload,
)
from submissions.sweeps import forget_file
from submissions.uploading import actions as uploading

ERASED = "[erased]"
GONE = "erased.invalid"
REASON = "The data of the person it was awarded to has been erased."


def work(user: User, by: User) -> None:
    """Answers, descriptions, evidence and the words of the feedback."""
    items = Evidence.objects.filter(submission__enrollment__educator=user)
    for item in items.filter(kind=Evidence.Kind.FILE, purged_at=None):
        forget_file(item, "erasure of the person", by=by)
    for upload in Upload.objects.of(user):
        uploading.discard(upload)
    Upload.objects.of(user).delete()
    people = Person.objects.filter(enrollment__educator=user)
    consenting.forget(people, "erasure of the person", f"user:{user.code}", by=by)
    mine = {"submission__in": Submission.objects.filter(enrollment__educator=user)}
    with purge.permitted("erasure of the person", f"user:{user.code}", by=by):
        items.update(caption="", text="", url="", original_name="", extracted_text="", refusal="")
        items.update(removed=[])
        entries = PartEntry.objects.filter(**mine)
        entries.update(activity_description="", advice=None)
        Response.objects.filter(entry__in=entries).update(text="")
        Attestation.objects.filter(**mine).update(found=ERASED, reason=ERASED)
        _release_without_words(mine)
        Submission.objects.filter(enrollment__educator=user).update(note="", covered=None)
        Extension.objects.filter(enrollment__educator=user).update(reason=ERASED)


def _release_without_words(mine: dict[str, object]) -> None:
    """Levels stay, comments and the message go: they may quote the work."""
    for release in Release.objects.filter(**mine):
        release.results = [{**line, "comment": "", "notes": []} for line in release.results]
        release.message = ""
        release.save(update_fields=["results", "message"])


def badges(user: User, by: User) -> None:
    """What was issued is withdrawn for good: the document goes, its hash stays in the audit.

    Raises Refused while one is being issued: it would come out after its data had gone.
    """
    if Award.objects.filter(person=user, issued_at=None).exists():
        raise Refused(_("A decision on this person's work is being carried out."))
    Revocation.objects.filter(award__person=user).update(note=ERASED, reply="")
    for award in Award.objects.filter(person=user):
        address = addresses.assertion(award.uuid)
        told = {"badge_sha256": serialise.sha256(award.document.encode())}
        with purge.permitted("erasure of the person", f"award:{award.uuid}", by=by):
            award.recipient_email = f"{award.uuid}@{GONE}"
            award.salt = codes.long_code()
            award.certificate_public = False
            award.document = award.document and _gone(address)
            _withdraw(award, by)
            award.save()
            # its id stays, and with it the line in the list of what was revoked
            award.signed.update(jws="")
        audit.record("badges.erase", f"award:{award.uuid}", by=by, **told)
    chosen = Choice.objects.filter(award__person=user)
    chosen.update(name_shown=False, evidence_shown=False, evidence_text="", on_profile=False)
    profile = PublicProfile.objects.filter(person=user)
    profile.update(is_on=False, name="", about="", code=codes.long_code())


def _withdraw(award: Award, by: User) -> None:
    """Its page says that it was erased; what the issuer took back keeps the issuer's reason.

    A copy that a newer one took the place of leads nowhere now, so it says the same.
    """
    if not award.revoked_at:
        award.revoked_at, award.revoked_by = clock.now(), by
    elif award.revocation_code != Award.Gone.SUPERSEDED:
        return
    award.revocation_code, award.revocation_reason = Award.Gone.ERASED, REASON


def _gone(address: str) -> str:
    return serialise.to_bytes(documents.revoked(address, REASON)).decode()
