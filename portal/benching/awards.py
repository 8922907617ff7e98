"""Awards that wait to be issued, and one that is public."""

from typing import Any

from badges import issuing, snapshots
from badges.models import Award, Decision
from credentials.models import Version
from portal.accounts.models import User
from portal.benching import crowd
from portal.kit import clock, codes
from submissions.models import Enrollment
from submissions.status import Status


def approved(version: Version, count: int) -> list[int]:
    """So many approved attempts of one version; returns the keys of their awards."""
    return [award.pk for award in _awards(version, crowd.people("earner", count))]


def accepted(version: Version) -> Any:
    """One award that was issued and accepted; returns its public id."""
    (award,) = _awards(version, crowd.people("owner", 1))
    issuing.issue(award.pk)
    Award.objects.filter(pk=award.pk).update(accepted_at=clock.now())
    return award.uuid


def _awards(version: Version, people: list[User]) -> list[Award]:
    credential = version.credential
    credential.current = version
    rows = [crowd.enrollment(person, credential, days=60) for person in people]
    works = crowd.attempts(Enrollment.objects.bulk_create(rows))
    crowd.move(works, Status.APPROVED)
    badge_class = snapshots.of(version)
    approver = User.objects.get(email="iris@demo.test")
    decisions = Decision.objects.bulk_create(
        Decision(submission=work, outcome=Decision.Outcome.APPROVE, by=approver) for work in works
    )
    return Award.objects.bulk_create(
        Award(
            person=work.enrollment.educator,
            version=version,
            badge_class=badge_class,
            submission=work,
            decision=decision,
            source_key=f"bench:{work.pk}",
            recipient_email=work.enrollment.educator.email,
            salt=codes.long_code(),
            awarded_on=clock.today("UTC"),
        )
        for work, decision in zip(works, decisions, strict=True)
    )
