"""A query that is written once says what it says when it is written anew."""

import datetime as dt

import pytest

from credentials.models import MicroCredential
from credentials.tests import factories as catalogue
from portal.kit.asking import Asked

SET, ONE = -71, -72
pytestmark = pytest.mark.django_db


def _titles():
    return MicroCredential.objects.filter(pk__in=[SET]).order_by("pk").values_list("pk", "title")


@pytest.fixture
def three():
    return [catalogue.credential(f"t{n}", f"Title {n}").pk for n in range(3)]


@pytest.mark.parametrize("how_many", [0, 1, 3])
def test_a_set_of_any_size_goes_into_the_same_statement(three, how_many):
    written = Asked(_titles, {SET})
    some = frozenset(three[:how_many])
    assert [row[0] for row in written.rows({SET: some})] == three[:how_many]
    assert written.rows({SET: frozenset(three)})[2] == (three[2], "Title 2")
    assert written._written.cache_info().misses == 1


def test_what_is_left_out_is_a_set_too(three):
    rows = Asked(
        lambda: MicroCredential.objects.exclude(pk__in=[SET]).order_by("pk").values_list("pk"),
        {SET},
    )
    assert rows.rows({SET: frozenset(three[:2])}) == [(three[2],)]
    assert len(rows.rows({SET: frozenset()})) == 3


def test_values_come_back_as_django_reads_them(three):
    made = Asked(
        lambda: MicroCredential.objects.filter(pk=ONE).values_list(
            "issuer__holidays", "current__published_at"
        )
    )
    ((holidays, published),) = made.rows({ONE: three[0]})
    assert isinstance(holidays, list)
    assert published is None or isinstance(published, dt.datetime)


def test_a_set_that_stands_beside_others_is_refused(three):
    made = Asked(lambda: MicroCredential.objects.filter(pk__in=[SET, 5]).values_list("pk"), {SET})
    with pytest.raises(ValueError, match="stands alone"):
        made.rows({SET: frozenset(three)})
