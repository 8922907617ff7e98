"""The report of dead links in Chromium: axe, both schemes, phone and wide."""

import pytest

from credentials.models import LinkCheck
from credentials.tests import factories
from portal.kit import clock, purge
from portal.testing.browser import assert_accessible, assert_fits, picture

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.row("A19"),
]
LONG = "https://library.example/reports/" + "a-very-long-name-without-an-end-" * 5


@pytest.fixture
def broken(cast):
    """One link that is gone and one that did not answer."""
    thing = factories.credential()
    with purge.permitted("test", "links"):
        for n, url in enumerate((LONG, "https://closed.example/"), 1):
            thing.current.alignments.create(position=n, framework="F", name="N", url=url)
    now = clock.now()
    LinkCheck.objects.create(
        url=LONG, status="dead", code=404, checked_at=now, since=now, first_dead_at=now
    )
    LinkCheck.objects.create(
        url="https://closed.example/", status="unreachable", checked_at=now, since=now
    )


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_the_report_is_accessible_and_fits(page_of, broken, width, scheme):
    page = page_of("ana", width=width, scheme=scheme)
    page.goto("/issuers/nea/links/")
    assert page.get_by_role("heading", name="Gone").is_visible()
    assert_accessible(page)
    assert_fits(page)
    picture(page, f"links-{width}")
