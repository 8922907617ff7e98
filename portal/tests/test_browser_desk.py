"""The review desk in Chromium: two halves, notes, the bank, keys, and an honest sign of saving."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from playwright.sync_api import expect

from portal.testing.browser import assert_accessible, assert_fits
from portal.testing.scribe import WAIT
from portal.testing.world import attach
from portal.tests.test_browser_keyboard import press, tab_to
from reviews.desk import actions as desk
from reviews.desk import keys
from reviews.models import Note, Review, ReviewSlot, Score
from reviews.tests.factories import claimed, submitted
from submissions.tests import planted
from submissions.tests.factories import picture as drawing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAVED = "[data-saved]"
WIDTH = "document.querySelector('#evidence').getBoundingClientRect().width"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def slot(cast):
    submitted(cast)
    return claimed(cast["asha"])


def open_desk(page_of, slot, **look):
    page = page_of("asha", **look)
    page.goto(f"/review/{slot.code}/")
    return page


def saved(page, text="Saved"):
    expect(page.locator(SAVED)).to_contain_text(text, timeout=WAIT)


def test_the_line_between_the_halves_moves_by_keys_and_by_hand_and_stays(page_of, slot):
    page = open_desk(page_of, slot)
    line = page.get_by_role("separator")
    expect(line).to_have_attribute("aria-valuenow", "57")
    line.focus()
    before = page.evaluate(WIDTH)
    page.keyboard.press("ArrowLeft")
    expect(line).to_have_attribute("aria-valuenow", "55")
    assert page.evaluate(WIDTH) < before
    page.keyboard.press("End")
    expect(line).to_have_attribute("aria-valuenow", "70")
    box = line.bounding_box()
    page.mouse.move(box["x"] + 4, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(640, box["y"] + 100)
    page.mouse.up()
    now = line.get_attribute("aria-valuenow")
    assert 45 <= int(now) <= 52
    page.reload()
    expect(line).to_have_attribute("aria-valuenow", now)


def test_each_half_scrolls_by_itself(page_of, slot):
    page = open_desk(page_of, slot)
    page.locator("#rubric").focus()
    page.keyboard.press("End")
    page.wait_for_function("document.querySelector('#rubric').scrollTop > 0")
    assert page.evaluate("document.querySelector('#evidence').scrollTop") == 0
    assert page.evaluate("document.scrollingElement.scrollTop") == 0


@pytest.mark.parametrize("javascript", [True, False])
def test_on_a_phone_the_halves_are_two_tabs(page_of, slot, javascript):
    page = open_desk(page_of, slot, width=390, javascript=javascript)
    evidence, rubric = page.locator("#evidence"), page.locator("#rubric")
    expect(evidence).to_be_visible()
    expect(rubric).to_be_hidden()
    page.get_by_role("link", name="Rubric", exact=True).click()
    expect(rubric).to_be_visible()
    expect(evidence).to_be_hidden()
    page.get_by_role("link", name="Part 2, the evidence").click()
    expect(page.locator("#part-2")).to_be_visible()
    expect(rubric).to_be_hidden()
    page.get_by_role("link", name="Score Part 3").click()
    expect(page.locator("#score-3")).to_be_visible()
    if javascript:
        assert_accessible(page)
        assert_fits(page)


def test_on_a_phone_an_error_leads_into_the_other_half(page_of, watch, slot):
    watch.expected.append("status of 422")
    page = open_desk(page_of, slot, width=390)
    page.get_by_role("link", name="Rubric", exact=True).click()
    with page.expect_navigation():
        page.get_by_role("button", name="Submit review", exact=True).click()
    expect(page.locator("#rubric")).to_be_visible()
    page.get_by_role("link", name="Evidence", exact=True).click()
    page.locator(".error-summary a").nth(1).click()
    expect(page.locator("#rubric")).to_be_visible()
    assert page.evaluate("document.activeElement.name") == "level-2-1"


def test_a_picture_stands_in_place(page_of, cast):
    submitted(cast, before=lambda draft: attach(draft, drawing("PNG")))
    slot = claimed(cast["asha"])
    page = open_desk(page_of, slot)
    shown = page.locator("img.evidence-image")
    shown.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('img.evidence-image').naturalWidth > 0")


def test_a_pdf_is_read_in_a_frame(page_of, cast):
    plan = SimpleUploadedFile("plan.pdf", planted.pdf())
    submitted(cast, before=lambda draft: attach(draft, plan))
    slot = claimed(cast["asha"])
    page = open_desk(page_of, slot)
    frame = page.locator("iframe")
    frame.scroll_into_view_if_needed()
    expect(frame).to_have_attribute("title", f"{slot.code}-part2-2.pdf")
    assert_accessible(page)


def test_a_note_is_added_and_taken_out_without_leaving_the_page(page_of, slot):
    page = open_desk(page_of, slot)
    page.locator("textarea[name=comment-1-1]").fill("Being typed")
    box = page.locator("#place-2-item-1")
    box.get_by_text("Write a note").click()
    box.get_by_label("About").select_option("2.1")
    box.get_by_label("Paragraph").fill("7")
    box.get_by_label("Note, part").fill("Give each line a date.")
    box.get_by_role("button", name="Add the note").click()
    expect(box.get_by_role("alert")).to_contain_text("Write a number from 1 to 1")
    box.get_by_label("Paragraph").fill("1")
    box.get_by_role("button", name="Add the note").click()
    expect(page.locator("#notes-2-1")).to_contain_text("Part 2, artifact 1 (Plan), paragraph 1")
    expect(box.get_by_label("Note, part")).to_have_value("")
    assert Score.objects.get(criterion__name="Overview Questions").comment == "Being typed"
    assert_accessible(page)
    page.locator("#notes-2-1").get_by_role("button", name="Remove").click()
    expect(page.locator("#notes-2-1")).not_to_contain_text("Part 2")
    assert not Note.objects.exists()


def test_an_offer_goes_in_where_the_cursor_is(page_of, slot, cast):
    credential = slot.submission.enrollment.credential
    desk.keep("Give each line a date.", credential, "Plan", by=cast["asha"])
    page = open_desk(page_of, slot)
    line = page.locator("[data-line='2.1']")
    comment = line.locator("textarea")
    comment.fill("Good. Then stop.")
    comment.evaluate("box => box.setSelectionRange(5, 5)")
    line.get_by_text("Comment bank").click()
    line.locator("[data-offer]").first.click()
    expect(comment).to_have_value("Good. Give each line a date. Then stop.")
    assert_accessible(page)
    saved(page)
    assert Score.objects.get(criterion__name="Plan").comment.startswith("Good. Give")


def test_a_name_is_asked_about_beside_the_field_once_it_is_saved(page_of, slot):
    page = open_desk(page_of, slot)
    page.locator("textarea[name=comment-2-1]").fill("Ask Maria for the dates.")
    expect(page.locator("[data-named='2.1']")).to_contain_text("Maria", timeout=WAIT)
    page.locator("textarea[name=comment-2-1]").fill("Ask for the dates.")
    expect(page.locator("[data-named='2.1']")).to_be_empty(timeout=WAIT)


def test_no_tick_while_the_server_is_away_and_nothing_typed_is_lost(page_of, watch, slot):
    watch.expected += ["ERR_INTERNET_DISCONNECTED", "Failed to load"]
    page = open_desk(page_of, slot)
    page.context.set_offline(True)
    page.locator("textarea[name=comment-2-1]").fill("Typed on a train.")
    saved(page, "Not saved yet. Trying again.")
    assert "✓" not in page.locator(SAVED).inner_text()
    page.context.set_offline(False)
    saved(page, "✓")
    assert Score.objects.get(criterion__name="Plan").comment == "Typed on a train."


def test_what_never_reached_the_server_is_back_on_the_next_visit(page_of, watch, slot):
    watch.expected += ["ERR_INTERNET_DISCONNECTED", "Failed to load"]
    page = open_desk(page_of, slot)
    page.context.set_offline(True)
    page.locator("textarea[name=comment-2-1]").fill("Typed on a train.")
    page.locator(".level-set").nth(1).locator("input").nth(1).check()
    saved(page, "Not saved yet")
    other = page.context.new_page()
    page.close()
    other.context.set_offline(False)
    other.goto(f"/review/{slot.code}/")
    expect(other.locator("textarea[name=comment-2-1]")).to_have_value("Typed on a train.")
    expect(other.locator(".level-set").nth(1).locator("input").nth(1)).to_be_checked()
    saved(other)


def test_the_list_of_keys_opens_with_its_key_and_by_its_link(page_of, slot, cast):
    page = open_desk(page_of, slot)
    sheet = page.get_by_role("dialog", name="Keys of the review desk")
    page.keyboard.press("?")
    expect(sheet).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    page.get_by_role("link", name="Keys", exact=True).click()
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("textarea[name=comment-1-1]").press("?")
    expect(sheet).to_be_hidden()
    desk.arrange({}, single_keys=False, help_key=False, by=cast["asha"])
    page.goto(f"/review/{slot.code}/")
    page.keyboard.press("?")
    expect(sheet).to_be_hidden()


def test_single_keys_do_nothing_until_they_are_switched_on(page_of, slot):
    page = open_desk(page_of, slot)
    page.locator("#rubric").focus()
    for key in (*keys.USUAL.values(), "1"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.id") == "rubric"
    assert page.locator(".level-set input:checked").count() == 0


@pytest.mark.row("D6")
def test_a_whole_submission_is_scored_by_keys_alone(page_of, cast):
    """From the queue to the next work: keys switched on, levels, a comment, a note, submit."""
    submitted(cast)
    submitted(cast, "lee")
    page = page_of("asha")
    page.goto("/review/keys/")
    tab_to(page, name="single_keys")
    page.keyboard.press("Space")
    press(page, "Save the keys")
    page.goto("/review/")
    press(page, "Take the next one")
    first = page.url
    names = page.locator(".level-set input").evaluate_all(
        "all => [...new Set(all.map(e => e.name))]"
    )
    for n, name in enumerate(names):
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.name") == name, n
        page.keyboard.press("2" if name == "level-2-1" else "1")
    page.keyboard.press("k")
    page.keyboard.press("k")
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.name") == "comment-2-1"
    page.keyboard.type("Add a date; j, k and c are letters here.")
    page.keyboard.press("Escape")
    tab_to(page, tag="SUMMARY", words="Comment bank")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.name") == "note-1-activity-1-at"
    page.keyboard.type("1")
    page.keyboard.press("Tab")
    page.keyboard.type("Say when you met.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#notes-1-1")).to_contain_text("Say when you met.", timeout=WAIT)
    saved(page)
    page.keyboard.press("r")
    press(page, "Submit, then the next")
    assert page.url != first
    expect(page.locator(".code").first).to_be_visible()
    done = ReviewSlot.objects.get(state="submitted")
    plan = done.reviews.get().scores.get(criterion__name="Plan")
    assert plan.level.position == 2
    assert plan.comment == "Add a date; j, k and c are letters here."
    assert ReviewSlot.objects.get(state="leased").assessor == cast["asha"]


def test_after_the_last_one_the_queue_says_that_it_is_empty(page_of, slot):
    page = open_desk(page_of, slot)
    for line in page.locator(".level-set").all():
        line.locator("input").first.check()
    with page.expect_navigation():
        page.get_by_role("button", name="Submit, then the next").click()
    expect(page.get_by_text("Nothing waits for you just now.")).to_be_visible()
    assert Review.objects.get().state == "submitted"


def test_without_a_script_a_note_an_offer_and_a_report_are_plain_buttons(page_of, slot, cast):
    credential = slot.submission.enrollment.credential
    desk.keep("Give each line a date.", credential, "Plan", by=cast["asha"])
    page = open_desk(page_of, slot, javascript=False)
    page.locator("textarea[name=comment-2-1]").fill("Clear.")
    box = page.locator("#place-1-answer-1")
    box.get_by_text("Write a note").click()
    box.get_by_label("Note, part").fill("Say when.")
    box.get_by_role("button", name="Add the note").click()
    expect(page.locator("#notes-1-1")).to_contain_text("Say when.")
    line = page.locator("[data-line='2.1']")
    line.get_by_text("Comment bank").click()
    line.locator("[data-offer]").first.click()
    comment = page.locator("textarea[name=comment-2-1]")
    expect(comment).to_have_value("Clear.\n\nGive each line a date.")
    page.locator("#place-1-answer-1").get_by_role("button", name="Report").click()
    assert page.url.partition("?")[0].endswith(reverse("reviews:report", args=[slot.code]))
    page.get_by_label("A name").check()
    page.get_by_role("button", name="Report it").click()
    expect(page.get_by_text("On hold")).to_be_visible()
