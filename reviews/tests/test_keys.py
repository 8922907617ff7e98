"""The keys of the desk: off until switched on, moved by whoever uses them, kept on the server."""

import pytest
from django.urls import reverse

from reviews.desk import keys, queries
from reviews.tests import factories
from reviews.tests.test_scoring_views import address


def page(client, **changes):
    values = {"help_key": "on", **keys.USUAL, **changes}
    return client.post(reverse("reviews:keys"), values, follow=True)


def test_single_keys_are_off_until_a_person_switches_them_on(signed_in, cast):
    factories.submitted(cast)
    slot = factories.claimed(cast["asha"])
    client = signed_in("asha")
    desk = client.get(address("assess", slot)).content.decode()
    assert "data-single-keys" not in desk
    assert 'data-key-next="j"' in desk
    assert reverse("reviews:keys") in desk
    assert "Your keys are saved." in page(client, single_keys="on", next="x").content.decode()
    desk = client.get(address("assess", slot)).content.decode()
    assert "data-single-keys" in desk
    assert 'data-key-next="x"' in desk


def test_the_help_key_can_be_switched_off_too(signed_in, cast):
    page(signed_in("asha"), help_key="")
    assert not queries.own(cast["asha"]).help_key


def test_a_key_serves_one_act_and_digits_stay_with_the_levels(signed_in, cast):
    for changes, said in (
        ({"next": "k"}, "Another line has this key too."),
        ({"next": "3"}, "Digits choose levels"),
        ({"next": "?"}, "Digits choose levels"),
        ({"next": ""}, "Give it a key"),
    ):
        answer = page(signed_in("asha"), **changes)
        assert answer.status_code == 422
        assert said in answer.content.decode()
    assert queries.own(cast["asha"]).keys == {}


def test_a_capital_is_the_same_key_and_the_usual_ones_are_not_kept(signed_in, cast):
    page(signed_in("asha"), next="X")
    assert queries.own(cast["asha"]).keys == {"next": "x"}
    page(signed_in("asha"), next="j")
    assert queries.own(cast["asha"]).keys == {}


@pytest.mark.parametrize("who", ["dana", "iris", "fay"])
def test_who_does_not_assess_has_no_keys(signed_in, who):
    assert signed_in(who).get(reverse("reviews:keys")).status_code == 404
