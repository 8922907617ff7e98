"""What is earned is over: nothing says it is going on, and it is not started twice."""

import datetime as dt

import pytest

from badges.tests import factories
from portal.kit import clock
from portal.kit.verdict import Refused
from portal.testing.journeys import at_browser
from submissions import workflow
from submissions.enrolling import actions
from submissions.extending import policy as extending
from submissions.models import Enrollment
from submissions.restarting import policy as restarting

pytestmark = pytest.mark.row("A12")


@pytest.fixture
def award(cast):
    return factories.issued(cast)


def test_the_status_of_the_attempt_says_that_the_enrollment_is_over(cast, award):
    mine = Enrollment.objects.of(cast["dana"])
    assert (mine.unclosed().count(), mine.active().count(), mine.earned().count()) == (1, 0, 1)
    with pytest.raises(Refused, match="You have earned this"):
        actions.start(award.version.credential, by=cast["dana"])
    assert mine.count() == 1


def test_start_says_that_it_is_earned_and_leads_to_the_badge(cast, award):
    dana = at_browser(cast["dana"])
    page = f"/start/{award.version.credential.slug}/"
    dana.open(page).has("You have earned this").has_not("You have started this", "Ready?")
    dana.follow("See your badge")
    assert dana.path == f"/my-badges/{award.uuid}/"
    dana.open("/work/").has("Finished and put away", "Earned").has_not("day left", "days left")


def test_a_start_that_is_sent_all_the_same_leads_back_to_that_page(cast, award, signed_in):
    page = f"/start/{award.version.credential.slug}/"
    assert signed_in("dana").post(page)["Location"] == page
    assert Enrollment.objects.of(cast["dana"]).count() == 1


def test_others_start_it_as_before(cast, award):
    started = actions.start(award.version.credential, by=cast["lee"])
    assert list(Enrollment.objects.of(cast["lee"]).active()) == [started]


def test_earned_work_belongs_to_the_time_before_its_decision(cast, award):
    decided = award.submission.decided_at
    for days, seen in ((-1, 1), (1, 0)):
        moment = decided + dt.timedelta(days=days)
        assert Enrollment.objects.not_over_before(moment).count() == seen
    assert clock.now() >= decided


def test_expired_work_is_not_reopened_beside_what_was_earned_since(cast, award):
    credential = award.version.credential
    old = Enrollment.objects.create(
        educator=cast["dana"],
        credential=credential,
        version=award.version,
        due_at=clock.now(),
        due_zone="UTC",
        closed_at=clock.now(),
    )
    workflow.advance(actions.open_attempt(old, 1, by=cast["dana"]), "expire")
    for verdict in (
        extending.may_extend(cast["stella"], old),
        restarting.may_restart(cast["dana"], old),
    ):
        assert not verdict
