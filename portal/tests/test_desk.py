"""The desk: what each role finds there, in the order of urgency, and what it costs."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from badges.earning import actions as earning
from credentials.models import IssuerStaff
from credentials.roles import actions as issuer_roles
from credentials.tests import factories as catalogue
from portal.demo.cast import DOMAIN
from portal.kit import clock
from portal.testing.pages import Walker
from reviews.models import ReviewSlot
from submissions.enrolling import actions as enrolling
from submissions.models import Enrollment

pytestmark = pytest.mark.django_db


def desk_of(user):
    client = Client()
    client.force_login(user)
    return Walker(client).open("/desk/")


def names(page):
    """The sections in the order of the page."""
    return [section.name for section in page.response.context["sections"]]


def test_who_is_signed_in_has_the_desk_at_the_portals_address(signed_in, client):
    visitor = Walker(client).open("/").has("Skill by skill")
    assert visitor.path == "/"
    dana = Walker(signed_in("dana")).open("/")
    assert dana.path == "/desk/"
    dana.has("Your desk").follow("What it is").has("Skill by skill")
    assert dana.path == "/about/"


def test_signing_in_leads_to_the_desk(cast, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    page = Walker().open(reverse("account_login"))
    page.send("Sign", login=f"dana@{DOMAIN}", password="demo")
    assert page.path == "/desk/"


def test_an_educator_with_nothing_yet_is_shown_where_to_begin(signed_in):
    page = Walker(signed_in("dana")).open("/desk/").has("Nothing waits for you", "Starting costs")
    assert page.follow("Browse the stacks").path == "/stacks/"


def test_running_work_has_its_next_step_and_its_date_and_the_cairn_grows(world):
    page = desk_of(world.learner("parts"))
    page.has("days left", "Due ", "1 in progress", "What you are building")
    page.follow("Begin: Part 2").has("Part 2")


def test_what_is_to_be_mended_stands_before_what_is_being_written(world):
    person, other = world.learner("needs_fix"), world.twice
    enrolling.start(other, by=person)
    page = desk_of(person)
    lines = page.response.context["sections"][0].lines
    assert [str(line.status) for line in lines] == ["Needs a fix", "Draft"]
    assert page.response.context["next"].title == world.credential.title


def test_a_not_yet_leads_to_the_feedback(world):
    desk_of(world.learner("not_yet")).follow("Read the feedback").has("Not yet")


def test_an_offered_badge_comes_first_and_is_gone_once_accepted(world):
    person = world.learner("offered")
    page = desk_of(person).has("You earned it.")
    assert names(page) == ["badges", "work"]
    page.follow("See your badge")
    earning.accept(world.awards["offered"], by=person)
    assert names(desk_of(person)) == ["work"]


def test_an_assessor_sees_the_open_lease_its_time_and_the_size_of_the_queue(world):
    page = desk_of(world.people["asha"])
    slot = ReviewSlot.objects.get(assessor=world.people["asha"], state="leased")
    page.has(slot.code, "more days", "in your queue")
    assert page.follow("Go on reading").path == f"/review/{slot.code}/"


def test_a_lease_that_ends_within_a_day_is_urgent(world):
    until = ReviewSlot.objects.get(assessor=world.people["asha"], state="leased").lease_until
    with time_machine.travel(until - dt.timedelta(hours=5, minutes=1), tick=False):
        page = desk_of(world.people["asha"]).has("Yours for 5 more hours", 'class="pill')
        assert page.response.context["sections"][0].urgency == 0


def test_the_button_takes_the_next_one(world):
    page = desk_of(world.people["mei"]).has("to be read")
    page.send("Take the next one")
    assert page.path.startswith("/review/")
    assert ReviewSlot.objects.filter(assessor=world.people["mei"], state="leased").count() == 1


@pytest.mark.row("E3")
def test_an_approver_sees_how_many_decisions_wait_and_the_oldest_age_by_code_alone(world):
    waiting, educator = world.work("recommended"), world.learner("recommended")
    page = desk_of(world.people["max"]).has(waiting.desk_code, "since today", "To decide")
    page.has_not(educator.given_name, educator.family_name, educator.school)
    with time_machine.travel(clock.now() + dt.timedelta(days=9), tick=False):
        late = desk_of(world.people["max"]).has("business days", "Late")
        assert late.response.context["sections"][0].name == "decisions"
        late.follow("Decide").has(waiting.desk_code)


def test_a_facilitator_sees_who_needs_a_nudge_and_nothing_beyond_the_label(world):
    page = desk_of(world.people["fay"]).has("Fresno spring", "need a hand")
    page.has_not("Recommended", "Third reading", "With the issuer")
    lines = page.response.context["sections"][0].lines
    assert 1 < len(lines) <= 5
    page.follow(str(lines[1].act.label)).has(lines[1].title)


def test_staff_find_their_report_and_its_figures(world):
    page = desk_of(world.people["stella"]).has("enrolled", "submitted", "earned")
    assert page.follow("Enrollment and status").path == "/reports/enrollment/"


@pytest.mark.row("D3")
def test_the_issuers_manager_comes_to_the_page_that_moves_a_date_by_links(world):
    late = world.works["expired"].enrollment
    page = desk_of(world.people["gil"]).has("Due dates", "near or past")
    page.follow("Due dates").has(str(late.educator), "Expired")
    assert page.follow("Move the due date").path == f"/work/{late.code}/extend/"


def test_due_dates_are_not_listed_for_a_manager_who_decides_or_reads(world):
    gil, issuer = world.people["gil"], catalogue.issuer()
    issuer_roles.grant(gil, issuer, IssuerStaff.Role.APPROVER, by=world.people["root"])
    client = Client()
    client.force_login(gil)
    assert client.get("/due-dates/").status_code == 404
    page = desk_of(gil).has_not("Due dates")
    late = world.works["expired"].enrollment
    page.has_not(late.code)


def test_many_roles_stand_in_the_order_of_urgency(world):
    person = world.people["asha"]
    enrolling.start(world.credential, by=person)
    Enrollment.objects.filter(educator=person).update(due_at=clock.now() + dt.timedelta(days=3))
    assert names(desk_of(person)) == ["work", "queue"]
    Enrollment.objects.filter(educator=person).update(due_at=clock.now() + dt.timedelta(days=90))
    assert names(desk_of(person)) == ["queue", "work"]


def test_the_desk_is_nobody_elses_and_is_never_kept(client, signed_in):
    assert client.get("/desk/")["Location"] == "/accounts/login/?next=%2Fdesk%2F"
    assert signed_in("dana").get("/desk/")["Cache-Control"] == "private, no-store"


def queries(client):
    client.get("/desk/")
    with CaptureQueriesContext(connection) as seen:
        assert client.get("/desk/").status_code == 200
    return len(seen)


def test_the_desk_keeps_its_limit_whoever_asks(world):
    limits = {"parts": 14, "asha": 14, "max": 14, "fay": 16, "stella": 14, "gil": 20, "root": 20}
    found = {}
    for name in limits:
        client = Client()
        client.force_login(world.people[name])
        found[name] = queries(client)
    assert {name: n for name, n in found.items() if n > limits[name]} == {}


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_work(signed_in, cast, count):
    stack = catalogue.stack()
    for n in range(count):
        thing = catalogue.credential(f"one-{n}", f"Number {n}", in_stack=stack)
        enrolling.start(thing, by=cast["dana"], stack=stack)
    assert queries(signed_in("dana")) == 11
