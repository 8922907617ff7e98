"""The status table of a submission: one enum, one dict of moves. Source: design, section 4.

docs/reference/workflow.md is generated from it and a test compares the two.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Every status, with the label that staff see."""

    DRAFT = "draft", _("Draft")
    CHECKING = "checking", _("Checking")
    NEEDS_FIX = "needs_fix", _("Needs a fix")
    QUEUED = "queued", _("Queued")
    IN_REVIEW = "in_review", _("In review")
    ADJUDICATION = "adjudication", _("Third reading")
    RECOMMENDED = "recommended", _("With the issuer")
    APPROVED = "approved", _("Approved")
    AWARDED = "awarded", _("Awarded")
    NOT_YET = "not_yet", _("Not yet")
    APPEALED = "appealed", _("Appealed")
    HELD = "held", _("Held")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Expired")


class Public(models.TextChoices):
    """The eight labels that educators, facilitators and affiliates see."""

    DRAFT = "draft", _("Draft")
    CHECKING = "checking", _("Checking")
    NEEDS_FIX = "needs_fix", _("Needs a fix")
    IN_REVIEW = "in_review", _("In review")
    EARNED = "earned", _("Earned")
    NOT_YET = "not_yet", _("Not yet")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Expired")


S = Status
PUBLIC = {
    S.DRAFT: Public.DRAFT,
    S.CHECKING: Public.CHECKING,
    S.NEEDS_FIX: Public.NEEDS_FIX,
    S.QUEUED: Public.IN_REVIEW,
    S.IN_REVIEW: Public.IN_REVIEW,
    S.ADJUDICATION: Public.IN_REVIEW,
    S.RECOMMENDED: Public.IN_REVIEW,
    S.APPROVED: Public.IN_REVIEW,
    S.APPEALED: Public.IN_REVIEW,
    S.HELD: Public.IN_REVIEW,
    S.AWARDED: Public.EARNED,
    S.NOT_YET: Public.NOT_YET,
    S.WITHDRAWN: Public.WITHDRAWN,
    S.EXPIRED: Public.EXPIRED,
}

WITH_US = (S.CHECKING, S.QUEUED, S.IN_REVIEW, S.ADJUDICATION, S.RECOMMENDED, S.APPROVED)
EDITABLE = (S.DRAFT, S.NEEDS_FIX)
OPEN = (*EDITABLE, *WITH_US, S.HELD, S.APPEALED)
CLOSED = (S.WITHDRAWN, S.EXPIRED)


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the table: from where, to where, and by whom (as the docs name them)."""

    sources: tuple[Status, ...]
    target: Status | None
    who: str


RESUME = None
MOVES: dict[str, Move] = {
    "submit": Move(EDITABLE, S.CHECKING, "educator"),
    "bounce": Move((S.CHECKING, S.HELD), S.NEEDS_FIX, "check or officer"),
    "queue": Move((S.CHECKING,), S.QUEUED, "the check, or the officer"),
    "claim": Move((S.QUEUED,), S.IN_REVIEW, "assessor"),
    "requeue": Move((S.IN_REVIEW,), S.QUEUED, "the lease sweep"),
    "disagree": Move((S.IN_REVIEW,), S.ADJUDICATION, "scoring"),
    "recommend": Move((S.IN_REVIEW, S.ADJUDICATION), S.RECOMMENDED, "scoring"),
    "send_back": Move((S.RECOMMENDED,), S.IN_REVIEW, "approver"),
    "third_read": Move((S.RECOMMENDED,), S.ADJUDICATION, "approver"),
    "decline": Move((S.RECOMMENDED,), S.NOT_YET, "approver"),
    "approve": Move((S.RECOMMENDED,), S.APPROVED, "approver"),
    "award": Move((S.APPROVED,), S.AWARDED, "the issuing task"),
    "hold": Move((*WITH_US, S.APPEALED), S.HELD, "officer, or a reader's report"),
    "resume": Move((S.HELD,), RESUME, "officer or lead"),
    "refuse": Move((S.HELD,), S.NOT_YET, "two persons"),
    "appeal": Move((S.NOT_YET,), S.APPEALED, "educator"),
    "uphold": Move((S.APPEALED,), S.RECOMMENDED, "another approver"),
    "reject": Move((S.APPEALED,), S.NOT_YET, "another approver"),
    "withdraw": Move(
        (
            S.DRAFT,
            S.NEEDS_FIX,
            S.CHECKING,
            S.QUEUED,
            S.IN_REVIEW,
            S.ADJUDICATION,
            S.RECOMMENDED,
            S.HELD,
        ),
        S.WITHDRAWN,
        "educator",
    ),
    "expire": Move(EDITABLE, S.EXPIRED, "the daily sweep"),
    "extend": Move((S.EXPIRED,), S.DRAFT, "staff"),
}


def public_label(status: str) -> Public:
    """What educator and facilitator see of `status`."""
    return PUBLIC[Status(status)]


def public_is(label: Public) -> list[Status]:
    """The statuses that read as `label`."""
    return [status for status, public in PUBLIC.items() if public is label]
