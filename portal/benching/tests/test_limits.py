"""How many queries a page may take; none of them grows with its rows.

The limits are those of docs/reference/performance.md. A page is opened once before, because what
is frozen is read once per process.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from badges.earning import actions as earning
from badges.tests import factories as badges
from credentials import loading
from credentials.models import MicroCredential
from reviews.tests import factories as reviews
from submissions.enrolling import actions as enrolling


def queries(client, address, **headers):
    """What a warm process asks of the database."""
    client.get(address, headers=headers)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(address, headers=headers)
    assert answer.status_code in (200, 304), address
    return len(seen)


@pytest.fixture
def catalogue(db):
    loading.load()


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/search/", 3),
        ("/search/?q=plan&stack=exceptional-learner&evidence=plan&evidence=reflection", 3),
        ("/stacks/exceptional-learner/", 4),
        ("/credentials/iep-implementation/", 6),
    ],
)
def test_a_page_of_the_catalogue_keeps_its_limit(client, catalogue, address, most):
    assert queries(client, address) <= most


def test_the_requirements_page_keeps_its_limit(signed_in, cast, catalogue):
    credential = MicroCredential.objects.get(slug="iep-implementation")
    found = enrolling.start(credential, by=cast["dana"])
    enrolling.agree(found, by=cast["dana"])
    address = reverse("submissions:requirements", args=[found.code])
    assert queries(signed_in("dana"), address) <= 8


def test_the_assessors_pages_keep_their_limits(signed_in, cast):
    for educator in ("dana", "lee", "fay"):
        reviews.submitted(cast, educator)
    slot = reviews.claimed(cast["asha"])
    client = signed_in("asha")
    assert queries(client, reverse("reviews:queue")) <= 8
    assert queries(client, reverse("reviews:assess", args=[slot.code])) <= 9


def test_a_strangers_assertion_is_one_query_also_when_nothing_changed(client, cast):
    award = badges.issued(cast)
    earning.accept(award, by=cast["dana"])
    address = reverse("badges:assertion", args=[award.uuid])
    etag = client.get(address, headers={"Accept": "application/ld+json"})["ETag"]
    assert queries(client, address, accept="application/ld+json") <= 1
    again = {"accept": "application/ld+json", "if-none-match": etag}
    assert client.get(address, headers=again).status_code == 304
    assert queries(client, address, **again) <= 1
