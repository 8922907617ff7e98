"""The queue and giving back, as pages."""

import datetime as dt

import pytest
from django.urls import reverse

from credentials.models import MicroCredential
from portal.kit import clock
from reviews.models import Assessor, ReviewSlot
from reviews.tests import factories
from submissions.models import Submission


def page(client, **extra):
    return client.get(reverse("reviews:queue"), **extra).content.decode()


def test_the_queue_shows_titles_and_coarse_ages_but_no_code_to_pick(signed_in, cast):
    submission = factories.submitted(cast)
    past = clock.now() - dt.timedelta(days=30)
    Submission.objects.filter(pk=submission.pk).update(submitted_at=past)
    text = page(signed_in("asha"))
    assert "Working with an IEP Team" in text
    assert "over a week" in text
    assert "Take the next one" in text
    assert submission.slots.get().code not in text


def test_one_work_with_two_places_waits_once(signed_in, cast):
    factories.submitted(cast, assessors=2)
    assert "work waits for you" in page(signed_in("asha"))


def test_taking_the_next_one_opens_it(signed_in, cast):
    factories.submitted(cast)
    answer = signed_in("asha").post(reverse("reviews:claim"))
    slot = ReviewSlot.objects.get(assessor=cast["asha"])
    assert answer["Location"] == reverse("reviews:assess", args=[slot.code])
    assert slot.code in page(signed_in("asha"))


def test_looking_takes_nothing(signed_in, cast):
    factories.submitted(cast)
    client = signed_in("asha")
    page(client)
    assert client.get(reverse("reviews:claim")).status_code == 405
    assert not ReviewSlot.objects.exclude(state="open").exists()


def test_an_empty_queue_says_so(signed_in, cast):
    client = signed_in("asha")
    assert "Nothing waits for you" in page(client)
    text = client.post(reverse("reviews:claim"), follow=True).content.decode()
    assert "Nothing waits for you just now." in text


def test_a_full_desk_says_so_and_offers_no_button(signed_in, cast):
    Assessor.objects.filter(user=cast["asha"]).update(max_open=1)
    factories.submitted(cast)
    factories.submitted(cast, "lee")
    factories.claimed(cast["asha"])
    client = signed_in("asha")
    text = page(client)
    assert "Your desk is full" in text
    assert "Take the next one</button>" not in text
    refused = client.post(reverse("reviews:claim"))
    assert refused.status_code == 409
    assert "Your desk is full" in refused.content.decode()


@pytest.mark.parametrize("who", ["dana", "iris", "fay", "stella"])
@pytest.mark.parametrize("name", ["queue", "mine"])
def test_who_is_no_assessor_finds_no_queue(signed_in, who, name):
    assert signed_in(who).get(reverse(f"reviews:{name}")).status_code == 404
    assert signed_in(who).post(reverse("reviews:claim")).status_code == 404


@pytest.mark.parametrize(("reason", "again"), [("later", True), ("recognised", False)])
def test_giving_back_with_and_without_a_reason(signed_in, cast, reason, again):
    factories.submitted(cast)
    slot = factories.claimed(cast["asha"])
    client = signed_in("asha")
    address = reverse("reviews:decline", args=[slot.code])
    form = client.get(address).content.decode()
    assert "recognize whose work" in form
    values = {"token": slot.lease_token, "reason": reason}
    text = client.post(address, values, follow=True).content.decode()
    assert "is back in the queue" in text
    assert ("work waits for you" in page(client)) is again


def test_giving_back_asks_for_the_reason_beside_the_field(signed_in, cast):
    factories.submitted(cast)
    slot = factories.claimed(cast["asha"])
    address = reverse("reviews:decline", args=[slot.code])
    answer = signed_in("asha").post(address, {"token": slot.lease_token})
    assert answer.status_code == 422
    assert "Choose why you give it back." in answer.content.decode()


def test_giving_back_in_one_step(signed_in, cast):
    factories.submitted(cast)
    slot = factories.claimed(cast["asha"])
    address = reverse("reviews:release", args=[slot.code])
    for wrong in ("x", "\u00b2", "9" * 5000):
        assert signed_in("asha").post(address, {"token": wrong}).status_code == 409
    signed_in("asha").post(address, {"token": slot.lease_token})
    slot.refresh_from_db()
    assert slot.state == "open"


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_queue_asks_the_database_eight_times(
    signed_in, cast, how_many, django_assert_num_queries
):
    held = [factories.submitted(cast), *_more(cast, how_many - 1, "held")]
    for _work in held:
        factories.claimed(cast["asha"])
    factories.submitted(cast, "lee", MicroCredential.objects.get(slug="iep"))
    _more(cast, how_many - 1, "waiting")
    client = signed_in("asha")
    with django_assert_num_queries(8):
        page(client)


def _more(cast, how_many, name):
    """Other works of Dana's, each of a credential of its own."""
    return [
        factories.submitted(
            cast, credential=factories.catalogue.credential(f"{name}-{n}", f"{name} {n}")
        )
        for n in range(how_many)
    ]
