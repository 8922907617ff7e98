"""The page of one part: nothing typed is ever lost."""

import re

import pytest
from django.test import Client

from portal.kit.models import Rescue
from submissions import limits
from submissions.models import Response
from submissions.tests import factories

JSON = {"HTTP_ACCEPT": "application/json"}


def address(draft, number=1):
    return f"/work/{draft.enrollment.code}/parts/{number}/"


def form_of(html):
    """Hidden fields of the writing form."""
    names = ("draft_key", "revision")
    return {n: re.search(rf'name="{n}" value="([^"]*)"', html).group(1) for n in names}


@pytest.fixture
def page(signed_in, draft):
    client = signed_in("dana")
    html = client.get(address(draft)).content.decode()
    return client, html, form_of(html)


@pytest.mark.row("A30")
@pytest.mark.row("D14")
def test_the_page_has_prompts_passing_text_and_nothing_more_to_fill_in(page):
    _client, html, _form = page
    assert html.index("Describe your site.") < html.index("The reader understands the setting.")
    boxes = re.findall(r'<textarea name="([^"]+)"', html)
    assert boxes == ["activity_description", "answer-1", "answer-2"]
    assert "Do not identify yourself" in html


@pytest.mark.row("A24")
def test_the_counter_stands_at_the_limits_scope(page, signed_in, draft):
    _client, html, _form = page
    assert html.count('data-words-group="part-1"') == 2
    assert html.count('data-words-counter="part-1"') == 1
    third = signed_in("dana").get(address(draft, 3)).content.decode()
    assert 'data-words-max="200"' in third


def test_a_draft_saves_and_comes_back(page, draft):
    client, _html, form = page
    answer = client.post(address(draft), {**form, "answer-1": "Our <b>site</b>.", "answer-2": ""})
    assert answer.status_code == 302
    html = client.get(address(draft)).content.decode()
    assert "Our &lt;b&gt;site&lt;/b&gt;." in html


@pytest.mark.row("A24")
def test_501_words_are_saved_and_the_reason_stands_beside_the_field(page, draft):
    client, _html, form = page
    given = {**form, "intent": "complete", "date_of_entry": "2026-01-05"}
    given |= {"answer-1": "word " * 501, "answer-2": "x"}
    html = client.post(address(draft), given).content.decode()
    assert "2 more than the 500 allowed" in html
    assert Response.objects.get(prompt__position=1).text.count("word") == 501


def test_completing_returns_to_the_requirements(page, draft):
    client, _html, form = page
    given = {**form, "intent": "complete", "date_of_entry": "2026-01-05"}
    answer = client.post(address(draft), {**given, "answer-1": "One.", "answer-2": "Two."})
    assert answer["Location"] == f"/work/{draft.enrollment.code}/"


@pytest.mark.row("D18")
def test_autosave_answers_with_the_next_revision(page, draft):
    client, _html, form = page
    url = address(draft) + "autosave/"
    one = client.post(url, {**form, "answer-1": "First"}, **JSON).json()
    assert one["saved"]
    assert one["revision"] == 1
    two = client.post(url, {**form, "revision": 1, "answer-1": "Second"}, **JSON)
    assert two.json()["revision"] == 2
    assert Response.objects.get(prompt__position=1).text == "Second"


def test_a_stale_autosave_is_told_and_writes_nothing(page, draft):
    client, _html, form = page
    url = address(draft) + "autosave/"
    client.post(url, {**form, "answer-1": "First"}, **JSON)
    behind = client.post(url, {**form, "answer-1": "Other"}, **JSON)
    assert behind.status_code == 409
    assert ["Site", "First"] in behind.json()["theirs"]


def test_two_tabs_show_both_texts_and_the_writer_chooses(page, draft):
    client, _html, form = page
    client.post(address(draft), {**form, "answer-1": "From the first tab"})
    answer = client.post(address(draft), {**form, "answer-1": "From the second tab"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "From the first tab" in html
    assert "From the second tab" in html
    client.post(address(draft), {**form_of(html), "answer-1": "Both tabs"})
    assert Response.objects.get(prompt__position=1).text == "Both tabs"


def test_an_expired_log_in_loses_nothing(page, draft):
    client, _html, form = page
    client.logout()
    answer = client.post(address(draft), {**form, "answer-1": "Typed for an hour"})
    assert answer["Location"].startswith("/accounts/login/?next=%2Fwork%2F")
    door = client.get(answer["Location"]).content.decode()
    assert "Your text is kept. Sign in again and it will be back here." in door
    client.force_login(draft.enrollment.educator)
    html = client.get(address(draft)).content.decode()
    assert "We kept what you typed" in html
    assert "It is not saved yet: press Save draft." in html
    assert "Typed for an hour" in html
    client.post(address(draft), {**form_of(html), "answer-1": "Typed for an hour"})
    assert "We kept what you typed" not in client.get(address(draft)).content.decode()


def test_a_script_without_a_log_in_gets_a_401_and_the_text_is_kept(page, draft):
    client, _html, form = page
    client.logout()
    answer = client.post(address(draft) + "autosave/", {**form, "answer-1": "Kept"}, **JSON)
    assert answer.status_code == 401
    assert answer.json() == {"signed_in": False, "kept": True}
    assert Rescue.objects.get().fields["answer-1"] == "Kept"


def test_a_changed_token_loses_nothing(cast, draft):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast["dana"])
    form = form_of(client.get(address(draft)).content.decode())
    answer = client.post(address(draft), {**form, "answer-1": "Kept too"})
    assert answer.status_code == 303
    html = client.get(answer["Location"]).content.decode()
    assert "Kept too" in html
    assert "We kept what you typed" in html


def test_without_a_valid_key_nothing_is_stored(client, draft):
    client.post(address(draft), {"draft_key": "forged", "answer-1": "x"})
    assert Rescue.objects.count() == 0


def test_the_kept_text_is_shown_to_its_writer_alone(page, draft, cast):
    client, _html, form = page
    client.logout()
    client.post(address(draft), {**form, "answer-1": "Secret"})
    client.force_login(cast["lee"])
    assert client.get(address(draft)).status_code == 404


def test_kept_text_older_than_the_saved_one_shows_both(page, draft):
    client, _html, form = page
    client.post(address(draft), {**form, "answer-1": "Saved later"})
    client.logout()
    client.post(address(draft), {**form, "answer-1": "From an old tab"})
    client.force_login(draft.enrollment.educator)
    html = client.get(address(draft)).content.decode()
    assert "Saved later" in html
    assert "From an old tab" in html


def test_a_wrong_date_is_explained_and_the_text_stays(page, draft):
    client, _html, form = page
    answer = client.post(address(draft), {**form, "date_of_entry": "soon", "answer-1": "Text"})
    html = answer.content.decode()
    assert "Enter a valid date" in html
    assert "Text</textarea>" in html


@pytest.mark.row("A24")
def test_a_text_longer_than_any_may_be_stays_on_the_page_and_is_kept(page, draft):
    client, _html, form = page
    most, over = "x" * limits.LONGEST, "x" * limits.LONGEST + "y"
    answer = client.post(address(draft), {**form, "answer-1": over, "answer-2": "Short"})
    html = answer.content.decode()
    assert "This has 50,001 characters; at most 50,000 can be saved. Shorten it by 1" in html
    assert f"{over}</textarea>" in html
    assert "maxlength" not in html, "a browser would cut what is pasted"
    assert not Response.objects.exists()
    html = client.get(address(draft)).content.decode()
    assert f"{over}</textarea>" in html
    assert "Short</textarea>" in html
    client.post(address(draft), {**form_of(html), "answer-1": most, "answer-2": "Short"})
    assert Response.objects.get(prompt__position=1).text == most
    assert "We kept" not in client.get(address(draft)).content.decode()


@pytest.mark.row("D18")
def test_autosave_says_the_same_of_a_text_too_long_and_keeps_it(page, draft):
    client, _html, form = page
    over = "x" * limits.LONGEST + "y"
    answer = client.post(address(draft) + "autosave/", {**form, "answer-1": over}, **JSON)
    assert answer.status_code == 400
    assert answer.json()["kept"]
    assert "at most 50,000 can be saved" in answer.json()["reason"]
    assert Rescue.objects.get().fields["answer-1"] == over


def test_submitted_work_is_read_only(signed_in, draft):
    factories.submit(draft)
    html = signed_in("dana").get(address(draft)).content.decode()
    assert "A small rural site." in html
    assert "<textarea" not in html


@pytest.mark.parametrize("wrong", ["x", "-1", "", "99", "9" * 5000])
def test_a_button_that_leads_to_no_slot_saves_and_stays(page, draft, wrong):
    client, _html, form = page
    given = {**form, "intent": f"slot-{wrong}", "answer-1": "Kept."}
    assert client.post(address(draft), given)["Location"] == address(draft)
    assert Response.objects.filter(text="Kept.").exists()
