"""Evidence: what is accepted, cleaned, refused, removed, served and forgotten."""

import datetime as dt

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image

from badges.deciding import actions as deciding
from badges.tests import factories as badges
from portal.kit import clock
from portal.kit.models import AuditEntry
from portal.kit.verdict import Refused
from submissions import sweeps
from submissions.enrolling import actions as enrolling
from submissions.evidence import actions, cleaning_job
from submissions.models import Evidence
from submissions.restarting import actions as restarting
from submissions.status import Status
from submissions.submitting import actions as submitting
from submissions.tests import factories


@pytest.fixture
def place(draft):
    entry = factories.entry(draft, 2)
    return entry, entry.part.slots.first()


def camera_picture():
    exif = Image.Exif()
    exif[0x013B] = "Dana Ruiz"
    return factories.picture(exif=exif)


@pytest.mark.row("A27")
def test_text_link_and_picture_are_accepted(cast, place):
    entry, slot = place
    actions.add_text(entry, slot, "A plan.", by=cast["dana"])
    row = actions.add_file(entry, slot, camera_picture(), by=cast["dana"])
    cleaning_job.clean(row.pk)
    cleaning_job.clean(row.pk)
    row.refresh_from_db()
    assert row.state == "clean"
    assert row.removed
    assert row.original_sha256 != row.cleaned_sha256
    with row.cleaned.open() as handle:
        assert b"Dana" not in handle.read()


@pytest.mark.row("A26")
def test_a_full_slot_takes_no_more(cast, place):
    entry, slot = place
    for text in ("One.", "Two."):
        actions.add_text(entry, slot, text, by=cast["dana"])
    with pytest.raises(Refused, match="room for 2 items"):
        actions.add_text(entry, slot, "Three.", by=cast["dana"])


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", b"", "The file is empty."),
        ("plan.docx", b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", "Office document"),
        ("photo.jpg", b"PK\x03\x04" + b"\0" * 40, "Archives"),
        ("photo.png", b"<svg xmlns='x'></svg>", "SVG"),
        ("notes.pdf", b"just words", "Plain text"),
    ],
)
def test_what_cannot_be_cleaned_is_refused_with_what_to_do(cast, place, name, content, sentence):
    entry, slot = place
    with pytest.raises(Refused, match=sentence):
        actions.add_file(entry, slot, SimpleUploadedFile(name, content), by=cast["dana"])
    assert Evidence.objects.count() == 0


def test_a_file_too_large_is_refused(cast, place, settings):
    settings.EVIDENCE_MAX_BYTES = 100
    with pytest.raises(Refused, match="at most 100"):
        actions.add_file(*place, factories.picture(), by=cast["dana"])


def test_a_truncated_picture_is_refused_by_the_cleaning_and_its_bytes_go(cast, place):
    whole = factories.picture().read()
    upload = SimpleUploadedFile("cut.jpg", whole[: len(whole) // 2])
    row = actions.add_file(*place, upload, by=cast["dana"])
    stored = row.original.name
    cleaning_job.clean(row.pk)
    row.refresh_from_db()
    assert row.state == "refused"
    assert "cut off" in actions.refusal_of(row)
    assert not default_storage.exists(stored)


def test_removing_deletes_the_bytes(cast, place, django_capture_on_commit_callbacks):
    row = actions.add_file(*place, factories.picture(), by=cast["dana"])
    stored = row.original.name
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove(row, by=cast["dana"])
    assert not default_storage.exists(stored)
    assert Evidence.objects.present().count() == 0


def test_typed_text_changed_elsewhere_is_not_overwritten(cast, place):
    row = actions.add_text(*place, "One.", by=cast["dana"])
    actions.change_text(row, "Two.", "", seen="One.", by=cast["dana"])
    with pytest.raises(actions.Stale):
        actions.change_text(row, "Three.", "", seen="One.", by=cast["dana"])


@pytest.fixture
def pictured(cast, place):
    row = actions.add_file(*place, factories.picture(), by=cast["dana"])
    factories.nobody(row)
    cleaning_job.clean(row.pk)
    row.refresh_from_db()
    return row


@pytest.fixture
def withdrawn(cast, pictured):
    enrolling.withdraw(pictured.submission, by=cast["dana"])
    return pictured


def not_yet(cast, submission):
    recommended = badges.recommended(cast, not_yet=("2.1",))
    deciding.decline(recommended, by=cast["iris"], message="Add the dates.")


def expire(cast, submission):
    due = submission.enrollment.due_at - clock.now()
    with clock.moved(days=due.days + 30):
        sweeps.expire()


ENDS = {
    Status.WITHDRAWN: lambda cast, submission: enrolling.withdraw(submission, by=cast["dana"]),
    Status.EXPIRED: expire,
    Status.AWARDED: lambda cast, submission: badges.issued(cast),
    Status.NOT_YET: not_yet,
}


@pytest.mark.parametrize("status", ENDS)
def test_media_go_ninety_days_after_the_end_and_hashes_stay(
    cast, pictured, status, monkeypatch, django_capture_on_commit_callbacks
):
    ENDS[status](cast, pictured.submission)
    finished = Evidence.objects.select_related("submission").get(pk=pictured.pk)
    assert finished.submission.status == status
    stored = finished.cleaned.name
    end = finished.submission.changes.last().at
    monkeypatch.setattr(clock, "now", lambda: end + dt.timedelta(days=90) - dt.timedelta(seconds=1))
    assert sweeps.purge_media() == 0
    monkeypatch.setattr(clock, "now", lambda: end + dt.timedelta(days=90))
    with django_capture_on_commit_callbacks(execute=True):
        assert sweeps.purge_media() == 1
    assert sweeps.purge_media() == 0
    finished.refresh_from_db()
    assert not finished.cleaned
    assert finished.cleaned_sha256
    assert not default_storage.exists(stored)
    assert AuditEntry.objects.filter(verb="kit.purge").count() == 1


def test_bytes_stay_where_the_forgetting_is_undone(withdrawn):
    stored = Evidence.objects.get(pk=withdrawn.pk).cleaned.name
    with transaction.atomic():
        sweeps.forget_file(Evidence.objects.get(pk=withdrawn.pk), "erasure")
        transaction.set_rollback(True)
    assert Evidence.objects.get(pk=withdrawn.pk).cleaned.name == stored
    assert default_storage.exists(stored)


def test_a_legal_hold_keeps_media(withdrawn, monkeypatch):
    Evidence.objects.update(legal_hold=True)
    later = withdrawn.submission.changes.last().at + dt.timedelta(days=400)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert sweeps.purge_media() == 0


def test_media_carried_into_a_new_enrollment_outlive_the_old_one(cast, withdrawn, monkeypatch):
    fresh = restarting.restart(withdrawn.submission.enrollment, by=cast["dana"])
    later = withdrawn.submission.changes.last().at + dt.timedelta(days=91)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert sweeps.purge_media() == 1
    copy = fresh.submissions.get().evidence.get()
    assert default_storage.exists(copy.cleaned.name)


def test_nothing_is_scheduled_while_a_later_attempt_is_open(cast, draft, place, monkeypatch):
    row = actions.add_file(*place, factories.picture(), by=cast["dana"])
    factories.nobody(row)
    cleaning_job.clean(row.pk)
    factories.queue(draft)
    factories.decline(draft)
    submitting.next_attempt(draft, by=cast["dana"])
    later = clock.now() + dt.timedelta(days=200)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert sweeps.purge_media() == 0
