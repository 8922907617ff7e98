"""The demo world is made by the actions, stands in every status, and is made once."""

import time
from collections import Counter

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client

from badges.deciding import clocks
from badges.models import Award
from credentials.models import StackOffer
from plc.models import Cohort
from portal import relay
from portal.accounts.models import User
from portal.demo import cast, welcome
from portal.demo.stories import PROCESS
from portal.kit import clock
from portal.kit.models import Message, Outbox
from portal.testing import journeys
from portal.testing.journeys import at_browser
from reviews.models import ReviewSlot
from submissions import requirements
from submissions.models import Enrollment, Evidence, Submission
from submissions.status import Status

S = Status
# What no button leads to yet, and what lasts only as long as a task.
PASSING = {S.APPROVED, S.HELD, S.APPEALED}


@pytest.fixture
def world(db, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("seed_demo", verbosity=0)
    return {user.given_name.lower(): user for user in User.objects.all()}


def rows() -> Counter[str]:
    """How many rows each table of ours has."""
    ours = [model for model in apps.get_models() if model.__module__.split(".")[0] != "django"]
    return Counter({model._meta.label: model._default_manager.count() for model in ours})


def standing(person) -> list[tuple[str, str, int, int]]:
    """Slug, public label, requirements done and asked of each enrollment."""
    found = Enrollment.objects.filter(educator=person).order_by("started_at")
    page = [(row, requirements.of(row)) for row in found]
    return [
        (row.credential.slug, row.submissions.last().public.value, needs.done, needs.total)
        for row, needs in page
    ]


@pytest.mark.row("D6", "D2", "E6")
def test_there_is_work_in_every_status_that_lasts_and_nothing_waits_for_a_worker(world):
    assert set(Submission.objects.values_list("status", flat=True)) == set(S) - PASSING
    assert not Outbox.objects.filter(done_at=None).exists()
    assert not Message.objects.filter(created_at__gt=clock.now()).exists()
    earned, not_yet, writing = standing(world["dana"])
    assert earned == ("iep-implementation", "earned", 5, 5)
    assert not_yet[1] == "not_yet"
    assert writing == ("understanding-the-iep-process", "draft", 2, 5)
    offered, queued = standing(world["lee"])
    assert (offered[1], queued[1]) == ("earned", "in_review")
    assert Award.objects.get(person=world["lee"]).accepted_at is None


@pytest.mark.row("I1", "E3", "E9")
def test_its_people_find_something_to_do_on_their_pages(world):
    ages = sorted(clocks.of(each).days for each in Submission.objects.awaiting_decision())
    assert len(ages) == len(set(ages)) == 3, "the approvers' queue has several ages"
    at_browser(world["iris"]).open("/decide/").has("Decide", "Understanding the IEP Process")
    at_browser(world["ben"]).open("/review/").has("Take the next one")
    at_browser(world["noor"]).open("/review/").has("Performance Assessment")
    at_browser(world["eve"]).open("/review/reports/").has("The check could not clear it")
    cohort = Cohort.objects.get()
    assert cohort.seats.members().count() == 15
    page = at_browser(world["fay"]).open(f"/cohorts/{cohort.code}/")
    page.has("Fresno IEP Fall", "Dana Ruiz", "Maya Sorensen").has_not("Cole", "Ito", "Wong")
    at_browser(world["root"]).open("/help/inbox/").has("May I photograph it")
    assert StackOffer.objects.filter(affiliate__slug="cta", featured=True).count() == 9
    dana = at_browser(world["dana"])
    feedback = Enrollment.objects.get(educator=world["dana"], submissions__status=S.NOT_YET)
    dana.open(f"/work/{feedback.code}/feedback/").has("You are close", "who answers whom")


@pytest.mark.row("A26", "A27")
def test_readers_find_a_picture_and_a_paper_that_went_through_the_cleaning(world):
    files = Evidence.objects.filter(kind=Evidence.Kind.FILE)
    assert set(files.values_list("state", flat=True)) == {Evidence.State.CLEAN}
    kinds = {"application/pdf", "image/jpeg", "image/png"}
    assert set(files.values_list("media_type", flat=True)) == kinds
    assert all(row.removed and row.cleaned_sha256 != row.original_sha256 for row in files)
    slot = ReviewSlot.objects.get(assessor=world["asha"], state="leased")
    asha = at_browser(world["asha"]).open(f"/review/{slot.code}/")
    for name in ("part2-1.pdf", "part2-2.jpg"):
        asha.has(f"{slot.code}-{name}")
        answer = asha.client.get(f"/review/{slot.code}/files/{slot.code}-{name}")
        assert len(answer.getvalue()) > 1000
        for close in answer._resource_closers:  # closing the response would close the database
            close()


def test_made_again_it_changes_nothing_in_two_seconds_and_says_where_to_look(world, settings):
    settings.ROOT_URLCONF = "portal.tests.urls_with_dev"
    before, started = rows(), time.monotonic()
    call_command("seed_demo", verbosity=0)
    assert time.monotonic() - started < 2
    assert rows() == before
    said = welcome.summary()
    assert f"dana@{cast.DOMAIN}" in said
    address = next(word for word in said.split() if "/badges/assertions/" in word)
    page = Client().get(address.partition("8000")[2], HTTP_ACCEPT="text/html")
    assert page.status_code == 200
    assert "IEP Implementation" in page.content.decode()


def test_its_public_password_never_reaches_production(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="production"):
        call_command("seed_demo")


def test_without_a_demo_world_there_is_nothing_to_tell(db):
    assert welcome.summary() == ""


@pytest.mark.row("E10")
def test_the_tutorial_can_be_walked(world):
    dana = at_browser(world["dana"])
    enrollment = Enrollment.objects.get(educator=world["dana"], credential__slug=PROCESS)
    page = f"/work/{enrollment.code}/"
    dana.open(page).has("You have submitted 2 out of 5 Requirements")
    for number in (2, 3):
        journeys.write_part(dana, page, number)
    journeys.submit(dana, page)
    dana.open(page).has("In review")
    journeys.score(at_browser(world["asha"]))
    assert not enrollment.submissions.get().slots.exclude(state="open").exists()
    waiting = Submission.objects.get(
        enrollment__educator=world["elena"], enrollment__credential__slug=PROCESS
    )
    iris = at_browser(world["iris"])
    iris.open("/decide/").has("Understanding the IEP Process", waiting.desk_code)
    iris.open(f"/decide/{waiting.desk_code}/").has("First reading").has_not("Petrova", "Cole")
    iris.send("Approve")
    relay.drain()
    award = Award.objects.get(person=world["elena"])
    public = f"/badges/assertions/{award.uuid}"
    assert Client().get(public).status_code == 404
    at_browser(world["elena"]).open("/my-badges/").open(f"/my-badges/{award.uuid}/").send("Accept")
    assert Client().get(public, HTTP_ACCEPT="application/ld+json").json()["type"] == "Assertion"
