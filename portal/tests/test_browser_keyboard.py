"""Without a mouse: every step by Tab, arrows, Space and Enter, and the focus always to be seen."""

import pytest
from playwright.sync_api import expect

from credentials.tests.factories import credential, stack
from portal.testing.journeys import WORDS
from reviews.models import ReviewSlot
from reviews.tests.factories import submitted
from submissions.models import PartEntry

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Where the focus is, and whether something is drawn around it or around the label it stands in.
FOCUS = """() => {
  const at = document.activeElement;
  const shown = [at, at.closest('label, .level, fieldset')].some((each) => {
    if (!each) return false;
    const style = getComputedStyle(each);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  });
  const box = at.getBoundingClientRect();
  const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  return { words: at.innerText || at.value || at.name || at.id, id: at.id, name: at.name || '',
           value: at.value || '', tag: at.tagName, shown, seen };
}"""
LIMIT = 150


def tab_to(page, *, tag="", **wanted):
    """Press Tab until the focus is there; on the way it must be visible at every stop."""
    for _press in range(LIMIT):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at["tag"] == "BODY":
            continue
        assert at["shown"], f"no visible focus on {at} of {page.url}"
        assert at["seen"], f"the focus is out of sight on {at} of {page.url}"
        if (not tag or at["tag"] == tag) and all(
            at[key].startswith(value) for key, value in wanted.items()
        ):
            return
    raise AssertionError(f"Tab never came to {wanted} on {page.url}")


def press(page, words, tag="BUTTON"):
    """Go to a button or link by Tab and press Enter; waits for the next page."""
    tab_to(page, tag=tag, words=words)
    with page.expect_navigation() as arriving:
        page.keyboard.press("Enter")
    return arriving.value


def write(page):
    """Fill every answer of the part by typing; the first words suffice for any limit."""
    for number in range(1, page.locator("textarea.answer").count() + 1):
        tab_to(page, name=f"answer-{number}")
        page.keyboard.insert_text(WORDS)


def test_the_skip_link_leads_past_the_navigation(cast, page_of):
    page = page_of("dana")
    page.goto("/work/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["words"] == "Skip to the content"
    assert page.evaluate(FOCUS)["seen"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.row("D6")
def test_from_start_to_mark_complete_without_a_mouse(cast, page_of):
    credential(in_stack=stack())
    page = page_of("dana")
    page.goto("/start/iep/")
    press(page, "Start")
    press(page, "Begin", "A")
    tab_to(page, name="agreed")
    page.keyboard.press("Space")
    press(page, "Agree")
    press(page, "Begin", "A")
    write(page)
    press(page, "Mark complete")
    expect(page.get_by_text("is complete")).to_be_visible()
    assert PartEntry.objects.get(part__number=1).state == "complete"


def test_an_error_summary_has_the_focus_and_leads_into_the_field(cast, page_of, watch):
    credential(in_stack=stack())
    page = page_of("dana")
    page.goto("/start/iep/")
    press(page, "Start")
    press(page, "Begin", "A")
    press(page, "Agree")
    assert "error-summary" in page.evaluate("document.activeElement.className")
    tab_to(page, tag="A")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "agreed"


@pytest.fixture
def queued(cast):
    """One work of Dana's in the queue."""
    return submitted(cast)


def levels_of(page):
    """The names of the sets of levels, in the order of the page."""
    found = page.locator(".level-set input[type=radio]")
    return list(dict.fromkeys(found.evaluate_all("all => all.map((each) => each.name)")))


def test_a_review_is_scored_and_handed_in_without_a_mouse(cast, page_of, queued):
    page = page_of("asha")
    page.goto("/review/")
    press(page, "Take the next one")
    names = levels_of(page)
    for at, name in enumerate(names):
        tab_to(page, name=name)
        page.keyboard.press("Space" if at % 2 else "1")
    chosen = page.locator(".level-set input:checked")
    assert chosen.evaluate_all("all => all.map((each) => each.dataset.key)") == ["1"] * len(names)
    expect(page.locator("[data-saved]")).to_contain_text("Saved", timeout=15_000)
    press(page, "Submit review")
    assert ReviewSlot.objects.get(assessor__isnull=False).state == "submitted"
