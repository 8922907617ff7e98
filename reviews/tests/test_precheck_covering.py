"""What the officer covers or withholds is gone for every reader, and its author sees that copy."""

import io
import zipfile

import pytest
from django.urls import reverse
from django.utils import translation

from portal.testing.crawl import content, unpacked
from portal.testing.pages import Walker
from portal.testing.world import attach
from reviews.claiming.opening import open_slots
from reviews.tests import factories
from reviews.tests.prechecks import SAID, attested, case_of, page_of, sent
from submissions import blind
from submissions.cleaning.extract import extract
from submissions.cleaning.sniff import Kind
from submissions.models import PartEntry
from submissions.status import Status
from submissions.submitting import actions as submitting
from submissions.tests.factories import letter, pdf
from submissions.workflow import advance

pytestmark = pytest.mark.django_db


def test_covered_words_are_gone_for_readers_and_approvers_and_stay_for_their_author(
    signed_in, resting, cast
):
    officer = Walker(signed_in("eve")).open(page_of(resting))
    key = "p1-answer1"
    officer.send(
        "Save what is covered", **{f"{key}-found": ["Rose"], f"{key}-more": "mister  pereira"}
    ).has("As readers see it", "[removed] Garden project")
    officer.send("Clear it for review")
    open_slots(resting.pk)
    slot = factories.claimed(cast["asha"])
    Walker(signed_in("asha")).open(reverse("reviews:assess", args=[slot.code])).has(
        "Our [removed] Garden project", "and [removed] came"
    ).has_not("Rose", "Pereira")
    row = PartEntry.objects.get(submission=resting, part__number=1).responses.first()
    assert row.text == SAID
    dana = signed_in("dana")
    answer = dana.get(reverse("submissions:download", args=[resting.enrollment.code]))
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    text = archive.read("submission/answers.md").decode()
    assert "[removed] Garden" in text
    assert "Pereira" not in text
    factories.reviewed(cast["asha"], slot=slot)
    factories.reviewed(cast["ben"])
    resting.refresh_from_db()
    assert resting.status == Status.RECOMMENDED
    page = signed_in("max").get(f"/decide/{resting.desk_code}/").content.decode()
    assert "[removed] Garden" in page
    assert "Pereira" not in page


def test_words_that_stand_nowhere_are_said_beside_the_field_and_nothing_typed_is_lost(
    signed_in, resting
):
    officer = Walker(signed_in("eve")).open(page_of(resting))
    officer.send(
        "Save what is covered",
        status=422,
        **{"p1-answer1-more": "Tulip", "p1-answer1-reason": "Half a thought"},
    ).has("“Tulip” does not stand in this piece.", "Half a thought", "Tulip")
    resting.refresh_from_db()
    assert resting.covered is None


def test_a_withheld_file_is_absent_for_every_reader_and_the_officer_may_show_it_again(
    signed_in, cast, settings, tmp_path
):
    settings.MEDIA_ROOT = str(tmp_path)
    draft = factories.drafted(cast)
    attach(draft, pdf())
    work = sent(draft)
    case = case_of(work)
    name = f"{case.code}-part2-2.pdf"
    file = reverse("reviews:report_file", args=[case.code, name])
    officer = Walker(signed_in("eve")).open(page_of(work)).has(name, "the portal cannot read them")
    assert content(signed_in("eve").get(file)).startswith(b"%PDF")
    key = "p2-s1-2-file"
    officer.send("Save what is covered", **{f"{key}-withheld": "on"})
    assert content(signed_in("eve").get(file)).startswith(b"%PDF")
    officer.send("Clear it for review")
    open_slots(work.pk)
    slot = factories.claimed(cast["asha"])
    address = reverse("reviews:assess", args=[slot.code])
    Walker(signed_in("asha")).open(address).has("Not shown, so that review stays blind")
    there = reverse("reviews:file", args=[slot.code, f"{slot.code}-part2-2.pdf"])
    assert signed_in("asha").get(there).status_code == 404
    preview = reverse("submissions:evidence_file", args=[work.enrollment.code, "CODE-part2-2.pdf"])
    assert signed_in("dana").get(preview).status_code == 404
    assert signed_in("eve").get(file).status_code == 404


def test_its_author_sees_the_very_copy_that_readers_see(signed_in, resting, cast):
    officer = Walker(signed_in("eve")).open(page_of(resting))
    officer.send("Clear it for review", **{"p1-answer1-found": ["Rose"]})
    page = Walker(signed_in("dana")).open(f"/work/{resting.enrollment.code}/")
    page.has("Covered in the readers’ copy", "[removed] Garden project").has_not("Rose")


def test_covered_work_has_one_number_in_every_language(signed_in, resting):
    officer = Walker(signed_in("eve")).open(page_of(resting))
    officer.send("Clear it for review", **{"p1-answer1-found": ["Rose"]})
    resting.refresh_from_db()
    number = blind.fingerprint(blind.work(resting))
    with translation.override("es"):
        assert blind.fingerprint(blind.work(resting)) == number


def test_what_is_covered_stays_covered_on_the_next_attempt(signed_in, resting, cast):
    officer = Walker(signed_in("eve")).open(page_of(resting))
    officer.send("Clear it for review", **{"p1-answer1-found": ["Rose"]})
    resting.refresh_from_db()
    for verb in ("claim", "recommend", "decline"):
        advance(resting, verb)
    factories.release(resting, "not_yet")
    again = submitting.next_attempt(resting, by=cast["dana"], met_parts=(1,))
    assert "[removed] Garden" in blind.work(again).parts[0].answers[0].text


def test_withheld_pages_are_empty_and_nothing_of_them_is_left_in_the_file(
    signed_in, cast, settings, tmp_path
):
    settings.MEDIA_ROOT = str(tmp_path)
    draft = factories.drafted(cast)
    attach(draft, letter("Plain words", "Ask @zanzibar here", "More words", chapter="Zanzibar"))
    attested(draft)
    work = sent(draft)
    officer = Walker(signed_in("eve")).open(page_of(work))
    key = "p2-s1-2-file"
    officer.send("Save what is covered", status=422, **{f"{key}-pages": "2, 4"}).has(
        "Write numbers from 1 to 3"
    )
    officer.send("Clear it for review", **{f"{key}-pages": "2"})
    open_slots(work.pk)
    slot = factories.claimed(cast["asha"])
    reader = Walker(signed_in("asha")).open(reverse("reviews:assess", args=[slot.code]))
    reader.has("Page 2 is empty, so that review stays blind.", "3 pages")
    there = reverse("reviews:file", args=[slot.code, f"{slot.code}-part2-2.pdf"])
    read = content(signed_in("asha").get(there))
    preview = reverse("submissions:evidence_file", args=[work.enrollment.code, "CODE-part2-2.pdf"])
    assert content(signed_in("dana").get(preview)) == read
    assert b"zanzibar" not in unpacked(read).lower()
    assert [text.strip() for text in extract(read, Kind.PDF).pages] == [
        "Plain words",
        "",
        "More words",
    ]
    author = Walker(signed_in("dana")).open(f"/work/{work.enrollment.code}/")
    author.has("Page 2 is empty")
