"""My badges in a browser: the menu by keyboard, nothing that cannot be read, nothing too wide."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from badges.earning.profile import actions as profiles
from badges.models import Award
from badges.tests import factories
from portal.testing.browser import assert_accessible, assert_fits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def award(cast):
    return factories.accepted(cast)


def onto(page, words):
    """Press Tab until the focus is on what begins with these words."""
    for _press in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText").startswith(words):
            return
    raise AssertionError(f"Tab never came to {words}")


@pytest.mark.row("F3", "F9")
def test_the_menu_opens_closes_and_hides_a_badge_by_keyboard(award, page_of):
    page = page_of("dana")
    page.goto(reverse("badges:mine"))
    menu = page.locator("details.badge-menu")
    onto(page, "Do more")
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    page.keyboard.press("Space")
    onto(page, "Hide it")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert Award.objects.get().choice.hidden_at
    onto(page, "Undo")
    page.keyboard.press("Enter")
    expect(page.get_by_text("It is public again.")).to_be_visible()
    assert not Award.objects.get().choice.hidden_at


@pytest.mark.row("F3", "F6", "F10", "F12")
def test_the_pages_of_a_badge_are_accessible_and_fit_a_phone(award, cast, page_of):
    profile = profiles.keep(is_on=True, name="D. R.", about="", by=cast["dana"])
    page = page_of("dana", width=390)
    own = ("badge", "choices", "share", "data", "reissue", "assertion", "evidence", "embed")
    paths = [reverse(f"badges:{name}", args=[award.uuid]) for name in own]
    paths += [reverse("badges:mine"), reverse("badges:profile")]
    for path in [*paths, reverse("badges:earner", args=[profile.code])]:
        page.goto(path)
        assert_accessible(page)
        assert_fits(page)
