"""Queries that are written once say the same as Django's own."""

import pytest

from portal.kit import lookups
from portal.kit.models import Outbox

pytestmark = pytest.mark.django_db
NAMES = ("pk", "key", "payload", "created_at", "done_at")


def rows():
    """Three rows of the outbox, the last first."""
    for key in "abc":
        Outbox.objects.create(topic="message.queued", key=key, payload={"text": "100 %"})
    return Outbox.objects.order_by("-key")


def test_a_lookup_gives_what_django_gives():
    found = rows()
    lookup = lookups.Lookup(lambda pk: Outbox.objects.filter(pk=pk).values_list(*NAMES))
    for row in found.values_list(*NAMES):
        assert lookup.get(row[0]) == row
    assert lookup.get(10**9) is None


def test_a_listing_gives_what_django_gives_in_its_order():
    found = rows()
    listing = lookups.Listing(lambda: Outbox.objects.order_by("-key").values_list(*NAMES))
    assert listing.all() == list(found.values_list(*NAMES))
    Outbox.objects.filter(key="b").delete()
    assert [row[1] for row in listing.all()] == ["c", "a"]
