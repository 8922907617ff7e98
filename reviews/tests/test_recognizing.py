"""The officer's log of works whose author was recognized: the work and the day, and no person."""

import dataclasses

import pytest

from reviews.giving_back import actions as giving_back
from reviews.models import Conflict
from reviews.recognizing.blind import Recognized
from reviews.tests import factories

PAGE = "/review/recognized/"
pytestmark = pytest.mark.row("E2")


def given_back(cast, reason, name="asha"):
    slot = factories.claimed(cast[name])
    giving_back.decline(slot, slot.lease_token, reason, by=cast[name])
    return slot


def test_what_was_recognized_stands_in_the_officers_log_by_code_alone(signed_in, cast):
    submission = factories.submitted(cast)
    slot = given_back(cast, "recognised")
    text = signed_in("eve").get(PAGE).content.decode()
    assert submission.desk_code in text
    assert "Working with an IEP Team" in text
    for secret in ("Dana", "Ruiz", "Asha", "Cole", slot.code, submission.code):
        assert secret not in text


def test_no_other_reason_is_told(signed_in, cast):
    submission = factories.submitted(cast)
    for name, reason in (("asha", "conflict"), ("ben", "load"), ("mei", "skill")):
        given_back(cast, reason, name)
    assert submission.desk_code not in signed_in("eve").get(PAGE).content.decode()


def test_who_recognized_someone_never_reads_them_again_and_others_do(cast):
    factories.submitted(cast)
    given_back(cast, "recognised")
    assert Conflict.objects.filter(person=cast["asha"], other=cast["dana"]).exists()
    assert factories.claiming.claim(cast["asha"]) is None
    assert factories.claimed(cast["ben"])


def test_for_officers_alone(signed_in, cast):
    for name in ("asha", "dana", "iris", "max", "root"):
        assert signed_in(name).get(PAGE).status_code == 404
        assert PAGE not in signed_in(name).get("/help/").content.decode()
    assert PAGE in signed_in("eve").get("/help/").content.decode()


def test_only_code_title_and_day_cross():
    assert [field.name for field in dataclasses.fields(Recognized)] == ["code", "title", "on"]


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_log_asks_as_often_for_many_as_for_one(
    signed_in, cast, how_many, django_assert_num_queries
):
    names = ("asha", "ben", "mei")[:how_many]
    factories.submitted(cast)
    for name in names:
        given_back(cast, "recognised", name)
    client = signed_in("eve")
    with django_assert_num_queries(6):
        client.get(PAGE)
