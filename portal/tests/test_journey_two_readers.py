"""Performance Assessment, which two assessors read: they differ, and they agree at once."""

import pytest

from badges.models import Award
from credentials import loading
from portal.testing import journeys
from portal.testing.journeys import at_browser

pytestmark = [pytest.mark.django_db, pytest.mark.journey]

SLUG = "classroom-embedded-performance-assessment"


@pytest.fixture
def world(cast):
    loading.load()
    return cast


def hand_in(walker):
    requirements = journeys.start(walker, SLUG)
    for number in (1, 2, 3):
        journeys.write_part(walker, requirements, number, words=250)
    journeys.submit(walker, requirements)
    return requirements


def earn(world, name):
    award = Award.objects.get(person=world[name])
    journeys.earn(at_browser(world[name]), award.uuid, world[name].email)


def own_local_becomes_an_approver(world):
    """Fay teaches where Dana does; the issuer's manager asks her to decide, and she takes it."""
    journeys.invite(
        at_browser(world["iris"]), "National Education Association", "approver", "fay@demo.test"
    )
    fay = at_browser(world["fay"])
    journeys.accept_role(fay, "fay@demo.test")
    return fay


@pytest.mark.row("E2", "E5", "E6", "E3", "A22", "L16")
def test_two_assessors_disagree_a_third_reads_not_yet_then_attempt_two_earns(world):
    dana, iris = at_browser(world["dana"]), at_browser(world["iris"])
    requirements = hand_in(dana)
    slot = journeys.score(at_browser(world["asha"]))
    journeys.finds_nothing(at_browser(world["jon"]), slot)
    dana.open(requirements).has("In review")
    journeys.score(at_browser(world["ben"]), "2.1")
    dana.open(requirements).has("In review").has_not("Third", "adjudication")
    journeys.score(at_browser(world["mei"]), "2.1")
    waiting = iris.open("/decide/").follow("Decide").path
    journeys.has_nothing_to_decide(own_local_becomes_an_approver(world), waiting)
    journeys.decide(iris, "Decide not yet", **{"decline-message": "Nearly there: see one line."})
    feedback = dana.open(f"{requirements}feedback/")
    feedback.has_not("Ito", "Tan", "Assessor 2")
    requirements = journeys.try_again(dana, requirements, "Nearly there", "Say who answers whom")
    dana.open(requirements).has("You have submitted 3 out of 5 Requirements")
    dana.open(f"{requirements}parts/1/").has_not("Mark complete")
    journeys.write_part(dana, requirements, 2)
    journeys.submit(dana, requirements)
    for name in ("noor", "ben"):
        journeys.score(at_browser(world[name]))
    journeys.decide(at_browser(world["max"]), "Approve")
    dana.open(requirements).has("Earned")
    earn(world, "dana")


@pytest.mark.row("E3", "E10")
def test_two_assessors_agree_on_the_first_attempt(world):
    lee, max_ = at_browser(world["lee"]), at_browser(world["max"])
    requirements = hand_in(lee)
    journeys.score(at_browser(world["asha"]))
    max_.open("/decide/").has("Nothing waits for a decision")
    journeys.score(at_browser(world["ben"]))
    max_.open("/decide/").has("2 readings, agreed").follow("Decide")
    max_.has("The readings agree on every criterion")
    journeys.finds_nothing(at_browser(world["mei"]), "third")
    journeys.decide(max_, "Approve")
    lee.open(requirements).has("Earned")
    earn(world, "lee")
