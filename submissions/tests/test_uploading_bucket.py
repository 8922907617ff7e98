"""Uploads in pieces on an S3 server: parts, tails, two writers, and nothing left behind."""

import hashlib
import random

import pytest
from django.core.files.storage import storages
from storages.backends.s3 import S3Storage

from portal.kit import clock
from portal.relay import drain
from portal.testing.services import is_wanted
from submissions.models import Evidence, Upload
from submissions.tests import factories
from submissions.tests.sending import Cut, arrive, begun
from submissions.uploading import actions, receiving, stores, sweeps
from submissions.uploading.stores import bucket

pytestmark = [
    pytest.mark.services,
    pytest.mark.skipif(not is_wanted(), reason="make services-test keeps the files on S3"),
]
MIB = 1024 * 1024


@pytest.fixture
def entry(draft):
    assert isinstance(storages["default"], S3Storage)
    return factories.entry(draft, 2)


@pytest.fixture
def data():
    return b"%PDF-" + random.Random(3).randbytes(19 * MIB)


def promise(data):
    return receiving.Checksum("sha256", hashlib.sha256(data).digest(), hashlib.sha256())


def there(upload):
    """The keys in the bucket that belong to an upload, and its open multipart uploads."""
    store = stores.current()
    at = {"Bucket": store.bucket, "Prefix": upload.key}
    listed = store.client.list_objects_v2(**at).get("Contents", [])
    waiting = store.client.list_multipart_uploads(**at).get("Uploads", [])
    return [each["Key"] for each in listed], [each["Key"] for each in waiting]


@pytest.mark.parametrize("step", [20 * MIB, 8 * MIB, 3 * MIB + 17])
def test_pieces_of_any_size_become_one_object(entry, cast, data, step):
    upload = begun(entry, len(data), cast["dana"])
    while not upload.is_whole:
        upload = arrive(upload, data[upload.offset : upload.offset + step], cast["dana"])
    row = upload.evidence
    assert row.original_sha256 == hashlib.sha256(data).hexdigest()
    with row.original.open() as stored:
        assert hashlib.sha256(stored.read()).hexdigest() == row.original_sha256
    assert there(upload) == ([upload.key], [])


def test_a_cut_line_keeps_what_came_and_a_wrong_checksum_nothing(entry, cast, data):
    upload = begun(entry, len(data), cast["dana"])
    upload = arrive(upload, data, cast["dana"], stream=Cut(data, 9 * MIB + 5))
    assert upload.offset == 9 * MIB + 5
    wrong = promise(b"other")
    with pytest.raises(receiving.Mismatch):
        arrive(upload, data[upload.offset :], cast["dana"], check=wrong)
    upload.refresh_from_db()
    assert upload.offset == 9 * MIB + 5
    upload = arrive(upload, data[upload.offset :], cast["dana"])
    assert upload.evidence.original_sha256 == hashlib.sha256(data).hexdigest()
    assert there(upload) == ([upload.key], [])


def test_of_two_writers_at_once_one_wins_and_no_byte_is_mixed(entry, cast, data):
    upload = begun(entry, len(data), cast["dana"])
    slow = b"%PDF-" + bytes(len(data) - 5)
    overtaken = []

    class Meanwhile(Cut):
        """Before its last part another request brings bytes for the same place, and is faster."""

        def read(self, size=-1):
            if self.tell() > 12 * MIB and not overtaken:
                fresh = Upload.objects.get(pk=upload.pk)
                overtaken.append(fresh.offset)
                arrive(fresh, data[fresh.offset : fresh.offset + 9 * MIB], cast["dana"])
            return super().read(size)

    with pytest.raises(receiving.Moved):
        arrive(upload, slow, cast["dana"], stream=Meanwhile(slow, len(slow)))
    upload = Upload.objects.get(pk=upload.pk)
    assert upload.offset == overtaken[0] + 9 * MIB
    upload = arrive(upload, data[upload.offset :], cast["dana"])
    with upload.evidence.original.open() as stored:
        assert stored.read() == slow[: overtaken[0]] + data[overtaken[0] :]
    assert there(upload) == ([upload.key], [])


def test_taking_over_again_after_a_crash_finds_the_object_there(entry, cast, monkeypatch):
    data = factories.picture().read()
    upload = begun(entry, len(data), cast["dana"], "a.jpg")
    monkeypatch.setattr(actions, "_hand_over", lambda *given: None)
    upload = arrive(upload, data, cast["dana"])
    monkeypatch.undo()
    assert (upload.state, there(upload)) == ("arriving", ([upload.key], []))
    with clock.moved(minutes=6):
        sweeps.sweep()
        drain()
    assert Evidence.objects.get().state == "clean"


@pytest.mark.parametrize("end", ["cancel", "expire", "refuse"])
def test_what_is_ended_leaves_nothing_in_the_bucket(
    entry, cast, data, end, django_capture_on_commit_callbacks
):
    upload = begun(entry, len(data), cast["dana"])
    upload = arrive(upload, data[: 9 * MIB], cast["dana"])
    assert there(upload) != ([], [])
    if end == "cancel":
        with django_capture_on_commit_callbacks(execute=True):
            actions.cancel(upload, by=cast["dana"])
    elif end == "expire":
        with clock.moved(hours=49):
            sweeps.sweep()
    else:
        actions.refuse(upload, "Not taken.")
    assert there(upload) == ([], [])


def test_a_tail_that_is_lost_ends_the_upload(entry, cast, data):
    upload = begun(entry, len(data), cast["dana"])
    upload = arrive(upload, data[: 3 * MIB], cast["dana"])
    stores.current().delete(upload.tail)
    with pytest.raises(stores.Lost):
        arrive(upload, data[3 * MIB :], cast["dana"])
    upload.refresh_from_db()
    assert upload.state == "expired"
    assert bucket.PART > 5 * MIB
