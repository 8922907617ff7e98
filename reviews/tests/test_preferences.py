"""How you read: load, field and absence on one page."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from credentials.models import Issuer
from credentials.tests import factories as catalogue
from portal.kit import clock
from portal.kit.verdict import Refused
from reviews.claiming import desks, policy
from reviews.models import Absence, Assessor
from reviews.preferences import actions
from reviews.tests import factories

PAGE = "/review/preferences/"


@pytest.fixture
def nea(cast):
    """The issuer with two stacks of one title each, and one title in none."""
    for slug, name in (("iep", "exceptional-learner"), ("calm", "bully-free")):
        stack = catalogue.stack(name, f"Stack {name}")
        catalogue.credential(slug, f"Title {slug}", in_stack=stack)
    catalogue.credential("alone", "Title alone")
    return Issuer.objects.get(slug="nea")


def sent(client, **values):
    given = {"away-first": "", "away-last": "", "role-nea-max_open": "3"}
    return client.post(PAGE, {**given, **values})


def test_the_page_shows_what_there_is_to_read_and_keeps_what_is_chosen(signed_in, cast, nea):
    client = signed_in("asha")
    text = client.get(PAGE).content.decode()
    for words in ("Stack exceptional-learner", "Title iep", "Title calm", "In no stack"):
        assert words in text
    answer = sent(client, **{
        "role-nea-max_open": "2", "role-nea-skills": ["bully-free"], "role-nea-titles": ["alone"],
        "away-first": "2030-07-01", "away-last": "2030-07-14",
    })  # fmt: skip
    assert answer["Location"] == PAGE
    role = Assessor.objects.get(user=cast["asha"])
    assert role.max_open == 2
    assert [one.slug for one in role.skills.all()] == ["bully-free"]
    assert [one.slug for one in role.titles.all()] == ["alone"]
    text = client.get(PAGE).content.decode()
    assert 'value="2030-07-01"' in text
    assert "Single titles, one chosen" in text


def test_load_and_field_rule_the_next_claim(signed_in, cast, nea):
    client = signed_in("asha")
    for slug in ("iep", "calm", "alone"):
        thing = nea.credentials.get(slug=slug)
        factories.submitted(cast, credential=thing)
    sent(client, **{"role-nea-max_open": "1", "role-nea-titles": ["calm", "alone"]})
    assert policy.eligible(cast["asha"]).count() == 2
    factories.claimed(cast["asha"])
    assert "full" in desks.of(cast["asha"]).verdict.reason
    sent(client, **{"role-nea-skills": ["exceptional-learner"]})
    assert policy.eligible(cast["asha"]).count() == 1
    assert desks.of(cast["asha"]).verdict


def test_what_was_not_my_field_is_taken_up_again_by_unticking(signed_in, cast, nea):
    role = Assessor.objects.get(user=cast["asha"])
    role.not_my_field.add(nea.credentials.get(slug="calm"))
    client = signed_in("asha")
    assert "Untick what you want to be offered" in client.get(PAGE).content.decode()
    sent(client, **{"role-nea-not_my_field": ["calm"]})
    assert role.not_my_field.count() == 1
    sent(client)
    assert role.not_my_field.count() == 0
    assert "Untick" not in client.get(PAGE).content.decode()


def test_who_is_away_takes_nothing_from_the_first_minute_to_the_last_of_their_own_zone(cast):
    factories.submitted(cast)
    asha = cast["asha"]
    actions.be_away(dt.date(2030, 7, 1), dt.date(2030, 7, 2), by=asha)
    assert asha.time_zone == "America/Kentucky/Louisville"
    for moment, free in (
        ("2030-07-01T03:59:59+00:00", True),
        ("2030-07-01T04:00:00+00:00", False),
        ("2030-07-03T03:59:59+00:00", False),
        ("2030-07-03T04:00:00+00:00", True),
    ):
        with time_machine.travel(dt.datetime.fromisoformat(moment), tick=False):
            assert bool(desks.of(asha).verdict) is free
            assert policy.eligible(asha).exists() is free
    actions.be_away(None, None, by=asha)
    assert not Absence.objects.exists()


def test_being_away_is_said_on_the_queue_and_not_that_nothing_waits(signed_in, cast):
    factories.submitted(cast)
    today = clock.today(cast["asha"].time_zone)
    actions.be_away(today, today, by=cast["asha"])
    client = signed_in("asha")
    text = client.get(reverse("reviews:queue")).content.decode()
    assert "You said that you are away" in text
    assert "Nothing waits for you" not in text
    assert client.post(reverse("reviews:claim")).status_code == 409


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"away-first": "2030-07-01"}, "Give both days, or neither."),
        ({"away-last": "2030-07-01"}, "Give both days, or neither."),
        ({"away-first": "2030-07-02", "away-last": "2030-07-01"}, "comes before the first"),
        ({"away-first": "2001-07-02", "away-last": "2001-07-03"}, "That day is over"),
        ({"away-first": "2030-07-02", "away-last": "2040-07-03"}, "a year at most"),
        ({"role-nea-max_open": "0"}, "greater than or equal to 1"),
        ({"role-nea-max_open": "99"}, "less than or equal to 10"),
        ({"role-nea-titles": ["nothing"]}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_kept(
    signed_in, cast, nea, values, sentence
):
    answer = sent(signed_in("asha"), **{"role-nea-skills": ["bully-free"], **values})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in text
    assert 'value="bully-free"' in text.split("checked")[0]
    assert not Assessor.objects.get(user=cast["asha"]).skills.exists()
    assert not Absence.objects.exists()


def test_somebody_elses_role_is_not_mine_to_arrange(cast):
    role = Assessor.objects.get(user=cast["ben"])
    with pytest.raises(Refused):
        actions.arrange(role, actions.Wishes(1), by=cast["asha"])
    role = Assessor.objects.get(user=cast["asha"])
    Assessor.objects.filter(pk=role.pk).update(ended_at=clock.now(), ended_by=cast["iris"])
    role.refresh_from_db()
    with pytest.raises(Refused):
        actions.arrange(role, actions.Wishes(1), by=cast["asha"])


def test_two_issuers_are_arranged_on_the_same_page(signed_in, cast, nea):
    client = signed_in("mei")
    text = client.get(PAGE).content.decode()
    assert text.count("Most reviews on your desk at a time") == 2
    sent(client, **{"role-nea-max_open": "5", "role-digital-promise-max_open": "1"})
    loads = Assessor.objects.filter(user=cast["mei"]).order_by("issuer__slug")
    assert list(loads.values_list("issuer__slug", "max_open")) == [
        ("digital-promise", 1),
        ("nea", 5),
    ]


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_asks_as_often_for_many_titles_as_for_one(
    signed_in, cast, nea, how_many, django_assert_num_queries
):
    for n in range(how_many):
        catalogue.credential(f"more-{n}", f"More {n}")
    client = signed_in("asha")
    with django_assert_num_queries(12):
        client.get(PAGE)
