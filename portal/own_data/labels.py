"""What the fields of the export are called, and their coded values, in the person's language."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from credentials.models import IssuerStaff
from plc.models import Seat
from portal.accounts import optouts
from portal.accounts.models import Membership
from submissions.status import Public

FIELDS = {
    "about": _("About"),
    "accepted_at": _("Accepted"),
    "activity_description": _("Activity description"),
    "affiliate": _("Affiliate"),
    "affiliate__name": _("Affiliate"),
    "agreed_at": _("Agreed"),
    "answer": _("Answer"),
    "answered_at": _("Answered"),
    "answers": _("Answers"),
    "asked_at": _("Asked"),
    "at": _("When"),
    "attempts": _("Attempts"),
    "awarded_on": _("Awarded"),
    "cancelled_at": _("Called off"),
    "caption": _("Caption"),
    "cleaned_sha256": _("Checksum of the cleaned copy"),
    "closed_at": _("Closed"),
    "code": _("Code"),
    "cohort__name": _("Cohort"),
    "comment": _("Comment"),
    "created_at": _("Made"),
    "criterion": _("Criterion"),
    "criterion__name": _("Criterion"),
    "date_of_entry": _("Date of entry"),
    "declined_at": _("Declined"),
    "district": _("District"),
    "document": _("Document"),
    "done_at": _("Carried out"),
    "due_at": _("Due"),
    "email": _("Email address"),
    "ended_at": _("Ended"),
    "evidence": _("Evidence"),
    "extensions": _("Moved due dates"),
    "family_name": _("Family name"),
    "feedback": _("Feedback"),
    "fields": _("Fields"),
    "found": _("Found"),
    "given_name": _("Given name"),
    "granted_at": _("Granted"),
    "handles": _("Social media handles"),
    "invited_at": _("Invited"),
    "issuer__name": _("Issuer"),
    "joined_at": _("Joined"),
    "kind": _("Kind"),
    "label": _("To be"),
    "language": _("Language"),
    "last_signed_in": _("Last signed in"),
    "left_at": _("Left"),
    "level": _("Level"),
    "level__name": _("Level"),
    "mail_optouts": _("Mails switched off"),
    "max_open": _("Most reviews at a time"),
    "meets": _("Met"),
    "member_number": _("Member number"),
    "message": _("Message"),
    "new_due_at": _("New due date"),
    "number": _("Number"),
    "old_due_at": _("Old due date"),
    "original_name": _("Name of the file"),
    "original_sha256": _("Checksum of the file"),
    "other_names": _("Other names you go by"),
    "outcome": _("Outcome"),
    "part": _("Part"),
    "parts": _("Parts"),
    "phone": _("Phone"),
    "place": _("Place"),
    "primary": _("Main address"),
    "prompt": _("Prompt"),
    "purged_at": _("File deleted"),
    "reason": _("Reason"),
    "recipient_email": _("Given to"),
    "refusal": _("Why it was refused"),
    "registered": _("Registered"),
    "released_at": _("Shown to you"),
    "removed": _("What was cleaned away"),
    "removed_at": _("Removed"),
    "results": _("Results"),
    "revoked_at": _("Withdrawn by the issuer"),
    "role": _("Role"),
    "school": _("School"),
    "scores": _("Scores"),
    "sent_at": _("Sent"),
    "since": _("Since"),
    "size": _("Size in bytes"),
    "started_at": _("Started"),
    "state": _("State"),
    "statements": _("Statements about names that were found"),
    "status": _("Status"),
    "subject": _("Subject"),
    "submission__desk_code": _("Code"),
    "submitted_at": _("Submitted"),
    "text": _("Text"),
    "thing": _("What"),
    "time_zone": _("Time zone"),
    "title": _("Title"),
    "to": _("To"),
    "type": _("Kind"),
    "url": _("Address"),
    "uuid": _("Number of the badge"),
    "verb": _("Act"),
    "verified": _("Confirmed"),
}
ROLES = {
    **dict(Membership.Role.choices),
    **dict(IssuerStaff.Role.choices),
    **dict(Seat.Role.choices),
    "assessor": _("Assessor"),
}
OUTCOMES = {
    "approve": _("Approved"),
    "decline": _("Not yet"),
    "send_back": _("Sent back to the assessor"),
    "third_read": _("Third reading"),
    "met": _("Met"),
    "not_yet": _("Not yet"),
}
VALUES: dict[str, dict[str, Any]] = {
    "kind": {"text": _("Text"), "link": _("Link"), "file": _("File")},
    "language": dict(settings.LANGUAGES),
    "mail_optouts": optouts.LABELS,
    "outcome": OUTCOMES,
    "role": ROLES,
    "state": {
        "draft": _("Draft"),
        "submitted": _("Submitted"),
        "superseded": _("Replaced by a later reading"),
    },
    "status": dict(Public.choices),
    "type": {
        "totp": _("Authenticator app"),
        "webauthn": _("Passkey"),
        "recovery_codes": _("Recovery codes"),
    },
}


def field(name: str) -> Any:
    """What a field is called; the name itself where it is somebody else's (a document's)."""
    return FIELDS.get(name, name)


def value(name: str, coded: Any) -> Any:
    """What a coded value means; itself where it is no code."""
    known = VALUES.get(name, {})
    return known.get(coded, coded) if isinstance(coded, str) else coded
