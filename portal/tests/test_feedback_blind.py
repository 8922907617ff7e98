"""Feedback says what was found, and nothing of who read, how many, in which order or when."""

import functools
import re

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from badges.deciding import actions as deciding
from portal.demo import cast as the_cast
from reviews.models import Note
from reviews.noting import given, places
from reviews.scoring import actions as scoring
from reviews.tests import factories
from submissions import blind

pytestmark = [pytest.mark.row("E2"), pytest.mark.row("E5"), pytest.mark.django_db]

START = "2026-11-23T18:00:00Z"
PLAN = "Name who does what. Say by when."
MASKS = (r'name="csrfmiddlewaretoken" value="[^"]+"', r'name="(?:draft_key|once)" value="[^"]+"')


def noted(slot, by, text):
    """A note at the second paragraph of the first answer, in the draft of a reading."""
    spot = places.of(blind.work(slot.submission))["2.item.1"]
    ready = given.Ready(spot, "2.1", 1, text)
    review = slot.reviews.get(assessor=by)
    scoring.save(slot, slot.lease_token, {}, saves=review.saves, by=by, notes=[ready])


def _pages(dice, readers, *, later=0.0):
    with transaction.atomic(), time_machine.travel(START, tick=False) as time:
        dice(7)
        cast = the_cast.make()
        submission = factories.submitted(cast, assessors=len(readers))
        for name, comment, note in readers:
            slot = factories.claimed(cast[name])
            noted(slot, cast[name], note)
            factories.reviewed(cast[name], ["2.1"], slot=slot, comment=comment)
            time.shift(later)
        time.move_to("2026-11-25T18:00:00Z")
        submission.refresh_from_db()
        deciding.decline(submission, by=cast["iris"], message="You are close.")
        client, code = Client(), submission.enrollment.code
        client.force_login(cast["dana"])
        found = [client.get(f"/work/{code}/feedback/").content.decode()]
        dice(8)
        client.post(f"/work/{code}/feedback/")
        for path in ("", "parts/2/", "check/", "feedback/"):
            found.append(client.get(f"/work/{code}/{path}").content.decode())
        assert len(readers) == Note.objects.count()
        transaction.set_rollback(True)
    return [re.sub("|".join(MASKS), "", text) for text in found]


@pytest.fixture
def page(settings, dice):
    """`page(readers)` is what Dana is sent once these have read: name, comment, note of each."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return functools.partial(_pages, dice)


def test_one_reader_and_two_who_say_the_same_give_the_same_pages(page):
    alone = page([("asha", PLAN, "Who is meant?")])
    both = [("asha", PLAN, "Who is meant?"), ("ben", f"- {PLAN}\n\n", "who is meant")]
    assert page(both) == alone
    assert "Name who does what." in alone[0]
    assert "Who is meant?" in alone[0]
    assert "Asha" not in alone[0]


def test_neither_the_order_of_the_readers_nor_their_pace_is_seen(page):
    first = ("asha", "Name who does what. Say by when.", "Who is meant?")
    second = ("ben", "One line each is enough.", "A date is missing.")
    there = page([first, second])
    back = page([second, first], later=9000.0)
    assert there == back
    text = there[0]
    assert text.count("<dd>") == 4
    assert text.index("Name who does what.") < text.index("One line each is enough.")
