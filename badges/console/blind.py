"""One line of the award list as plain values; whose it is stands in it for a keeper alone.

Pages and files of approvers are made of the same lines, and their query reads no person.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from badges import addresses
from badges.models import Award


class Stands(TextChoices):
    """Where an issued award stands; the first that holds of the lower ones counts last."""

    WAITING = "waiting", _("Waiting for its earner")
    PUBLIC = "public", _("Public")
    PRIVATE = "private", _("Kept private")
    EXPIRED = "expired", _("Expired")
    REVOKED = "revoked", _("Revoked")


KINDS = {
    Stands.WAITING: "going",
    Stands.PUBLIC: "earned",
    Stands.PRIVATE: "open",
    Stands.EXPIRED: "mend",
    Stands.REVOKED: "mend",
}


@dataclass(frozen=True, slots=True)
class Line:
    """An award without its reader's reach: `name` and `uuid` are empty where it is not theirs.

    `address` is the public one, and empty while strangers find nothing there.
    """

    title: str
    language: str
    awarded_on: dt.date
    expires_on: dt.date | None
    stands: Stands
    address: str
    name: str = ""
    uuid: str = ""

    @property
    def kind(self) -> str:
        """The mark of where it stands."""
        return KINDS[self.stands]

    @property
    def status(self) -> str:
        """Where it stands, in the reader's language."""
        return str(self.stands.label)


def line(award: Award, *, named: bool) -> Line:
    """The line of an issued award; `person` is read only where it is `named`."""
    ends = award.expires_at
    return Line(
        title=award.badge_class.name,
        language=award.badge_class.language,
        awarded_on=award.awarded_on,
        expires_on=ends.astimezone(dt.UTC).date() if ends else None,
        stands=stands(award),
        address=addresses.assertion(award.uuid) if award.is_public else "",
        name=(award.person.full_name or award.person.email) if named else "",
        uuid=str(award.uuid) if named else "",
    )


def stands(award: Award) -> Stands:
    """Where an issued award stands now."""
    if award.revoked_at:
        return Stands.REVOKED
    if award.is_expired():
        return Stands.EXPIRED
    if award.accepted_at:
        return Stands.PUBLIC
    return Stands.PRIVATE if award.declined_at else Stands.WAITING
