"""Writing in Chromium: what is typed survives a kill and a lost line, and is counted as the server does."""

import os
import signal
import time

import pytest
from playwright.sync_api import expect

from portal.testing.browser import assert_accessible, assert_fits, launch
from portal.testing.scribe import BOX, WAIT, chromium_processes, open_part, save, status, stored
from submissions import words
from submissions.consenting import actions as consenting
from submissions.evidence import cleaning_job
from submissions.tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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
    # a save may come in the middle of the last word, as nobody pauses
    *kept, _last = again.locator(BOX).input_value().split()
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


def test_the_readers_copy_of_a_pdf_opens_in_the_browser(page_of, watch, cast, draft):
    watch.expected.append("/favicon.ico")  # a PDF names no icon, so the viewer asks for this one
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


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_the_pages_of_the_work_are_accessible(page_of, cast, draft, width, scheme):
    factories.write(draft, 1, "Ms. Ruiz leads a small site.", "Four meet.")
    base, by = f"/work/{draft.enrollment.code}/", cast["dana"]
    student = consenting.add(draft, "Student A", "student", "pending", by=by)
    items = [factories.put(draft, factories.picture(), caption=n) for n in ("The wall", "Us")]
    consenting.say(items[0], {student: {"seen"}}, by=by)
    consents = [f"{base}people/{rest}" for rest in ("", f"{student.handle}/")]
    paths = [
        *(*consents, consents[1] + "withdraw/", f"/work/items/{items[0].code}/people/"),
        *("/work/", "/help/", "/start/iep/", base, base + "agreement/", base + "check/"),
        *(base + "parts/1/", base + "parts/2/", base + "parts/2/slots/1/", base + "withdraw/"),
    ]
    page = page_of("dana", width=width, scheme=scheme)
    for path in paths:
        page.goto(path)
        assert_accessible(page)
        assert_fits(page)
