"""What the fields of the export are called, and their coded values, in the person's language."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from credentials.models import IssuerStaff
from plc.models import Seat
from portal.accounts import optouts
from portal.accounts.models import Membership
from portal.own_data.fields import FIELDS
from submissions.models import Person
from submissions.status import Public

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
    "consent": dict(Person.Consent.choices),
    "kind": {
        "text": _("Text"),
        "link": _("Link"),
        "file": _("File"),
        **dict(Person.Kind.choices),
    },
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
