"""What a visitor's first page weighs, fonts aside: as sent and unpacked, both under the limit."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from credentials import loading
from portal.benching import weight

pytestmark = pytest.mark.django_db
LIMIT, SENT = 60_000, 16_000
PAGES = ("/", "/stacks/", "/stacks/exceptional-learner/", "/credentials/iep-implementation/",
         "/search/", "/issuers/nea/", "/start/iep-implementation/")  # fmt: skip


@pytest.fixture
def fetch(client):
    """Brings a page or a static file as this portal sends it."""
    loading.load()

    def _fetch(path):
        if path.startswith("/static/"):
            return Path(finders.find(path.removeprefix("/static/"))).read_bytes()
        answer = client.get(path)
        assert answer.status_code == 200, path
        return answer.content

    return _fetch


def test_the_first_page_of_a_visitor_is_light_packed_and_unpacked(fetch):
    loads = [weight.load(path, fetch) for path in PAGES]
    too_heavy = [load for load in loads if load.plain > LIMIT or load.packed > SENT]
    assert too_heavy == []


def test_the_search_stays_light_with_a_full_page_of_rows(fetch):
    assert fetch("/search/").count(b'role="rowheader"') == 25
    assert weight.load("/search/", fetch).plain < LIMIT


def test_the_style_sheet_is_counted_with_the_page(fetch):
    found = weight.load("/stacks/", fetch)
    assert found.files == 2
    assert found.plain > len(fetch("/stacks/")) + 20_000
