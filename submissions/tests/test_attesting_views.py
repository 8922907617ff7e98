"""Standing by a finding is part of writing: a reason, and nothing typed beside it is lost."""

import re

import pytest

from submissions import scanning
from submissions.models import Response
from submissions.tests.test_writing_views import address, form_of

NAMED = "Ms. Ruiz leads us."


@pytest.fixture
def found(signed_in, draft):
    """A page on which a surname was found: the reader, the address, the form, the finding's name in it."""
    client, here = signed_in("dana"), address(draft)
    form = form_of(client.get(here).content.decode())
    client.post(here, {**form, "answer-1": NAMED})
    html = client.get(here).content.decode()
    assert "Mend it, or say why it is fine" in html
    (key,) = re.findall(r'name="(attest-[0-9a-f]+)-reason"', html)
    return client, here, {**form_of(html), "answer-1": NAMED}, key


@pytest.mark.row("D10")
def test_a_finding_is_attested_with_a_reason_and_what_was_typed_meanwhile_is_saved(found):
    client, here, form, key = found
    typed = {"answer-2": "Typed after the last save.", f"{key}-reason": "A street."}
    answer = client.post(here, {**form, **typed, "intent": key})
    assert answer["Location"] == f"{here}#{key.replace('attest', 'find')}"
    html = client.get(here).content.decode()
    assert "You noted" in html
    assert "Mend it, or say why it is fine" not in html
    assert Response.objects.get(prompt__position=2).text == "Typed after the last save."


def test_a_reason_counts_whichever_button_was_pressed(found):
    client, here, form, key = found
    client.post(here, {**form, f"{key}-reason": "A street.", "intent": "save"})
    assert "You noted" in client.get(here).content.decode()


def test_without_a_reason_it_is_said_and_the_text_is_saved(found, draft):
    client, here, form, key = found
    given = {**form, "answer-2": "More.", f"{key}-reason": " ", "intent": key}
    html = client.post(here, given, follow=True).content.decode()
    assert html.count("Say in a few words why this does not identify you.") == 1
    assert f'aria-describedby="{key}-problem"' in html
    assert '<details class="disclosure" open>' in html
    assert not draft.attestations.exists()
    assert Response.objects.get(prompt__position=2).text == "More."


def test_a_reason_that_could_not_be_kept_stands_there_again(found):
    client, here, form, key = found
    given = {**form, "date_of_entry": "soon", f"{key}-reason": "A street.", "intent": key}
    html = client.post(here, given).content.decode()
    assert 'value="A street."' in html


@pytest.mark.row("D10")
def test_the_own_full_name_offers_no_way_around_it(signed_in, draft):
    client, here = signed_in("dana"), address(draft)
    sure = {"answer-1": "I am Dana Ruiz."}
    client.post(here, {**form_of(client.get(here).content.decode()), **sure})
    html = client.get(here).content.decode()
    assert "This names you for certain. Take it out of the text." in html
    assert "say why it is fine" not in html
    assert "-reason" not in html
    (find,) = scanning.finds(draft)
    given = {f"attest-{find.key}-reason": "A namesake.", "intent": f"attest-{find.key}"}
    html = client.post(here, {**form_of(html), **sure, **given}, follow=True).content.decode()
    assert "You noted" not in html
    assert not draft.attestations.exists()


@pytest.mark.row("D10")
def test_a_link_is_told_of_and_stops_nothing_and_a_students_name_is_asked_about(signed_in, draft):
    client, here = signed_in("dana"), address(draft)
    typed = {"answer-1": "See https://example.org/plan. My student Jayden liked it."}
    client.post(here, {**form_of(client.get(here).content.decode()), **typed})
    html = client.get(here).content.decode()
    assert "Whoever opens it sees the page as it is that day" in html
    assert "This looks like the name of a student." in html
    assert "Why this may stay, such as a made-up name" in html
    (key,) = re.findall(r'name="(attest-[0-9a-f]+)-reason"', html)
    client.post(here, {**form_of(html), **typed, f"{key}-reason": "Made up.", "intent": key})
    assert [find.is_open for find in scanning.finds(draft)] == [False, False]
