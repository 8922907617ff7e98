"""Arriving files: cut lines, two tabs, limits, time, and what becomes of them."""

import hashlib
import os
import random
import threading

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from portal.kit import clock
from portal.kit.verdict import Refused
from portal.relay import drain
from submissions.enrolling import actions as enrolling
from submissions.evidence import actions as evidence
from submissions.models import Evidence, Upload
from submissions.submitting import readiness
from submissions.tests import factories
from submissions.tests.sending import Cut, arrive, begun
from submissions.uploading import actions, protocol, receiving, stores, sweeps
from submissions.uploading.actions import TooMuch
from submissions.uploading.protocol import Checksum

State = Upload.State


@pytest.fixture
def entry(draft, settings, tmp_path):
    """Part 2 of Dana's work, with files on the disk also where the other tests keep them on S3."""
    local = "django.core.files.storage.FileSystemStorage"
    options = {"location": str(tmp_path), "file_permissions_mode": 0o600}
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": local, "OPTIONS": options}}
    return factories.entry(draft, 2)


@pytest.fixture
def data():
    return factories.pdf().read()


def promise(data):
    return Checksum("sha256", hashlib.sha256(data).digest(), hashlib.sha256())


def lying(upload):
    """What lies in the store of an upload."""
    with default_storage.open(upload.key) as stored:
        return stored.read()


class Arrivals:
    """Pieces with their accidents, as hypothesis draws them."""

    one = st.tuples(
        st.integers(1, 9000),
        st.sampled_from(["whole", "whole", "cut", "cut quietly", "damaged", "stale", "crash"]),
        st.integers(0, 9000),
        st.booleans(),
    )
    plan = st.lists(one, max_size=12)


def _piece(upload, data, by, size, accident, after, checked):
    """Send the next piece, with an accident; returns the row as it is then."""
    piece = data[upload.offset : upload.offset + size]
    check = promise(piece) if checked or accident == "damaged" else None
    stream = None
    if accident.startswith("cut"):
        stream = Cut(piece, after, loudly=accident == "cut")
    if accident == "damaged":
        piece = bytes(len(piece)) if any(piece) else b"\1" * len(piece)
    if accident == "stale":
        upload.offset += 1
    if accident == "crash":
        with open(default_storage.path(upload.key), "ab") as stored:
            stored.write(b"never confirmed")
    try:
        return arrive(upload, piece, by, stream=stream, check=check)
    except (receiving.Mismatch, receiving.Moved):
        return Upload.objects.select_related("slot").get(pk=upload.pk)


@examples(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 999), size=st.integers(1, 40_000), plan=Arrivals.plan)
def test_however_it_is_cut_and_interrupted_the_same_bytes_arrive(entry, cast, seed, size, plan):
    data = b"%PDF-" + random.Random(seed).randbytes(size)
    upload = begun(entry, len(data), cast["dana"])
    for step in plan:
        if not upload.is_whole:
            upload = _piece(upload, data, cast["dana"], *step)
            assert lying(upload)[: upload.offset] == data[: upload.offset]
    if not upload.is_whole:
        upload = arrive(upload, data[upload.offset :], cast["dana"])
    assert upload.state == State.DONE
    assert lying(upload) == data
    assert upload.evidence.original_sha256 == hashlib.sha256(data).hexdigest()
    evidence.remove(upload.evidence, by=cast["dana"])


def test_what_came_before_the_line_was_cut_stays(entry, cast, data):
    upload = begun(entry, len(data), cast["dana"])
    upload = arrive(upload, data, cast["dana"], stream=Cut(data, 200))
    assert upload.offset == 200
    assert lying(upload) == data[:200]


def test_of_a_checked_piece_that_was_cut_nothing_is_taken(entry, cast, data):
    upload = begun(entry, len(data), cast["dana"])
    with pytest.raises(receiving.Mismatch):
        arrive(upload, data, cast["dana"], stream=Cut(data, 200), check=promise(data))
    upload.refresh_from_db()
    assert (upload.offset, lying(upload)) == (0, b"")


def test_a_long_piece_is_confirmed_on_the_way(entry, cast, monkeypatch):
    monkeypatch.setattr(receiving, "CONFIRM_EVERY", 100_000)
    data = b"%PDF-" + os.urandom(400_000)
    upload = begun(entry, len(data), cast["dana"])

    class PowerCut(Cut):
        def read(self, size=-1):
            if self.tell() > 300_000:
                raise KeyboardInterrupt
            return super().read(size)

    with pytest.raises(KeyboardInterrupt):
        arrive(upload, data, cast["dana"], stream=PowerCut(data, len(data)))
    upload.refresh_from_db()
    assert 100_000 <= upload.offset <= 320_000
    assert lying(upload) == data[: upload.offset]


def test_bytes_that_the_disk_forgot_end_the_upload(entry, cast, data):
    upload = begun(entry, len(data), cast["dana"])
    upload = arrive(upload, data[:300], cast["dana"])
    os.truncate(default_storage.path(upload.key), 100)
    with pytest.raises(stores.Lost):
        arrive(upload, data[300:], cast["dana"])
    upload.refresh_from_db()
    assert upload.state == State.EXPIRED
    assert not default_storage.exists(upload.key)


def test_a_file_on_the_disk_is_for_the_portal_alone(entry, cast):
    upload = begun(entry, 10, cast["dana"], name="dana-ruiz.pdf")
    path = default_storage.path(upload.key)
    assert os.stat(path).st_mode & 0o777 == 0o600
    assert "ruiz" not in path


def test_while_one_request_writes_another_is_told_to_wait(entry, cast, data):
    upload = begun(entry, len(data), cast["dana"])

    class Meanwhile(Cut):
        def read(self, size=-1):
            with pytest.raises(stores.Busy):
                arrive(upload, b"x" * 10, cast["dana"])
            return super().read(size)

    done = arrive(upload, data, cast["dana"], stream=Meanwhile(data, len(data)))
    assert (done.state, lying(done)) == (State.DONE, data)


@pytest.mark.django_db(transaction=True)
def test_two_tabs_that_send_at_once_leave_no_wrong_byte(entry, cast):
    data = b"%PDF-" + random.Random(7).randbytes(600_000)
    upload = begun(entry, len(data), cast["dana"])
    failures = []

    def tab(step):
        try:
            while True:
                row = Upload.objects.select_related("slot", "submission__enrollment").get(
                    pk=upload.pk
                )
                if row.state == State.DONE:
                    return
                try:
                    arrive(row, data[row.offset : row.offset + step], cast["dana"])
                except (receiving.Moved, stores.Busy):
                    continue
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    tabs = [threading.Thread(target=tab, args=(step,)) for step in (70_001, 33_333, 50_000)]
    for each in tabs:
        each.start()
    for each in tabs:
        each.join()
    assert failures == []
    row = Evidence.objects.get()
    assert row.original_sha256 == hashlib.sha256(data).hexdigest()


def test_it_ends_as_a_clean_file_like_one_from_the_form(entry, cast):
    data = factories.picture().read()
    upload = arrive(begun(entry, len(data), cast["dana"], "me.jpg"), data, cast["dana"])
    drain()
    row = Evidence.objects.get(pk=upload.evidence_id)
    assert (row.state, row.media_type) == ("clean", "image/jpeg")
    assert row.checking_at is not None


def test_a_file_that_is_cancelled_while_it_arrives_leaves_nothing(
    entry, cast, data, django_capture_on_commit_callbacks
):
    upload = begun(entry, len(data), cast["dana"])

    class Meanwhile(Cut):
        def read(self, size=-1):
            if Upload.objects.exists():
                actions.cancel(Upload.objects.get(), by=cast["dana"])
            return super().read(size)

    with pytest.raises(receiving.Moved), django_capture_on_commit_callbacks(execute=True):
        arrive(upload, data, cast["dana"], stream=Meanwhile(data, len(data)))
    assert not Upload.objects.exists()
    assert not default_storage.exists(upload.key)
    assert not Evidence.objects.exists()


def test_a_file_that_is_cancelled_while_it_is_taken_over_is_no_evidence(
    entry, cast, data, monkeypatch
):
    upload, add = begun(entry, len(data), cast["dana"]), evidence.add_stored

    def cancelled_meanwhile(*args, **more):
        row = add(*args, **more)
        Upload.objects.all().delete()
        return row

    monkeypatch.setattr(evidence, "add_stored", cancelled_meanwhile)
    with pytest.raises(Upload.DoesNotExist):
        arrive(upload, data, cast["dana"])
    assert not Evidence.objects.exists()


def test_a_full_disk_is_said_and_costs_nothing_that_was_confirmed(entry, cast, data, monkeypatch):
    upload = arrive(begun(entry, len(data), cast["dana"]), data[:100], cast["dana"])
    full = OSError(28, "No space left on device")

    def no_space(writer, piece):
        raise full

    monkeypatch.setattr(stores.local.LocalWriter, "write", no_space)
    with pytest.raises(OSError, match="No space left"):
        arrive(upload, data[100:], cast["dana"])
    upload.refresh_from_db()
    assert (upload.state, upload.offset, lying(upload)) == (State.ARRIVING, 100, data[:100])


def test_when_the_place_was_filled_meanwhile_the_upload_says_so(entry, cast, data):
    slot = entry.part.slots.first()
    ups = [begun(entry, len(data), cast["dana"])]
    for position in range(slot.max_items):
        Evidence.objects.create(
            submission=entry.submission,
            slot=slot,
            position=position + 1,
            kind="text",
            text="Typed.",
        )
    with pytest.raises(Refused, match="room"):
        arrive(ups[0], data, cast["dana"])
    ups[0].refresh_from_db()
    assert (ups[0].state, ups[0].evidence) == (State.REFUSED, None)
    assert "room" in ups[0].refusal
    assert not default_storage.exists(ups[0].key)


def test_what_is_typed_meanwhile_does_not_take_the_place_of_a_file_that_arrives(entry, cast, data):
    slot = entry.part.slots.first()
    upload = begun(entry, len(data), cast["dana"])
    for _ in range(slot.max_items - 1):
        evidence.add_text(entry, slot, "Typed.", by=cast["dana"])
    with pytest.raises(Refused, match="last place"):
        evidence.add_text(entry, slot, "Typed.", by=cast["dana"])
    arrive(upload, data, cast["dana"])
    upload.refresh_from_db()
    assert upload.state == State.DONE


def test_an_unfinished_upload_holds_its_place(entry, cast):
    for _ in range(entry.part.slots.first().max_items):
        begun(entry, 10, cast["dana"])
    with pytest.raises(Refused, match="last place"):
        begun(entry, 10, cast["dana"])


def test_a_person_has_only_so_many_unfinished_uploads(entry, cast, settings):
    settings.UPLOADS_PER_PERSON = 1
    first = begun(entry, 10, cast["dana"])
    with pytest.raises(TooMuch, match=r"1 unfinished upload\. Finish or cancel it"):
        begun(entry, 10, cast["dana"])
    actions.cancel(first, by=cast["dana"])
    begun(entry, 10, cast["dana"])


def test_a_person_has_only_so_many_unfinished_bytes(entry, cast, settings):
    settings.UPLOAD_BYTES_PER_PERSON = 1500
    begun(entry, 1000, cast["dana"])
    with pytest.raises(TooMuch, match="would come to"):
        begun(entry, 501, cast["dana"])


def test_a_closed_part_takes_no_more_bytes(entry, cast, data, django_capture_on_commit_callbacks):
    upload = arrive(begun(entry, len(data), cast["dana"]), data[:100], cast["dana"])
    enrolling.withdraw(entry.submission, by=cast["dana"])
    with pytest.raises(Refused, match="closed"):
        arrive(upload, data[100:], cast["dana"])
    with django_capture_on_commit_callbacks(execute=True):
        sweeps.sweep()
    assert not Upload.objects.exists()
    assert not default_storage.exists(upload.key)


def test_the_clock_ends_what_nobody_goes_on_with_and_forgets_it_a_week_later(entry, cast, data):
    upload = arrive(begun(entry, len(data), cast["dana"]), data[:100], cast["dana"])
    with clock.moved(hours=47):
        assert sweeps.sweep() == 0
    with clock.moved(hours=49):
        assert sweeps.sweep() == 1
        upload.refresh_from_db()
        assert (upload.state, upload.head_sha256, upload.metadata) == (State.EXPIRED, "", "")
        assert not default_storage.exists(upload.key)
    with clock.moved(days=10):
        sweeps.sweep()
    assert not Upload.objects.exists()


def test_the_row_of_what_has_become_evidence_is_forgotten_too(entry, cast, data):
    arrive(begun(entry, len(data), cast["dana"]), data, cast["dana"])
    with clock.moved(days=8):
        sweeps.sweep()
    assert not Upload.objects.exists()
    assert default_storage.exists(Evidence.objects.get().original.name)


def test_what_a_crash_left_whole_is_taken_over_by_the_clock_once(entry, cast, data, monkeypatch):
    upload = begun(entry, len(data), cast["dana"])
    monkeypatch.setattr(actions, "finish", lambda upload, *, by: None)
    arrive(upload, data, cast["dana"])
    monkeypatch.undo()
    assert sweeps.sweep() == 0
    with clock.moved(minutes=6):
        assert [sweeps.sweep(), sweeps.sweep()] == [1, 0]
    assert Evidence.objects.get().original_sha256 == hashlib.sha256(data).hexdigest()


def test_unfinished_uploads_stand_in_the_way_of_submitting(entry, cast):
    begun(entry, 10, cast["dana"])
    said = readiness.sentences(readiness.missing(entry.submission))
    assert any("has not arrived completely" in sentence for sentence in said)


def test_the_words_of_the_protocol_hold_what_they_promise():
    given = protocol.checksum("sha1 " + "A" * 27 + "=")
    assert not given.is_right()
    assert protocol.method("GET", "PATCH") == "GET"
