"""Writing in Chromium: what is typed survives a kill, a lost line, an expired log-in, a second tab.

One test for each way in which a text could go astray.
"""

import os
import re
import signal
import subprocess
import time

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from credentials.tests.factories import credential, stack
from portal.kit.models import Rescue
from portal.testing.browser import assert_accessible, assert_fits, launch
from reviews.tests.factories import claimed, submitted
from submissions import words
from submissions.enrolling import actions
from submissions.evidence import cleaning_job
from submissions.models import Response
from submissions.tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WAIT = 20_000
BOX = "#id_answer-1"


@pytest.fixture
def draft(cast):
    enrollment = actions.start(credential(in_stack=stack()), by=cast["dana"])
    actions.agree(enrollment, by=cast["dana"])
    return enrollment.submissions.get()


def path_of(draft, number=1):
    return f"/work/{draft.enrollment.code}/parts/{number}/"


def open_part(page, draft, number=1):
    page.goto(path_of(draft, number))
    return page


def stored():
    return Response.objects.filter(prompt__position=1).values_list("text", flat=True).first() or ""


def status(page, text):
    expect(page.locator("[data-autosave-status]")).to_contain_text(text, timeout=WAIT)


def sign_in(page):
    page.fill("#id_login", "dana@demo.test")
    page.fill("#id_password", "demo")
    page.get_by_role("button", name="Sign in", exact=True).click()


def save(page):
    with page.expect_navigation():
        page.get_by_role("button", name="Save draft").click()


def chromium_processes():
    """The process ids of Chromium that this test process started."""
    rows = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True).stdout
    table = [row.split(None, 2) for row in rows.splitlines()[1:]]
    family, grown = {os.getpid()}, True
    while grown:
        more = {int(pid) for pid, parent, _args in table if int(parent) in family} - family
        family, grown = family | more, bool(more)
    return {int(p) for p, _parent, args in table if int(p) in family and "chromium" in args}


@pytest.fixture
def mortal(playwright, contexts, page_of):
    """A browser of its own, as (page of Dana, kill)."""
    waiter = page_of()
    before = chromium_processes()
    running = launch(playwright)
    page = contexts(running, "dana")

    def kill():
        for pid in chromium_processes() - before:
            os.kill(pid, signal.SIGKILL)
        deadline = time.monotonic() + 20
        while running.is_connected() and time.monotonic() < deadline:
            waiter.wait_for_timeout(100)  # the driver hears of the end only while it is asked

    yield page, kill
    if running.is_connected():
        running.close()


@pytest.mark.row("D18")
def test_killing_the_browser_loses_only_the_last_seconds(mortal, page_of, draft):
    page, kill = mortal
    open_part(page, draft)
    page.fill(BOX, "A site in the valley.")
    status(page, "Saved at")
    page.locator(BOX).press_sequentially(" It has six rooms.")
    page.wait_for_timeout(4000)
    kill()
    again = open_part(page_of("dana"), draft)
    expect(again.locator(BOX)).to_have_value("A site in the valley. It has six rooms.")


@pytest.mark.row("D18")
def test_whoever_never_pauses_loses_at_most_thirty_seconds(mortal, page_of, draft):
    page, kill = mortal
    page.clock.install()
    open_part(page, draft)
    box, line = page.locator(BOX), page.locator("[data-autosave-status]")
    for second in range(70):
        box.press_sequentially(f"s{second} ")
        page.clock.run_for(1000)
        expect(line).not_to_have_attribute("data-state", "saving", timeout=WAIT)
    kill()
    again = open_part(page_of("dana"), draft)
    kept = again.locator(BOX).input_value().split()
    assert kept == [f"s{second}" for second in range(len(kept))]
    assert 70 - len(kept) <= 30


@pytest.mark.row("D18")
def test_without_a_line_the_text_waits_and_goes_out_by_itself(page_of, watch, draft):
    watch.expected.append("ERR_INTERNET_DISCONNECTED")
    page = open_part(page_of("dana"), draft)
    page.context.set_offline(True)
    page.fill(BOX, "Typed in a tunnel.")
    status(page, "No connection")
    page.context.set_offline(False)
    status(page, "Saved at")
    assert stored() == "Typed in a tunnel."
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.row("D18")
def test_a_page_closed_without_a_line_has_the_text_when_it_is_opened_again(page_of, watch, draft):
    watch.expected.append("ERR_INTERNET_DISCONNECTED")
    page = open_part(page_of("dana"), draft)
    page.context.set_offline(True)
    page.fill(BOX, "Typed in a tunnel.")
    status(page, "No connection")
    context = page.context
    page.close()
    context.set_offline(False)
    page = open_part(context.new_page(), draft)
    expect(page.locator(BOX)).to_have_value("Typed in a tunnel.")
    status(page, "Saved at")
    assert stored() == "Typed in a tunnel."


def test_an_expired_log_in_keeps_the_text_on_screen_and_shows_it_after_log_in(
    page_of, watch, draft
):
    watch.expected.append("status of 401")
    page = open_part(page_of("dana"), draft)
    Session.objects.all().delete()
    page.fill(BOX, "Typed after the log-in ended.")
    status(page, "logged out")
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
    status(page, "logged out")
    other = page.context.new_page()
    other.goto("/accounts/login/")
    sign_in(other)
    other.wait_for_url(re.compile(r"/$"))
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
    status(page, "logged out")
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


def test_saving_by_button_right_after_typing_is_no_conflict(page_of, draft):
    page = open_part(page_of("dana"), draft)
    page.fill(BOX, "Quick.")
    save(page)
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    assert stored() == "Quick."


@pytest.mark.row("A24")
@pytest.mark.parametrize("number", [500, 501])
def test_the_counter_and_the_server_agree_at_the_limit(page_of, draft, number):
    odd = "well-being it's 3,5 https://a.example/b?c=d 学校"
    text = odd + " word" * (number - words.count(odd) - 2)
    page = open_part(page_of("dana"), draft)
    page.fill(BOX, text)
    page.fill("#id_answer-2", "two more")
    counter = page.locator('[data-words-counter="part-1"]')
    expect(counter).to_contain_text(f"{number} ")
    expect(counter).to_have_attribute("data-state", "over" if number > 500 else "within")
    save(page)
    refusal = page.get_by_text("501 words: 1 more than the 500 allowed")
    expect(refusal).to_have_count(int(number > 500))
    expect(counter).to_contain_text(f"{number} ")


def test_the_readers_copy_of_a_pdf_opens_in_the_browser(page_of, cast, draft):
    entry = factories.entry(draft, 2)
    row = factories.evidence.add_file(
        entry, entry.part.slots.first(), factories.pdf(), by=cast["dana"]
    )
    cleaning_job.clean(row.pk)
    page = open_part(page_of("dana"), draft, 2)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="CODE-part2-1.pdf", exact=True).click()
    opened.value.wait_for_load_state("load", timeout=WAIT)
    assert opened.value.url.endswith("/files/CODE-part2-1.pdf")


def claim(page_of, cast):
    submitted(cast)
    slot = claimed(cast["asha"])
    page = page_of("asha")
    page.goto(f"/review/{slot.code}/")
    return page, page.locator("textarea").first


def saved(page, text):
    expect(page.locator("[data-saved]")).to_contain_text(text, timeout=WAIT)


def test_a_review_typed_after_the_log_in_ended_is_shown_after_log_in(page_of, watch, cast):
    watch.expected.append("status of 401")
    page, comment = claim(page_of, cast)
    Session.objects.all().delete()
    comment.fill("Say who answers whom.")
    saved(page, "signed out")
    expect(comment).to_have_value("Say who answers whom.")
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    page.fill("#id_login", "asha@demo.test")
    page.fill("#id_password", "demo")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/review/**")
    expect(page.locator("textarea").first).to_have_value("Say who answers whom.")


def test_a_review_in_two_tabs_shows_both_texts(page_of, watch, cast):
    watch.expected.append("status of 409")
    page, comment = claim(page_of, cast)
    other = page.context.new_page()
    other.goto(page.url)
    comment.fill("From the first tab.")
    saved(page, "Saved")
    other.locator("textarea").first.fill("From the second tab.")
    saved(other, "Saved elsewhere")
    with other.expect_navigation():
        other.get_by_role("button", name="Save", exact=True).click()
    expect(other.get_by_text("From the first tab.")).to_be_visible()
    expect(other.locator("textarea").first).to_have_value("From the second tab.")
    assert_accessible(other)


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_the_pages_of_the_work_are_accessible(page_of, draft, width, scheme):
    factories.write(draft, 1, "Ms. Ruiz leads a small site.", "Four meet.")
    base = f"/work/{draft.enrollment.code}/"
    paths = [
        *("/work/", "/help/", "/start/iep/", base, base + "agreement/", base + "check/"),
        *(base + "parts/1/", base + "parts/2/", base + "parts/2/slots/1/", base + "withdraw/"),
    ]
    page = page_of("dana", width=width, scheme=scheme)
    for path in paths:
        page.goto(path)
        assert_accessible(page)
        assert_fits(page)
