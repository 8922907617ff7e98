"""The whole way, by pages alone and without JavaScript, on the real catalogue (items 4 to 9)."""

import datetime as dt
import io
import zipfile

import pytest
from django.test import Client

from badges.models import Award
from credentials import loading
from portal.kit import clock
from portal.kit.models import Message
from portal.testing import journeys
from portal.testing.journeys import WORDS, at_browser
from portal.testing.pages import Walker

pytestmark = [pytest.mark.django_db, pytest.mark.journey]

QUESTION = "May the plan of our team be a picture of the board?"
AGAIN = "The comment on the first line is missing."


@pytest.fixture
def world(cast):
    loading.load()
    return cast


def earn(world, name):
    award = Award.objects.get(person=world[name])
    journeys.earn(at_browser(world[name]), award.uuid, world[name].email)


def mails(to, kind):
    return Message.objects.filter(to=f"{to}@demo.test", kind=kind).count()


def is_helped(world, dana, requirements):
    """A question and its answer; then staff give more time, with a reason."""
    journeys.ask(dana, requirements, QUESTION)
    journeys.answer(at_browser(world["root"]), QUESTION, "Yes, as a JPEG or PNG.")
    dana.open("/help/").has(QUESTION, "Yes, as a JPEG or PNG.")
    before = journeys.due_date(dana, requirements)
    later = clock.today("UTC") + dt.timedelta(days=300)
    journeys.extend(at_browser(world["stella"]), "Dana Ruiz", later, "Illness in the family.")
    assert journeys.due_date(dana, requirements) != before
    assert (mails("dana", "help/answered"), mails("dana", "submissions/extended")) == (1, 1)


def is_sent_back_once(world):
    """The approver returns the reading with a reason; its assessor looks again; never twice."""
    iris, asha = at_browser(world["iris"]), at_browser(world["asha"])
    page = journeys.send_back(iris, AGAIN)
    journeys.look_again(asha, "IEP Implementation", AGAIN)
    journeys.cannot_send_back_again(iris, page)


def has_everything(dana, requirements):
    """All that was submitted, as one ZIP."""
    archive = dana.client.get(f"{requirements}download/")
    assert archive["Content-Type"] == "application/zip"
    kept = zipfile.ZipFile(io.BytesIO(archive.getvalue())).namelist()
    for close in archive._resource_closers:  # closing the response would close the database too
        close()
    assert [name for name in kept if name.endswith(".pdf")]


@pytest.mark.row("D1", "D2", "D3", "D4", "D6", "D7", "D9", "A12", "C7", "E3", "E10")
def test_iep_from_start_to_badge_with_one_assessor(world):
    dana = at_browser(world["dana"])
    requirements = journeys.start(dana, "iep-implementation")
    dana.open(requirements).has("You have submitted 1 out of 5 Requirements", "In Progress")
    is_helped(world, dana, requirements)
    for number in (1, 2, 3):
        journeys.write_part(dana, requirements, number, words=300)
    dana.open(requirements).has("You have submitted 4 out of 5 Requirements")
    journeys.submit(dana, requirements)
    dana.open(requirements).has("You have submitted 5 out of 5 Requirements", "In review")
    assert mails("dana", "submissions/receipt") == 1
    has_everything(dana, requirements)
    asha = at_browser(world["asha"])
    journeys.score(asha)
    is_sent_back_once(world)
    asha.open("/review/mine/").has("IEP Implementation").has_not("Ruiz", "Awarded", "Earned")
    dana.open(requirements).has("In review").has_not(AGAIN)
    journeys.decide(at_browser(world["iris"]), "Approve")
    dana.open(requirements).has("Earned")
    earn(world, "dana")
    assert mails("dana", "badges/earned") == 1


def changes_their_mind(lee, requirements):
    """Withdraw after Part 1, start again, and find its text; the rest is still to do."""
    journeys.write_part(lee, requirements, 1, words=120)
    journeys.withdraw(lee, requirements)
    lee.open(f"{requirements}parts/1/").has(WORDS.strip()).has_not("Mark complete")
    fresh = journeys.restart(lee, requirements)
    lee.open(fresh).has("You have submitted 1 out of 6 Requirements", "In Progress")
    lee.open(f"{fresh}parts/1/").has(WORDS.strip(), "Mark complete")
    return fresh


@pytest.mark.row("A29", "A22", "A26", "B6", "E6")
def test_generating_ideas_with_students_a_and_b_linked(world):
    lee, mei, max_ = (at_browser(world[name]) for name in ("lee", "mei", "max"))
    requirements = journeys.start(lee, "generating-ideas")
    lee.open(requirements).has("You have submitted 1 out of 6 Requirements")
    requirements = changes_their_mind(lee, requirements)
    lee.open(f"{requirements}parts/2/").has("Student A", "Student B")
    lee.open(f"{requirements}parts/3/").has("Student A", "Student B")
    for number in (1, 2, 3, 4):
        journeys.write_part(lee, requirements, number, words=120)
    journeys.submit(lee, requirements)
    journeys.score(mei, "2.1")
    journeys.says(max_, 2, "Not yet")
    journeys.decide(max_, "Decide not yet", **{"decline-message": "One student is missing."})
    requirements = journeys.try_again(lee, requirements, "One student is missing.")
    lee.open(f"{requirements}parts/1/").has_not("Mark complete")
    journeys.write_part(lee, requirements, 2)
    journeys.submit(lee, requirements)
    journeys.score(at_browser(world["noor"]))
    journeys.says(max_, 2, "Yes")
    journeys.decide(max_, "Approve")
    lee.open(requirements).has("Earned", "You have submitted 6 out of 6 Requirements")
    earn(world, "lee")


def test_a_visitor_is_led_through_sign_in_back_to_start(world):
    visitor = Walker(Client(enforce_csrf_checks=True))
    visitor.open("/stacks/exceptional-learner/").follow("Start")
    visitor.has("Sign in")
