"""Decided work and awards, made by calling the actions."""

from collections.abc import Mapping
from typing import Any

from badges import issuing
from badges.deciding import actions as deciding
from badges.earning import actions as earning
from badges.models import Award
from credentials.models import MicroCredential
from portal.accounts.models import User
from reviews.tests import factories as reviews
from submissions.models import Submission


def recommended(
    cast: Mapping[str, User],
    educator: str = "dana",
    *,
    not_yet: tuple[str, ...] = (),
    assessors: int = 1,
    credential: MicroCredential | None = None,
) -> Submission:
    """An attempt that was read and recommended."""
    submission = reviews.submitted(cast, educator, credential, assessors=assessors)
    for name in ("asha", "ben")[:assessors]:
        reviews.reviewed(cast[name], not_yet)
    submission.refresh_from_db()
    return submission


def approved(cast: Mapping[str, User], educator: str = "dana", **options: Any) -> Award:
    """An award that is decided and not yet issued."""
    submission = recommended(cast, educator, **options)
    return deciding.approve(submission, by=cast["iris"], message="Well done.")


def issued(cast: Mapping[str, User], educator: str = "dana", **options: Any) -> Award:
    """An award that is issued and offered."""
    award = approved(cast, educator, **options)
    issuing.issue(award.pk)
    award.refresh_from_db()
    return award


def accepted(cast: Mapping[str, User], educator: str = "dana", **options: Any) -> Award:
    """An award that is issued, accepted and so public."""
    award = issued(cast, educator, **options)
    earning.accept(award, by=cast[educator])
    award.refresh_from_db()
    return award
