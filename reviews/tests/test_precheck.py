"""What the check cannot clear rests at the officer's desk: cleared, covered, withheld or returned."""

import datetime as dt
import io
import zipfile

import pikepdf
import pytest
from django.urls import reverse
from django.utils import translation

from credentials.models import IssuerStaff
from credentials.roles import actions as issuer_roles
from credentials.tests import factories as catalogue
from portal.kit import clock
from portal.kit.models import AuditEntry, Message
from portal.testing.crawl import content, unpacked
from portal.testing.pages import Walker
from portal.testing.world import attach
from reviews.agreeing import actions as agreeing
from reviews.claiming import actions as claiming
from reviews.claiming import policy as claiming_policy
from reviews.claiming.opening import open_slots
from reviews.models import Assessor, Conflict, ReviewSlot
from reviews.reporting import policy, sweeps
from reviews.tests import factories
from submissions import blind, queries, scanning
from submissions.attesting import actions as attesting
from submissions.cleaning import pages_out
from submissions.cleaning.extract import extract
from submissions.cleaning.sniff import Kind
from submissions.models import Attestation, Evidence, PartEntry, PreCheck, StatusChange
from submissions.prechecking import doubts
from submissions.status import Status
from submissions.submitting import actions as submitting
from submissions.submitting.checking import check
from submissions.tests.factories import letter, pdf, picture
from submissions.workflow import advance
from submissions.writing import actions as writing

pytestmark = pytest.mark.django_db
DESK = reverse("reviews:reports")
SAID = "Our Rose Garden project met on Mondays. The Rose Garden grew, and Mister Pereira came."


def rewritten(submission, text=SAID, number=1):
    """Another first answer in one part."""
    by = submission.enrollment.educator
    entry = queries.entry_of(submission, number)
    answers = {row.prompt.position: row.text for row in entry.responses.all()} | {1: text}
    values = writing.Values(clock.today("UTC"), entry.activity_description, answers)
    writing.save(entry, values, revision=entry.revision, by=by)
    writing.complete(queries.entry_of(submission, number), by=by)


def attested(submission, reason="The garden of the school is called so."):
    """Every finding explained by its author."""
    for find in scanning.finds(submission):
        entry = queries.entry_of(submission, find.part)
        attesting.attest(entry, find.key, reason, by=submission.enrollment.educator)


def sent(submission):
    """Handed in and checked, whatever comes of it."""
    submitting.submit(submission, honour=True, by=submission.enrollment.educator)
    check(submission.pk)
    open_slots(submission.pk)
    submission.refresh_from_db()
    return submission


@pytest.fixture
def rose(cast):
    """Dana's second given name is a flower, too."""
    cast["dana"].other_names = "Rose"
    cast["dana"].save(update_fields=["other_names"])
    return cast["dana"]


@pytest.fixture
def resting(cast, rose):
    """A work with a finding that its author stands by, handed in and checked."""
    draft = factories.drafted(cast, assessors=2)
    rewritten(draft)
    attested(draft)
    return sent(draft)


def case_of(submission):
    return submission.prechecks.latest("pk")


def page_of(submission):
    return reverse("reviews:report_case", args=[case_of(submission).code])


def test_clean_work_goes_straight_to_its_readers(cast):
    work = factories.submitted(cast)
    assert work.status == Status.QUEUED
    assert not PreCheck.objects.exists()


def test_what_its_author_stands_by_rests_before_any_place_opens(resting, cast):
    assert resting.status == Status.CHECKING
    assert not ReviewSlot.objects.exists()
    assert claiming.claim(cast["asha"]) is None
    check(resting.pk)
    assert PreCheck.objects.get().is_live


def test_a_document_of_pictures_and_a_recording_rest_but_a_photograph_does_not(
    cast, settings, tmp_path
):
    settings.MEDIA_ROOT = str(tmp_path)
    for who, upload, rests in (
        ("dana", pdf(), True),
        ("lee", picture("PNG"), False),
        ("paul", letter("Every page has words."), False),
    ):
        draft = factories.drafted(cast, who)
        attach(draft, upload)
        expected = Status.CHECKING if rests else Status.QUEUED
        assert sent(draft).status == expected, who


def test_without_an_officer_the_word_of_its_author_counts(cast, rose):
    draft = factories.drafted(cast)
    rewritten(draft)
    attested(draft)
    IssuerStaff.objects.filter(role="officer").update(ended_at=clock.now(), ended_by=cast["root"])
    assert sent(draft).status == Status.QUEUED


def test_it_is_due_in_one_business_day_of_the_issuer(resting, cast):
    issuer = catalogue.issuer()
    zone = dt.UTC
    friday = dt.datetime(2026, 11, 27, 15, 0, tzinfo=zone)
    with clock.moved(seconds=(friday - clock.now()).total_seconds()):
        issuer.holidays = ["2026-11-30"]
        issuer.save()
        advance(resting, "bounce")
        PreCheck.objects.update(state="returned", settled_at=clock.now(), settled_by=cast["eve"])
        resting.enrollment.credential.issuer.refresh_from_db()
        again = sent(resting)
        due = case_of(again).due_at
    assert due == clock.end_of_day(dt.date(2026, 12, 1), issuer.time_zone)


def test_the_desk_lists_it_and_the_officer_clears_it(signed_in, resting, cast):
    code = case_of(resting).code
    officer = Walker(signed_in("eve")).open(DESK).has(code, "The check could not clear it")
    officer.follow(code).has("<mark>Rose</mark>", "The garden of the school is called so.")
    officer.has_not("Ruiz", cast["dana"].email, resting.code)
    officer.send("Clear it for review").has("goes on to review", "Cleared for review")
    open_slots(resting.pk)
    resting.refresh_from_db()
    assert resting.status == Status.QUEUED
    slot = factories.claimed(cast["asha"])
    Walker(signed_in("asha")).open(reverse("reviews:assess", args=[slot.code])).has("Rose Garden")


def test_what_was_cleared_is_not_asked_about_once_more(signed_in, resting, cast):
    Walker(signed_in("eve")).open(page_of(resting)).send("Clear it for review")
    resting.refresh_from_db()
    for verb in ("claim", "recommend", "decline"):
        advance(resting, verb)
    factories.release(resting, "not_yet")
    again = submitting.next_attempt(resting, by=cast["dana"], met_parts=())
    for number in (1, 2, 3):
        writing.complete(queries.entry_of(again, number), by=cast["dana"])
    assert sent(again).status == Status.QUEUED
    assert PreCheck.objects.count() == 1


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


def test_sent_back_it_costs_no_attempt_and_the_days_come_back(signed_in, resting, cast):
    enrollment = resting.enrollment
    before, number = enrollment.due_at, resting.number
    with clock.moved(days=3):
        officer = Walker(signed_in("eve")).open(page_of(resting))
        officer.send("Send it back to its author", status=422).has("Say of at least one piece")
        officer.send(
            "Send it back to its author", **{"p1-answer1-reason": "Name the garden otherwise."}
        ).has("is back with its author")
    resting.refresh_from_db()
    enrollment.refresh_from_db()
    assert (resting.status, resting.number) == (Status.NEEDS_FIX, number)
    assert enrollment.due_at >= before + dt.timedelta(days=3)
    assert not Attestation.objects.exists()
    change = StatusChange.objects.get(verb="bounce")
    assert change.by is None
    author = Walker(signed_in("dana")).open(f"/work/{enrollment.code}/")
    author.has("Name the garden otherwise.", "costs no attempt").has_not(
        "Lund", case_of(resting).code
    )
    mail = Message.objects.get(kind="submissions/bounced")
    assert "Name the garden otherwise." in mail.text
    assert "Lund" not in mail.text
    rewritten(resting, "The garden project met on Mondays, and we wrote the plan.")
    assert sent(resting).status == Status.QUEUED


def test_a_reported_work_that_is_sent_back_closes_its_places(signed_in, cast):
    work = factories.submitted(cast, assessors=2)
    from_asha = factories.claimed(cast["asha"])
    signed_in("asha").post(
        reverse("reviews:report", args=[from_asha.code]),
        {"token": from_asha.lease_token, "place": "1.answer.1", "kind": "name"},
    )
    officer = Walker(signed_in("eve")).open(page_of(work)).has("Part 1, answer 1", factories.WORDS)
    officer.send("Send it back to its author", **{"p1-answer1-reason": "Leave Monday out."})
    work.refresh_from_db()
    assert work.status == Status.NEEDS_FIX
    assert set(work.slots.values_list("state", flat=True)) == {"void"}
    assert Message.objects.filter(kind="reviews/closed", recipient=cast["asha"]).exists()
    rewritten(work, "We met and wrote the plan together, one page that everybody could read.")
    assert sent(work).status == Status.QUEUED
    assert work.slots.filter(state="open").count() == 2


def test_names_are_shown_to_who_asks_and_that_is_noted_for_good(signed_in, resting, cast):
    eve = cast["eve"]
    officer = Walker(signed_in("eve")).open(page_of(resting)).has_not("Ruiz")
    officer.send("Show who wrote it").has("Dana Ruiz", "It is noted that you saw this.")
    assert AuditEntry.objects.get(verb="reviews.see_names").by == eve
    assert Conflict.objects.filter(person=eve, other=cast["dana"]).exists()
    Walker(signed_in("eve")).open(page_of(resting)).has("Dana Ruiz")


def test_an_officer_who_answered_is_never_offered_that_author_at_any_issuer(
    signed_in, resting, cast
):
    Walker(signed_in("eve")).open(page_of(resting)).send("Clear it for review")
    other = catalogue.issuer("elsewhere")
    thing = catalogue.credential("other", "Another One", by="elsewhere")
    Assessor.objects.create(user=cast["eve"], issuer=other, granted_by=cast["root"])
    agreeing.accept(language="en", by=cast["eve"])
    officer = IssuerStaff.objects.filter(user=cast["eve"])
    officer.update(ended_at=clock.now(), ended_by=cast["root"])
    factories.submitted(cast, "dana", thing)
    theirs = factories.submitted(cast, "lee", thing)
    offered = claiming_policy.eligible(cast["eve"])
    assert {slot.submission for slot in offered} == {theirs}


def test_who_reads_an_author_does_not_answer_what_rests_of_theirs(signed_in, resting, cast):
    issuer_roles.grant(cast["asha"], catalogue.issuer(), IssuerStaff.Role.OFFICER, by=cast["root"])
    assert policy.within_reach(cast["asha"]).exists()
    ReviewSlot.objects.create(
        submission=resting, n=1, state="void", assessor=cast["asha"], opened_at=clock.now()
    )
    assert not policy.within_reach(cast["asha"]).exists()
    assert signed_in("asha").get(page_of(resting)).status_code == 404


@pytest.mark.row("E2")
def test_a_stay_is_nobody_elses_and_a_lead_learns_of_none(signed_in, resting, cast):
    issuer_roles.grant(cast["tom"], catalogue.issuer(), IssuerStaff.Role.LEAD, by=cast["root"])
    code = case_of(resting).code
    assert code not in signed_in("tom").get(DESK).content.decode()
    for who in ("tom", "dana", "asha", "iris", "fay", "root"):
        client = signed_in(who)
        assert client.get(page_of(resting)).status_code == 404, who
        for verb in ("clear", "return", "cover", "names"):
            assert client.post(page_of(resting), {"verb": verb}).status_code == 404, who


def test_an_overdue_stay_is_mailed_once(resting, cast):
    sweeps.tell_when_overdue()
    assert not Message.objects.filter(kind="reviews/overdue").exists()
    with clock.moved(days=5):
        for _day in range(2):
            sweeps.tell_when_overdue()
        mail = Message.objects.get(kind="reviews/overdue")
        assert mail.recipient == cast["eve"]
        assert case_of(resting).code in mail.text
        assert "Ruiz" not in mail.text


def test_withdrawn_it_waits_for_no_answer(signed_in, resting, cast):
    advance(resting, "withdraw", by=cast["dana"])
    Walker(signed_in("eve")).open(DESK).has("Taken out of review")
    Walker(signed_in("eve")).open(page_of(resting)).has("does not rest any more").has_not("Rose")
    answer = signed_in("eve").post(page_of(resting), {"verb": "clear"})
    assert answer.status_code == 409


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


def test_what_rests_is_on_the_officers_own_desk(signed_in, resting):
    Walker(signed_in("eve")).open("/desk/").has("Pre-check", case_of(resting).code)


@pytest.mark.parametrize(
    ("media_type", "text", "unread"),
    [
        ("application/pdf", "", True),
        ("application/pdf", "\f\fA title that no page shows", True),
        ("application/pdf", "\fThe second page has words.\f", False),
        ("application/pdf", "Words that were read before pages were kept", False),
        ("audio/mp4", "A title", True),
        ("video/mp4", "", True),
        ("image/png", "", False),
    ],
)
def test_what_the_portal_cannot_read(media_type, text, unread):
    row = Evidence(kind="file", media_type=media_type, extracted_text=text)
    assert doubts.is_unread(row) is unread


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


def test_what_only_a_removed_page_uses_goes_with_it():
    """Pages that share their resources: a picture of text, a font, a drawing used on one alone."""
    source = io.BytesIO()
    with pikepdf.new() as document:
        shared = pikepdf.Dictionary(XObject=pikepdf.Dictionary())
        for name, words in (("/Fa", b"(keepsake) Tj"), ("/Fb", b"(zanzibar) Tj")):
            form = document.make_stream(words, Type=pikepdf.Name.XObject)
            form.Subtype, form.BBox = pikepdf.Name.Form, [0, 0, 9, 9]
            shared.XObject[name] = form
        shared = document.make_indirect(shared)
        for name in (b"/Fa", b"/Fb"):
            page = document.add_blank_page()
            page.Resources, page.Contents = shared, document.make_stream(name + b" Do")
        first, second = document.pages
        first.Annots = document.make_indirect(
            [pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Dest=[second.obj, pikepdf.Name.Fit])]
        )
        document.save(source)
    with pages_out.without(source, [2]) as target:
        made = unpacked(target.read())
    assert b"keepsake" in made
    assert b"zanzibar" not in made


def test_a_document_that_cannot_be_taken_apart_is_shown_to_nobody():
    with pytest.raises(pages_out.Broken):
        pages_out.without(io.BytesIO(b"%PDF-1.7 clean"), [1])
