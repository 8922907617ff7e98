"""A review in Chromium: what is chosen and typed stays, whatever happens to the page."""

import time

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from portal.testing.browser import assert_accessible
from portal.testing.scribe import WAIT, save, sign_in
from reviews.models import Score
from reviews.tests.factories import claimed, submitted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def claim(page_of, cast):
    submitted(cast)
    slot = claimed(cast["asha"])
    page = page_of("asha")
    page.goto(f"/review/{slot.code}/")
    return page, page.locator("textarea[name^=comment]").first


def saved(page, text):
    expect(page.locator("[data-saved]")).to_contain_text(text, timeout=WAIT)


def test_a_review_typed_after_the_log_in_ended_is_shown_after_log_in(page_of, watch, cast):
    watch.expected.append("status of 401")
    page, comment = claim(page_of, cast)
    Session.objects.all().delete()
    comment.fill("Say who answers whom.")
    saved(page, "signed out")
    expect(comment).to_have_value("Say who answers whom.")
    save(page, "Save")
    sign_in(page, "asha")
    page.wait_for_url("**/review/**")
    expect(page.locator("textarea[name^=comment]").first).to_have_value("Say who answers whom.")


def test_a_review_in_two_tabs_shows_both_texts(page_of, watch, cast):
    watch.expected.append("status of 409")
    page, comment = claim(page_of, cast)
    other = page.context.new_page()
    other.goto(page.url)
    comment.fill("From the first tab.")
    saved(page, "Saved")
    other.locator("textarea[name^=comment]").first.fill("From the second tab.")
    saved(other, "Saved elsewhere")
    save(other, "Save")
    expect(other.get_by_text("From the first tab.")).to_be_visible()
    expect(other.locator("textarea").first).to_have_value("From the second tab.")
    assert_accessible(other)


def test_back_and_reload_keep_the_levels_as_they_were_saved(page_of, cast):
    page, _comment = claim(page_of, cast)
    radios = page.locator(".level-set").first.locator("input")
    radios.nth(1).check()
    saved(page, "Saved")
    page.reload()
    expect(radios.nth(1)).to_be_checked()
    page.goto("/review/mine/")
    page.go_back()
    page.wait_for_load_state()
    expect(radios.nth(1)).to_be_checked()
    radios.nth(0).check()
    saved(page, "Saved")
    page.goto("/review/mine/")
    page.go_back()
    page.wait_for_load_state()
    expect(radios.nth(0)).to_be_checked()


def test_whoever_leaves_at_once_has_the_level_saved_all_the_same(page_of, cast):
    page, _comment = claim(page_of, cast)
    page.locator(".level-set input").nth(1).check()
    page.goto("/review/mine/")
    deadline = time.monotonic() + 10
    while not Score.objects.filter(level__isnull=False).exists():
        assert time.monotonic() < deadline
        page.wait_for_timeout(100)
    assert Score.objects.get(level__isnull=False).level.position == 2
