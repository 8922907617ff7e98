"""What happens to handed-in evidence when a person in it takes their consent back."""

from django.db.models import Q, QuerySet

from portal.kit import clock
from submissions.consenting import mails
from submissions.models import Evidence, PartEntry, Person
from submissions.status import CLOSED, EDITABLE


def is_sent(person: Person) -> bool:
    """Something with this person in it was handed in and is not withheld."""
    return handed_in(person).exclude(submission__status__in=CLOSED).exists()


def handed_in(person: Person) -> QuerySet[Evidence]:
    """Items with this person that can no longer be changed: of a closed attempt or a met part."""
    locked = PartEntry.objects.exclude(met_in=None).filter(
        submission__enrollment=person.enrollment_id, submission__status__in=EDITABLE
    )
    met = Q()
    for submission, part in locked.values_list("submission", "part"):
        met |= Q(submission=submission, slot__part=part)
    rows = Evidence.objects.present().filter(appearances__person=person, withheld_at=None)
    closed = ~Q(submission__status__in=EDITABLE)
    return rows.filter(closed | met if met else closed)


def withhold(person: Person) -> int:
    """No reader sees these items from now on, and their files go with the next sweep.

    The row stays with its hashes, and a legal hold keeps the bytes. Returns how many there were.
    """
    now = clock.now()
    rows = list(handed_in(person).select_related("submission", "slot__part"))
    mine = Evidence.objects.filter(pk__in=[row.pk for row in rows])
    mine.update(withheld_at=now)
    mine.filter(kind=Evidence.Kind.FILE, purged_at=None).update(purge_after=now)
    mails.withheld(person, rows)
    return len(rows)
