"""The cairns that grow: the stacks in which a person has begun something."""

from collections.abc import Iterable

from django.urls import reverse

from badges.milestones import progress
from portal.accounts.models import User
from portal.desk.learning import Work
from portal.desk.parts import Growing


def of(user: User, works: Iterable[Work]) -> list[Growing]:
    """The cairns of the stacks in which this person has begun something, the fullest first."""
    return [
        Growing(
            each.slug,
            each.name,
            reverse("stack", args=[each.slug]),
            each.stones,
            each.caption,
            each.badge,
        )
        for each in progress.of(user, {work.credential for work in works if work.running})
    ]
