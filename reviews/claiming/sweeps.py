"""What the clock does for the queue: leases that end, and work that nobody may read."""

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from credentials.models import Issuer, IssuerStaff
from portal.accounts import mails
from portal.accounts.models import User
from portal.accounts.optout import mails as declinable
from portal.kit import clock
from portal.kit.vocabulary import named
from reviews.claiming import policy, workflow
from reviews.claiming.leases import warning_day
from reviews.models import Assessor, ClaimLog, ReviewSlot
from submissions.status import Status

State, Event = ReviewSlot.State, ClaimLog.Event
LEADS = (IssuerStaff.Role.LEAD, IssuerStaff.Role.MANAGER)


def expire_leases() -> int:
    """Open every slot whose lease has passed; drafts stay. Held work keeps its reader's time."""
    over = _leases().filter(lease_until__lt=clock.now())
    return sum(_expire(slot) for slot in over)


def warn_of_leases() -> None:
    """Mail each assessor one business day before a lease ends, once per lease."""
    for slot in _leases().filter(lease_until__gte=clock.now()).select_related("assessor"):
        reader = slot.assessor
        with timezone.override(reader.time_zone):
            ends, today = timezone.localdate(slot.lease_until), timezone.localdate(clock.now())
        if today >= warning_day(ends, _issuer(slot).holidays):
            _warn(slot, reader, ends)


def tell_when_stranded() -> None:
    """Tell the lead assessor, or the manager, once a day of each slot that no assessor may take."""
    waiting = ReviewSlot.objects.filter(
        state=State.OPEN, submission__status__in=policy.READABLE
    ).select_related("submission__enrollment__credential__issuer")
    open_now = {slot.pk: slot for slot in waiting}
    readers = User.objects.filter(assessor_roles__ended_at=None, assessor_roles__isnull=False)
    for reader in readers.distinct() if open_now else []:
        for pk in policy.eligible(reader).values_list("pk", flat=True):
            open_now.pop(pk, None)
    for slot in open_now.values():
        _tell_leads(slot, _issuer(slot))


def _leases() -> QuerySet[ReviewSlot]:
    live = ReviewSlot.objects.filter(state=State.LEASED).exclude(submission__status=Status.HELD)
    return live.select_related("submission__enrollment__credential__issuer")


def _issuer(slot: ReviewSlot) -> Issuer:
    return slot.submission.enrollment.credential.issuer


@transaction.atomic
def _expire(slot: ReviewSlot) -> bool:
    token, holder = slot.lease_token, slot.assessor
    still = ReviewSlot.objects.filter(pk=slot.pk, lease_until=slot.lease_until)
    if not still.select_for_update().exists():
        return False
    done = workflow.move(slot, Event.EXPIRE, State.OPEN, token=token, who=holder, **workflow.FREE)
    if done:
        workflow.requeue(slot.submission)
    return done


def _warn(slot: ReviewSlot, reader: User, ends: object) -> None:
    mails.post(
        "reviews/lease_ending",
        reader,
        key=f"reviews.lease_ending:{slot.code}:{slot.lease_token}:{ends}",
        context={
            "code": slot.code,
            "title": slot.submission.enrollment.credential.title,
            "ends": ends,
            "path": reverse("reviews:assess", args=[slot.code]),
        },
        words=named(_issuer(slot).words),
    )


def _tell_leads(slot: ReviewSlot, issuer: Issuer) -> None:
    staff = IssuerStaff.objects.live().filter(issuer=issuer, role__in=LEADS)
    people = {row.user: row.role for row in staff.select_related("user__affiliate")}
    leads = [user for user, role in people.items() if role == IssuerStaff.Role.LEAD]
    for user in leads or people:
        declinable.post(
            "reviews/stranded",
            user,
            key=f"reviews.stranded:{slot.code}:{user.pk}:{clock.today(user.time_zone)}",
            context={
                "title": slot.submission.enrollment.credential.title,
                "readers": Assessor.objects.filter(issuer=issuer, ended_at=None).count(),
            },
            words=named(issuer.words),
        )
