"""What is typed after the log-in ended, on an old page, or in a second tab: nothing is lost."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from portal.kit.models import Rescue
from portal.testing.browser import assert_accessible
from portal.testing.scribe import BOX, open_part, path_of, save, sign_in, status, stored

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_expired_log_in_keeps_the_text_on_screen_and_shows_it_after_log_in(
    page_of, watch, draft
):
    watch.expected.append("status of 401")
    page = open_part(page_of("dana"), draft)
    Session.objects.all().delete()
    page.fill(BOX, "Typed after the log-in ended.")
    status(page, "signed out")
    expect(page.locator(BOX)).to_have_value("Typed after the log-in ended.")
    assert Rescue.objects.get().fields["answer-1"] == "Typed after the log-in ended."
    page.fill(BOX, "Typed after the log-in ended, and more.")
    save(page)
    sign_in(page)
    page.wait_for_url("**" + path_of(draft))
    expect(page.get_by_text("We kept what you typed")).to_be_visible()
    expect(page.locator(BOX)).to_have_value("Typed after the log-in ended, and more.")
    save(page)
    assert stored() == "Typed after the log-in ended, and more."
    assert not Rescue.objects.filter(taken_at=None).exists()


def test_logging_in_again_in_another_tab_loses_nothing_in_the_first(page_of, watch, draft):
    watch.expected += ["status of 401", "status of 403"]
    page = open_part(page_of("dana"), draft)
    Session.objects.all().delete()
    page.fill(BOX, "Typed before the other tab.")
    status(page, "signed out")
    other = page.context.new_page()
    other.goto("/accounts/login/")
    sign_in(other)
    other.wait_for_url(re.compile(r"/desk/$"))
    save(page)
    expect(page.locator(BOX)).to_have_value("Typed before the other tab.")
    save(page)
    assert stored() == "Typed before the other tab."


def test_a_changed_token_loses_nothing(page_of, watch, draft, live_server):
    watch.expected.append("status of 403")
    page = open_part(page_of("dana"), draft)
    token = {"name": "csrftoken", "value": "b" * 32, "url": live_server.url}
    page.context.add_cookies([token])
    page.fill(BOX, "Typed on an old page.")
    status(page, "signed out")
    save(page)
    expect(page.get_by_text("What you typed is kept below")).to_be_visible()
    expect(page.locator(BOX)).to_have_value("Typed on an old page.")
    save(page)
    assert stored() == "Typed on an old page."


def test_a_second_tab_is_told_and_both_texts_are_shown(page_of, watch, draft):
    watch.expected.append("status of 409")
    one = open_part(page_of("dana"), draft)
    two = open_part(one.context.new_page(), draft)
    one.fill(BOX, "From the first tab.")
    status(one, "Saved at")
    two.fill(BOX, "From the second tab.")
    status(two, "Another window")
    assert stored() == "From the first tab."
    save(two)
    expect(two.locator(".theirs")).to_contain_text("From the first tab.")
    expect(two.locator(BOX)).to_have_value("From the second tab.")
    assert_accessible(two)
    assert stored() == "From the first tab."
    save(two)
    assert stored() == "From the second tab."
    one.locator(BOX).press_sequentially(" More.")
    status(one, "Another window")
    assert stored() == "From the second tab."
