"""What the identity check finds is shown beside what is typed, while it is typed."""

import pytest
from playwright.sync_api import expect

from portal.testing.browser import assert_accessible, assert_fits
from portal.testing.scribe import BOX, WAIT, open_part, save, status
from submissions import scanning
from submissions.evidence import cleaning_job
from submissions.models import Attestation
from submissions.tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BESIDE = "#finds-answer-1"


@pytest.mark.row("D10")
@pytest.mark.row("D18")
def test_after_an_autosave_a_finding_is_said_beside_its_answer(page_of, draft):
    page = open_part(page_of("dana"), draft)
    page.locator(BOX).press_sequentially("Ms. Ruiz leads us.")
    status(page, "Saved at")
    beside = page.locator(BESIDE)
    expect(beside).to_have_attribute("aria-live", "polite")
    expect(beside).to_contain_text("“Ruiz”: This looks like your family name.")
    expect(page.locator("#finds-written")).to_contain_text("1 finding in what you wrote")
    expect(page.locator(BOX)).to_be_focused()
    page.locator(BOX).press_sequentially(" Four meet.")
    expect(page.locator(BOX)).to_have_value("Ms. Ruiz leads us. Four meet.")
    said = beside.inner_text()
    page.reload()
    assert page.locator(BESIDE).inner_text() == said
    assert_accessible(page)


def test_a_finding_goes_with_the_word_and_a_begun_reason_stays_beside_another(page_of, draft):
    page = open_part(page_of("dana"), draft)
    page.fill(BOX, "Ms. Ruiz leads us. Ask a@b.example.")
    expect(page.locator(f"{BESIDE} li")).to_have_count(2, timeout=WAIT)
    ours = page.locator(f"{BESIDE} li", has_text="Ruiz")
    ours.get_by_text("Mend it, or say why it is fine").click()
    ours.get_by_label("Why this does not identify you").fill("A str")
    page.fill(BOX, "Ms. Ruiz leads us.")
    expect(page.locator(f"{BESIDE} li")).to_have_count(1, timeout=WAIT)
    reason = page.get_by_label("Why this does not identify you")
    expect(reason).to_have_value("A str")
    reason.fill("A street.")
    save(page, "It is fine")
    assert Attestation.objects.get().reason == "A street."
    expect(page.locator(BESIDE)).to_contain_text("A street.")
    page.fill(BOX, "We lead it.")
    expect(page.locator(f"{BESIDE} li")).to_have_count(0, timeout=WAIT)
    expect(page.locator("#finds-written")).to_be_empty()


@pytest.mark.row("A24")
def test_the_length_is_told_in_one_line(page_of, draft):
    factories.write(draft, 1, "Three words here.", complete=False)
    plain = open_part(page_of("dana", javascript=False), draft)
    expect(plain.get_by_text("3 words: 2 fewer than the 5")).to_have_count(1)
    page = open_part(page_of("dana"), draft)
    expect(page.get_by_text("3 words, 2 to go to 5")).to_have_count(1)
    expect(page.get_by_text("fewer than the 5")).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_a_file_that_names_its_author_is_dealt_with_where_it_stands(
    page_of, watch, draft, width, scheme, javascript
):
    row = factories.put(draft, factories.letter("A plan.", "Agreed with Ms. Ruiz."))
    cleaning_job.clean(row.pk)
    (find,) = scanning.finds(draft)
    page = page_of("dana", width=width, scheme=scheme, javascript=javascript)
    page.goto(f"/work/{draft.enrollment.code}/check/")
    page.get_by_role("link", name="page 2: “Ruiz” may tell who you are").click()
    assert page.url.endswith(f"/parts/2/#{find.anchor}")
    item = page.locator(".files > li")
    expect(item.locator(".pill").first).to_have_text("1 thing left to look at")
    expect(item.get_by_role("link", name="page 2")).to_be_visible()
    assert_fits(page)
    if javascript:
        assert_accessible(page)
    item.get_by_text("Or say why it is fine").click()
    item.get_by_label("Why this does not identify you").fill("The name of a street.")
    save(page, "It is fine")
    expect(item.locator(".pill").first).to_have_text("Clean")
    assert_fits(page)
