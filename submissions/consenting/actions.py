"""Keep the list of people, say who is in an item, note what they answer."""

from collections.abc import Mapping, Set
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from portal.kit import audit, clock
from portal.kit.verdict import Refused
from submissions import workflow
from submissions.consenting import asking, coding, policy, withholding
from submissions.evidence.actions import entry_of
from submissions.models import Appearance, Evidence, Person, Submission
from submissions.status import EDITABLE
from submissions.writing.actions import touched

C = Person.Consent


@transaction.atomic
def add(submission: Submission, code: str, kind: str, consent: str, *, by: Any) -> Person:
    """Put somebody on the list of the work, by a code. The same again is no second person.

    Raises Refused, also where the code may be a name or belongs to somebody else on the list.
    """
    workflow.lock(submission)
    policy.may_list(by, submission).require()
    own = _code(code)
    known = Person.objects.filter(enrollment=submission.enrollment_id, code=own).first()
    if known:
        return _same(known, kind, consent)
    stamp = None if consent == C.PENDING else clock.now()
    row = Person.objects.create(
        enrollment=submission.enrollment, code=own, kind=kind, consent=consent, consent_at=stamp
    )
    _note(row, by, "", consent)
    return row


def _code(typed: str) -> str:
    policy.is_code(typed).require()
    return coding.code(typed)


def _same(known: Person, kind: str, consent: str) -> Person:
    if (known.kind, known.consent) != (kind, consent):
        raise Refused(_("%(code)s is on your list already.") % {"code": known.code})
    return known


def _note(person: Person, by: Any, before: str, after: str) -> None:
    """The audit knows the handle alone: the code stays with its author."""
    thing = f"person:{person.handle}"
    audit.record("submissions.consent", thing, by=by, before=before, after=after)


@transaction.atomic
def rename(person: Person, code: str, kind: str, *, by: Any) -> None:
    """Another code or kind for somebody on the list. Raises Refused as `add`."""
    submission = _locked(person)
    policy.may_list(by, submission).require()
    own = _code(code)
    others = Person.objects.filter(enrollment=person.enrollment_id, code=own).exclude(pk=person.pk)
    if others.exists():
        raise Refused(_("%(code)s is on your list already.") % {"code": own})
    Person.objects.filter(pk=person.pk).update(code=own, kind=kind)


@transaction.atomic
def remove(person: Person, *, by: Any) -> None:
    """Take somebody off the list who is in no item. Raises Refused."""
    policy.may_remove(by, person, _locked(person)).require()
    person.delete()


@transaction.atomic
def answer(person: Person, consent: str, *, by: Any) -> int:
    """Note what a person answers. Raises Refused.

    A "no" stops every item they are in from being submitted; what was submitted is withheld from
    its readers at once. Returns how many items were withheld.
    """
    submission = _locked(person)
    policy.may_answer(
        by, person, consent, submission, is_sent=withholding.is_sent(person)
    ).require()
    person.refresh_from_db(fields=["consent"])
    if person.consent != consent:
        stamp = None if consent == C.PENDING else clock.now()
        Person.objects.filter(pk=person.pk).update(consent=consent, consent_at=stamp)
        _note(person, by, person.consent, consent)
        person.consent, person.consent_at = consent, stamp
    withheld = withholding.withhold(person) if consent == C.NO else 0
    _look_again(person)
    return withheld


def _locked(person: Person) -> Submission:
    """The latest attempt; all of them stand still until the transaction ends."""
    attempts = list(person.enrollment.submissions.order_by("number"))
    for attempt in attempts:
        workflow.lock(attempt)
        attempt.enrollment = person.enrollment
    return attempts[-1]


def _look_again(person: Person) -> None:
    """Parts that can be written and hold an item with this person are complete, or not any more."""
    rows = Evidence.objects.present().filter(
        appearances__person=person, submission__status__in=EDITABLE
    )
    for row in rows.select_related("slot"):
        entry = entry_of(row)
        if not entry.is_locked:
            touched(entry)


@transaction.atomic
def say(
    item: Evidence,
    appearing: Mapping[Person, Set[str]] | None = None,
    *,
    by: Any,
    nobody: bool = False,
) -> None:
    """Who is in the item and how, or that nobody is; what was said before is forgotten.

    Raises Refused where it says both or nothing, or the part is not open for writing.
    """
    entry, told = entry_of(item), {who: how for who, how in (appearing or {}).items() if how}
    workflow.lock(entry.submission)
    policy.may_say(by, item, entry).require()
    policy.holds(told, nobody=nobody).require()
    item.appearances.all().delete()
    Appearance.objects.bulk_create([_appearance(item, who, how) for who, how in told.items()])
    Evidence.objects.filter(pk=item.pk).update(nobody_at=clock.now() if nobody else None)
    touched(entry)


def _appearance(item: Evidence, person: Person, how: Set[str]) -> Appearance:
    possible = asking.ways(item)
    if person.enrollment_id != item.submission.enrollment_id or not how <= set(possible):
        raise ValueError("a person of other work, or a way that an item of this kind has not")
    return Appearance(evidence=item, person=person, **{way: way in how for way in possible})
