"""Check answers, submit, download."""

import io
import re
import zipfile

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from credentials.models import ArtifactSlot
from portal.kit import localdate
from portal.kit.models import Message
from portal.kit.verdict import Refused
from submissions.evidence import cleaning_job
from submissions.status import Status
from submissions.tests import factories

TICKED = {"honest": "on", "unnamed": "on"}


def pages(draft):
    base = f"/work/{draft.enrollment.code}/"
    return base, base + "check/", base + "submit/"


def dana_of(draft):
    return draft.enrollment.educator


@pytest.mark.row("D7")
def test_the_check_page_lists_what_is_missing_with_links(signed_in, draft):
    _base, check, submit = pages(draft)
    dana = signed_in("dana")
    html = dana.get(check).content.decode()
    assert "things are missing" in html
    assert f'href="/work/{draft.enrollment.code}/parts/2/#slot-1"' in html
    assert 'name="honest"' not in html
    answer = dana.post(submit, TICKED)
    assert answer.status_code == 409
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT


@pytest.mark.row("D7", "D8")
def test_the_date_that_today_fills_in_is_not_called_missing(signed_in, draft):
    _base, check, _submit = pages(draft)
    dana = signed_in("dana")
    assert "Give the Date of Entry" not in dana.get(check).content.decode()
    with pytest.raises(Refused):
        factories.writing.complete(factories.entry(draft, 2), by=dana_of(draft))
    row = factories.entry(draft, 1)
    emptied = factories.writing.Values(answers={1: "A rural site.", 2: "Four of us."})
    factories.writing.save(row, emptied, revision=0, by=dana_of(draft))
    html = dana.get(check).content.decode()
    assert html.count("Give the Date of Entry") == 1, "only where it was taken out"


@pytest.mark.row("D7")
def test_a_ticked_checklist_submits_once(signed_in, draft):
    factories.fill(draft)
    base, check, submit = pages(draft)
    dana = signed_in("dana")
    assert "A small rural site." in dana.get(check).content.decode()
    assert "Tick this to submit." in dana.post(submit, {"honest": "on"}).content.decode()
    for _click in range(2):
        assert dana.post(submit, TICKED)["Location"] == base
    draft.refresh_from_db()
    assert draft.status == Status.CHECKING
    assert "You have submitted 5 out of 5" in dana.get(base).content.decode()


@pytest.mark.row("C2")
def test_without_a_confirmed_address_the_page_says_so_and_leads_to_a_new_mail(
    signed_in, cast, draft
):
    factories.fill(draft)
    EmailAddress.objects.filter(user=cast["dana"]).update(verified=False)
    _base, check, submit = pages(draft)
    dana = signed_in("dana")
    for answer in (dana.get(check), dana.post(submit, TICKED)):
        html = answer.content.decode()
        assert "Confirm your email address first" in html
        assert 'href="/people/me/confirm/"' in html
    assert 'name="honest"' not in html
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT


@pytest.fixture
def taken(signed_in, cast, draft):
    """The ZIP of work with a picture that has a caption, handed in."""
    factories.fill(draft)
    entry = factories.entry(draft, 2)
    row = factories.evidence.add_file(
        entry, entry.part.slots.first(), factories.picture(), by=cast["dana"], caption="The <wall>"
    )
    factories.nobody(row)
    cleaning_job.clean(row.pk)
    factories.write(draft, 2)
    factories.submitting.submit(draft, honour=True, by=cast["dana"])
    answer = signed_in("dana").get(pages(draft)[0] + "download/")
    return zipfile.ZipFile(io.BytesIO(answer.getvalue()))


def test_everything_submitted_is_one_zip(taken):
    names = {"read-me.html", "answers.md", "evidence/part2-2.jpg"}
    assert set(taken.namelist()) == {f"submission/{name}" for name in names}
    text = taken.read("submission/answers.md").decode()
    assert "A small rural site." in text
    assert "### Activity Description\n\nWe met after class." in text


@pytest.mark.row("D8")
def test_the_page_in_the_zip_says_what_when_and_with_which_receipt(taken, draft):
    page = taken.read("submission/read-me.html").decode()
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    entry = factories.entry(draft, 1)
    draft.refresh_from_db()
    assert f"Date of Entry {localdate.short(entry.date_of_entry)} (only you see it)" in plain
    with timezone.override(draft.enrollment.educator.time_zone):
        assert f"Marked complete {localdate.short(entry.completed_at)}" in plain
        assert f"Attempt 1 Submitted {localdate.short(draft.submitted_at)} at" in plain
    assert "Activity Description We met after class." in plain
    asked = entry.part.prompts.first().text
    assert plain.index(asked) < plain.index("A small rural site.")
    mail = Message.objects.get(kind="submissions/receipt").text
    (receipt,) = re.findall(r"Your receipt: (\S+)", mail)
    assert f"Receipt {receipt}" in plain


def test_the_page_in_the_zip_links_each_file_under_its_caption_and_opens_from_disk(taken):
    page = taken.read("submission/read-me.html").decode()
    slot = ArtifactSlot.objects.get(part__number=2).label
    assert page.index(slot) < page.index("The &lt;wall&gt;") < page.index("evidence/part2-2.jpg")
    addresses = re.findall(r'(?:href|src)="([^"#]+)"', page)
    held = set(taken.namelist())
    assert addresses
    assert all(f"submission/{address}" in held for address in addresses)
    assert "<script" not in page


def test_there_is_nothing_to_download_before(signed_in, draft):
    assert signed_in("dana").get(pages(draft)[0] + "download/").status_code == 404


def test_nothing_can_be_changed_afterwards(signed_in, draft):
    factories.submit(draft)
    dana, base = signed_in("dana"), pages(draft)[0]
    assert dana.post(base + "parts/1/", {"answer-1": "New"}).status_code == 409
    assert dana.get(base + "check/").status_code == 409
    row = draft.evidence.get()
    assert dana.post(f"/work/items/{row.code}/remove/").status_code == 409
