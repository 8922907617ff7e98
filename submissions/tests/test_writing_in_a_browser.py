"""Writing in Chromium: what is typed survives a killed browser, a lost line, an expired log-in."""

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.models import Session
from playwright.sync_api import expect, sync_playwright

from credentials.tests.factories import credential, stack
from portal.kit.models import Rescue
from submissions.enrolling import actions
from submissions.evidence import cleaning_job
from submissions.models import Response
from submissions.tests import factories

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic"]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Chromium is not installed"),
]


@pytest.fixture
def browser(monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        if launched.is_connected():
            launched.close()


@pytest.fixture
def draft(cast):
    enrollment = actions.start(credential(in_stack=stack()), by=cast["dana"])
    actions.agree(enrollment, by=cast["dana"])
    return enrollment.submissions.get()


@pytest.fixture
def context(browser, live_server, signed_in):
    session = signed_in("dana").cookies["sessionid"].value
    found = browser.new_context(base_url=live_server.url)
    found.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return found


def open_part(context, draft, number=1):
    page = context.new_page()
    page.goto(f"/work/{draft.enrollment.code}/parts/{number}/")
    return page


def stored():
    return Response.objects.get(prompt__position=1).text


def status(page, text):
    expect(page.locator("[data-autosave-status]")).to_contain_text(text, timeout=15000)


def processes_of(browser):
    """The process ids of Chromium that this test process started."""
    rows = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True).stdout
    table = [row.split(None, 2) for row in rows.splitlines()[1:]]
    family, grown = {os.getpid()}, True
    while grown:
        more = {int(pid) for pid, parent, _args in table if int(parent) in family} - family
        family, grown = family | more, bool(more)
    return [int(p) for p, _parent, args in table if int(p) in family and "chromium" in args]


@pytest.mark.row("D18")
def test_killing_the_browser_loses_only_the_last_seconds(browser, context, draft):
    page = open_part(context, draft)
    page.fill("#id_answer-1", "A site in the valley.")
    status(page, "Saved at")
    page.locator("#id_answer-1").press_sequentially(" It has six rooms.")
    time.sleep(3)
    for pid in processes_of(browser):
        os.kill(pid, signal.SIGKILL)
    assert stored() == "A site in the valley. It has six rooms."


@pytest.mark.row("D18")
def test_whoever_never_pauses_is_saved_every_twenty_seconds(context, draft):
    page = context.new_page()
    page.clock.install()
    page.goto(f"/work/{draft.enrollment.code}/parts/1/")
    box = page.locator("#id_answer-1")
    box.press_sequentially("a")
    for _second in range(21):
        page.clock.run_for(1000)
        box.press_sequentially("b")
    page.clock.run_for(100)
    status(page, "Saved at")
    assert len(stored()) >= 20


@pytest.mark.row("D18")
def test_without_a_line_the_text_waits_in_the_browser(context, draft):
    page = open_part(context, draft)
    context.set_offline(True)
    page.fill("#id_answer-1", "Typed in a tunnel.")
    status(page, "No connection")
    page.close()
    context.set_offline(False)
    page = open_part(context, draft)
    expect(page.locator("#id_answer-1")).to_have_value("Typed in a tunnel.")
    status(page, "Saved at")
    assert stored() == "Typed in a tunnel."
    assert page.evaluate("localStorage.length") == 0


def test_an_expired_log_in_keeps_the_text_on_screen_and_on_the_server(context, draft):
    page = open_part(context, draft)
    Session.objects.all().delete()
    page.fill("#id_answer-1", "Typed after the log-in ended.")
    status(page, "logged out")
    expect(page.locator("#id_answer-1")).to_have_value("Typed after the log-in ended.")
    assert Rescue.objects.get().fields["answer-1"] == "Typed after the log-in ended."


def test_a_second_tab_is_told_and_both_texts_are_shown(context, draft):
    one, two = open_part(context, draft), open_part(context, draft)
    one.fill("#id_answer-1", "From the first tab.")
    status(one, "Saved at")
    two.fill("#id_answer-1", "From the second tab.")
    status(two, "Another window")
    two.get_by_role("button", name="Save draft").click()
    expect(two.locator(".theirs")).to_contain_text("From the first tab.")
    expect(two.locator("#id_answer-1")).to_have_value("From the second tab.")
    assert stored() == "From the first tab."


def test_saving_by_button_right_after_typing_is_no_conflict(context, draft):
    page = open_part(context, draft)
    page.fill("#id_answer-1", "Quick.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    assert stored() == "Quick."


def test_the_counter_counts_all_answers_together(context, draft):
    page = open_part(context, draft)
    page.fill("#id_answer-1", "one two three")
    page.fill("#id_answer-2", "four five six")
    counter = page.locator('[data-words-counter="part-1"]')
    expect(counter).to_have_text(re.compile("6 of 500"))


def test_the_readers_copy_of_a_pdf_opens_in_the_browser(context, cast, draft):
    entry = factories.entry(draft, 2)
    slot = entry.part.slots.first()
    row = factories.evidence.add_file(entry, slot, factories.pdf(), by=cast["dana"])
    cleaning_job.clean(row.pk)
    page = open_part(context, draft, 2)
    with context.expect_page() as opened:
        page.get_by_role("link", name="CODE-part2-1.pdf", exact=True).click()
    opened.value.wait_for_load_state("load", timeout=15000)
    assert opened.value.url.endswith("/files/CODE-part2-1.pdf")


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_the_pages_of_the_work_are_accessible(
    browser, live_server, signed_in, cast, draft, width, scheme
):
    factories.write(draft, 1, "Ms. Ruiz leads a small site.", "Four meet.")
    base = f"/work/{draft.enrollment.code}/"
    paths = [
        *("/work/", "/help/", "/start/iep/", base, base + "agreement/", base + "check/"),
        *(base + "parts/1/", base + "parts/2/", base + "parts/2/slots/1/", base + "withdraw/"),
    ]
    session = signed_in("dana").cookies["sessionid"].value
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
    )
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    complaints = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in paths:
        page.goto(path)
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(path, rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
    assert complaints == []
