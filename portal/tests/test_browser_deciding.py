"""The approver's desk in Chromium: readings side by side, the filter, and a list by keys alone."""

import pytest
from playwright.sync_api import expect

from badges.models import Award
from badges.tests import factories
from credentials.tests.factories import credential
from portal.testing.browser import assert_accessible, assert_fits
from portal.testing.world import attach
from portal.tests.test_browser_keyboard import press, tab_to
from submissions.tests.factories import picture

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.row("E3"),
]
LONG = "Say which finding led to each line of the plan, and when it will be looked at again. " * 3


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def split(cast):
    """Two readings that differ and a third that settles it."""
    thing = factories.reviews.submitted(
        cast, assessors=2, before=lambda draft: attach(draft, picture("PNG"))
    )
    for name, not_yet in (("asha", ()), ("ben", ("2.1",)), ("mei", ("2.1",))):
        factories.reviews.reviewed(cast[name], not_yet, comment=LONG)
    thing.refresh_from_db()
    return thing


def open_work(page_of, work, **look):
    page = page_of("iris", **look)
    page.goto(f"/decide/{work.desk_code}/")
    return page


def places(page):
    """Where the readings of the criterion that differs stand."""
    found = page.locator(".differs .readings > li")
    return [found.nth(n).bounding_box() for n in range(found.count())]


def test_wide_the_readings_stand_side_by_side_and_on_a_phone_below_each_other(page_of, split):
    page = open_work(page_of, split)
    wide = places(page)
    assert len(wide) == 3
    assert len({round(box["y"]) for box in wide}) == 1
    assert wide[0]["x"] < wide[1]["x"] < wide[2]["x"]
    narrow = open_work(page_of, split, width=390)
    narrow.get_by_role("link", name="Readings", exact=True).click()
    below = places(narrow)
    assert len({round(box["x"]) for box in below}) == 1
    assert below[0]["y"] < below[1]["y"] < below[2]["y"]


@pytest.mark.parametrize("javascript", [True, False])
def test_only_what_differs_is_shown_with_and_without_javascript(page_of, split, javascript):
    page = open_work(page_of, split, javascript=javascript)
    page.locator("#id_decline-message").fill("Being typed")
    only = page.get_by_label("Show only the 1 criterion that differs")
    only.check()
    expect(page.locator(".criterion:visible")).to_have_count(1)
    expect(page.locator(".sheet:visible")).to_have_count(1)
    only.uncheck()
    assert page.locator(".criterion:visible").count() > 1
    expect(page.locator("#id_decline-message")).to_have_value("Being typed")


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light"), (1280, "dark")])
def test_the_page_of_a_work_is_accessible_and_fits(page_of, split, width, scheme):
    page = open_work(page_of, split, width=width, scheme=scheme)
    if width < 900:
        page.get_by_role("link", name="Readings", exact=True).click()
    for summary in page.locator(".pane-rubric summary:visible").all():
        if summary.evaluate("one => !one.parentElement.open"):
            summary.click()
    assert_accessible(page)
    assert_fits(page)


def test_on_a_phone_an_error_leads_to_its_field(page_of, watch, cast):
    watch.expected.append("status of 422")
    work = factories.recommended(cast)
    page = open_work(page_of, work, width=390)
    page.get_by_role("link", name="Readings", exact=True).click()
    page.get_by_text("Ask for another reading").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Open another reading").click()
    page.locator(".error-summary a").first.click()
    assert page.evaluate("document.activeElement.id") == "id_third_read-reason"


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_a_list_is_approved_by_keys_alone(page_of, cast, width, scheme):
    for n in range(3):
        factories.recommended(cast, credential=credential(f"c{n}", f"Title {n}"))
    page = page_of("iris", width=width, scheme=scheme)
    page.goto("/decide/")
    assert_accessible(page)
    assert_fits(page)
    press(page, "Approve together", tag="A")
    assert_accessible(page)
    press(page, "Make the list")
    assert_accessible(page)
    assert_fits(page)
    press(page, "Open", tag="A")
    if width < 900:
        page.goto(f"{page.url}#rubric")
    tab_to(page, tag="BUTTON", words="I looked at it")
    assert_accessible(page)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert_accessible(page)
    press(page, "Approve 3 works")
    expect(page.get_by_text("Approved together: 3.")).to_be_visible()
    assert_accessible(page)
    assert_fits(page)
    assert Award.objects.count() == 3
