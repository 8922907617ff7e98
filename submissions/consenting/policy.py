"""Who may keep the list of people, say who is in an item, and take a consent back."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from portal.kit.verdict import YES, Verdict, first_no, no
from submissions import policy
from submissions.consenting import coding
from submissions.models import Evidence, PartEntry, Person, Submission

C = Person.Consent


def may_list(user: Any, submission: Submission) -> Verdict:
    """The author, while the attempt can be written."""
    return policy.may_write(user, submission)


def may_say(user: Any, item: Evidence, entry: PartEntry) -> Verdict:
    """The author, while the part is open: of a file on legal hold too, nothing of it changes."""
    if item.removed_at:
        return no(_("This item was removed."))
    return policy.may_edit(user, entry)


def may_answer(
    user: Any, person: Person, consent: str, submission: Submission, *, is_sent: bool
) -> Verdict:
    """The author; a "no" always, anything else while `submission`, the latest, can be written.

    What was handed in with a consent does not go back to pending.
    """
    if person.enrollment.educator_id != user.pk:
        return no(_("Only its author can write here."))
    if consent == C.NO:
        return YES
    if is_sent and consent == C.PENDING:
        return no(_("This was handed in with a consent. Choose yes, or no to take it back."))
    return may_list(user, submission)


def may_remove(user: Any, person: Person, submission: Submission) -> Verdict:
    """Only who is in no item any more."""
    return first_no(may_list(user, submission), _is_nowhere(person))


def _is_nowhere(person: Person) -> Verdict:
    if person.appearances.filter(evidence__removed_at=None).exists():
        return no(_("This person is in an item. Take them out of it, or remove the item first."))
    return YES


def is_code(typed: str) -> Verdict:
    """A code and no name (row D17: initials or codes only)."""
    if coding.code(typed):
        return YES
    return no(
        _(
            "This may be a name, and names are not kept here. Use a code such as “Student A”, "
            "“Teacher 2”, “S1” or “AB”."
        )
    )


def holds(appearing: Mapping[Any, Any], *, nobody: bool) -> Verdict:
    """Either nobody, or at least one person, each in at least one way."""
    if nobody and appearing:
        return no(_("You ticked people below. Say “These people”, or untick them."))
    if not nobody and not appearing:
        return no(_("Tick what shows or lets hear somebody, or add a person."))
    return YES
