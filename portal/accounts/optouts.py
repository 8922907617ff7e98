"""Every kind of mail: whether a person may decline it, and if not, why not (row I5).

One table, `KINDS`. Mails about a person's own deadline, work of their own that waits for them, a
"not yet", their way to sign in, or something they have just asked for always come; the rest
belongs to a category that is declined as one. A test finds a kind that is missing here.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

ANSWERS = "answers"
BADGE_ENDS = "badge-ends"
BADGE_NEWS = "badge-news"
BADGE_REMINDERS = "badge-reminders"
COHORT_MAILS = "cohort-mails"
DECISION_REMINDERS = "decision-reminders"
LINK_REPORTS = "link-reports"
PORTAL_CHECKS = "portal-checks"
PROMISES = "promises"
READER_NEWS = "reader-news"
STRANDED_WORK = "stranded-work"
LABELS = {
    BADGE_NEWS: _("News that I have earned a badge, which also stands under My badges"),
    BADGE_REMINDERS: _("Reminders that a badge is waiting for me"),
    BADGE_ENDS: _("Notices that a badge of mine will expire, which its page also says"),
    ANSWERS: _("Answers to my questions, which also stand under Help"),
    COHORT_MAILS: _("Mails from the facilitator of a cohort to all its members"),
    DECISION_REMINDERS: _("Reminders of recommendations that wait for an approver"),
    PROMISES: _("News that an answer takes longer than was said, which also stands with my work"),
    READER_NEWS: _("News that a work I was reading needs no review any more"),
    STRANDED_WORK: _("News that nobody can read a work, for those who look after assessors"),
    LINK_REPORTS: _("The week's dead links, for those who look after an issuer"),
    PORTAL_CHECKS: _("What the nightly check found, for site managers"),
}
SHOWN = (BADGE_NEWS, BADGE_REMINDERS, BADGE_ENDS, ANSWERS, COHORT_MAILS)

OWN_DEADLINE = "own deadline"
# Sent back for a fix, or for another look: it stands still until the person has done something.
OWN_WORK = "own work that waits for the person"
# Review of somebody's work rests until the officer has answered.
OFFICER_WORK = "somebody's work that rests until the person answers"
# Whoever answers for the readings hears where the issuer decided against them.
CONTROL = "what was decided against those whom the person answers for"
# A "not yet" brings feedback, and the next attempt is its author's to begin.
OWN_RESULT = "result of one's own submission, with feedback to act on"
# A second person is asked, told what they asked for, or told of what must never go unseen.
OVERSIGHT = "an identity behind a code: asked for, granted, or seen"
SIGNING_IN = "security of the account"
OWN_BADGE = "what becomes of one's own badge, with a time to answer"
# What was passed on proves nothing any more, and only its owner can make another.
OWN_COPY = "a copy of one's own badge that counts no longer"
SECOND_PERSON = "a badge is to be taken back, and it takes a second person"
OWN_WISH = "answers what was just asked for"
INVITED = "one letter to an address, from a person; nothing follows it"
ALWAYS = (
    OWN_DEADLINE,
    OWN_WORK,
    OFFICER_WORK,
    CONTROL,
    OWN_RESULT,
    OWN_BADGE,
    OWN_COPY,
    SECOND_PERSON,
    SIGNING_IN,
    OWN_WISH,
    INVITED,
    OVERSIGHT,
)
KINDS = {
    "accounts/already_registered": SIGNING_IN,
    "accounts/confirmation": SIGNING_IN,
    "accounts/erasure_cancelled": OWN_WISH,
    "accounts/erasure_requested": OWN_WISH,
    "accounts/invitation": INVITED,
    "accounts/password_reset": SIGNING_IN,
    "accounts/security_notice": SIGNING_IN,
    "accounts/unknown_account": SIGNING_IN,
    "badges/address_asked": OWN_BADGE,
    "badges/decision_waits": DECISION_REMINDERS,
    "badges/earned": BADGE_NEWS,
    "badges/ending": BADGE_ENDS,
    "badges/not_yet": OWN_RESULT,
    "badges/offered_again": BADGE_REMINDERS,
    "badges/overridden": CONTROL,
    "badges/reminder": BADGE_REMINDERS,
    "badges/copy_withdrawn": OWN_COPY,
    "badges/revocation_answered": OWN_WISH,
    "badges/revocation_asked": OWN_BADGE,
    "badges/revocation_settled": OWN_BADGE,
    "badges/revocation_waits": SECOND_PERSON,
    "credentials/links_died": LINK_REPORTS,
    "help/answered": ANSWERS,
    "plc/decided": COHORT_MAILS,
    "plc/note": COHORT_MAILS,
    "portal/identity_answered": OWN_WISH,
    "portal/identity_asked": OVERSIGHT,
    "portal/identity_opened": OVERSIGHT,
    "portal/invariants": PORTAL_CHECKS,
    "reviews/closed": READER_NEWS,
    "reviews/lease_ending": OWN_DEADLINE,
    "reviews/overdue": OFFICER_WORK,
    "reviews/reported": OFFICER_WORK,
    "reviews/resumed": OWN_WORK,
    "reviews/sent_back": OWN_WORK,
    "reviews/stranded": STRANDED_WORK,
    "submissions/bounced": OWN_WORK,
    "submissions/due_soon": OWN_DEADLINE,
    "submissions/expired": OWN_DEADLINE,
    "submissions/extended": OWN_DEADLINE,
    "submissions/promise_moved": PROMISES,
    "submissions/receipt": OWN_WISH,
    "submissions/withheld": OFFICER_WORK,
}


def category(kind: str) -> str | None:
    """What one declines to have no more of this kind of mail; None where it always comes.

    Raises KeyError for a kind that is not in the table.
    """
    found = KINDS[kind]
    return found if found in LABELS else None


def wants(user: Any, category: str) -> bool:
    """Whether this person still wants mails of a category, one of the keys above."""
    return category not in user.mail_optouts


def choices(user: Any, had: set[str]) -> list[tuple[str, Any]]:
    """What stands on the person's page: the common ones, the declined, those in `had`.

    `had` are the kinds of mail that the person has been sent.
    """
    known = {KINDS.get(kind) for kind in had} | set(user.mail_optouts) | set(SHOWN)
    return [(name, label) for name, label in LABELS.items() if name in known]
