"""Worlds that differ only in what was met look the same to facilitators and affiliate staff."""

import functools

import pytest
from django.test import Client

from badges.deciding import actions as deciding
from plc.alerts import tell_facilitators
from portal.testing.crawl import crawl, whole
from portal.testing.sweeps import sweep_all
from portal.testing.twins import assert_same, mails
from reviews.tests import factories as work
from submissions import queries, sweeps
from submissions.enrolling import actions as enrolling
from submissions.extending import actions as extending
from submissions.extending import policy
from submissions.models import Enrollment
from submissions.submitting import actions as submitting
from submissions.submitting.checking import check
from submissions.writing import actions as writing

pytestmark = [pytest.mark.django_db, pytest.mark.row("E2"), pytest.mark.row("R1")]

WATCHERS = ("fay", "paul", "stella")
ALL = ["1.1", "2.1", "2.2", "3.1"]
WHOSE = ("queued", "in_review")
STARTS = ("/", "/cohorts/", "/reports/enrollment/")


def near(path):
    """What tells of other people's work."""
    return path.startswith(("/cohorts/", "/reports/", "/work/"))


def decided_not_yet(world, unmet):
    """Two people hear "not yet", each with these criteria not met."""
    reader, approver = world.people[world.readers.first], world.people[world.readers.approver]
    work.reviewed(reader, unmet, slot=world.slot)
    work.reviewed(reader, unmet)
    for state in WHOSE:
        deciding.decline(world.work(state), by=approver, message="Nearly there.")
        tell_facilitators(world.works[state].pk)


def again(world, state):
    """The next attempt is opened; nothing is written yet."""
    by = world.people[state]
    world.works[state] = submitting.next_attempt(world.works[state], by=by)


def some_done(world, state):
    """The first part that is not met is done again."""
    entry = world.works[state].entries.filter(met_in=None).first()
    entry = queries.entry_of(world.works[state], entry.part.number)
    writing.complete(entry, by=world.people[state])


def handed_in(world, state):
    """All of it is done again, and handed in."""
    for entry in world.works[state].entries.filter(met_in=None, state="in_progress"):
        writing.complete(
            queries.entry_of(world.works[state], entry.part.number), by=world.people[state]
        )
    submitting.submit(world.works[state], honour=True, by=world.people[state])
    check(world.works[state].pk)


def late(world, state):
    """The time runs out on the second attempt."""
    enrollment = world.works[state].enrollment
    with_time = enrollment.due_at
    extending.move_due_date(enrollment, enrollment.started_at.replace(year=2025))
    sweeps.expire()
    extending.move_due_date(enrollment, with_time)


def watched(world, time, unmet, roll):
    """All that facilitator and staff are sent at every step from "not yet" to the next."""
    found = {}

    def look(step):
        roll(1000 + len(found))
        for name in WATCHERS:
            client = Client()
            client.force_login(world.people[name])
            for path, answer in crawl(client, STARTS, near).items():
                found[f"{step}: {name} {path}"] = answer
            if name != "fay":
                found[f"{step}: {name} csv"] = whole(client.get("/reports/enrollment.csv"))

    decided_not_yet(world, unmet)
    look("not yet")
    for step in (again, some_done):
        for state in WHOSE:
            step(world, state)
        look(step.__name__)
    handed_in(world, "queued")
    enrolling.withdraw(world.works["in_review"], by=world.people["in_review"])
    look("one handed in, one withdrawn")
    again_late = world.works["not_yet"]
    world.works["not_yet"] = submitting.next_attempt(again_late, by=world.people["not_yet"])
    late(world, "not_yet")
    sweep_all()
    look("one run out")
    return found | mails([world.people[name] for name in WATCHERS])


def test_staff_and_facilitators_are_sent_the_same_whatever_was_met(twins, dice):
    one, other = (
        twins(functools.partial(watched, unmet=unmet, roll=dice)) for unmet in (["2.1"], ALL)
    )
    assert any(key.endswith("csv") for key in one)
    assert any("/note/" in key for key in one)
    assert any(" plc/decided " in key for key in one)
    assert_same(one, other)


@pytest.mark.row("D3")
def test_the_dates_that_a_list_offers_to_move_are_those_that_the_policy_lets_move(world):
    every = Enrollment.objects.select_related("educator__affiliate", "credential")
    offered = 0
    for person in world.people.values():
        may = {each.code for each in every if policy.may_extend(person, each)}
        shown = policy.extendable(person, Enrollment.objects.all())
        assert may == set(shown.values_list("code", flat=True)), person
        offered += len(may)
    assert offered
