"""The upload protocol, header by header, at the portal's own addresses."""

import hashlib

import pytest
from django.test import Client

from portal.kit import clock
from portal.kit.models import Outbox
from submissions.models import Evidence, Upload
from submissions.tests import factories
from submissions.tests.sending import Sender, checksum, row_of
from submissions.uploading import protocol
from submissions.uploading.protocol import Wrong


@pytest.fixture
def data():
    return factories.pdf().read()


@pytest.fixture
def sender(signed_in, draft):
    return Sender(signed_in("dana"), f"/work/{draft.enrollment.code}/parts/2/slots/1/")


def test_options_says_what_is_spoken(sender):
    answer = sender.client.options(sender.address)
    assert answer.status_code == 204
    assert answer["Tus-Version"] == "1.0.0"
    assert answer["Tus-Extension"] == "creation,termination,checksum,expiration"
    assert answer["Tus-Checksum-Algorithm"] == "sha1,sha256"
    assert answer["Tus-Max-Size"] == "500000000"


def test_a_file_in_three_pieces_becomes_evidence_that_is_cleaned(sender, data):
    path = sender.begin(len(data), caption="The plan")
    for start in range(0, len(data), 300):
        piece = data[start : start + 300]
        answer = sender.patch(path, start, piece, **checksum(piece))
        assert answer.status_code == 204
        assert answer["Upload-Offset"] == str(start + len(piece))
        assert answer["Tus-Resumable"] == "1.0.0"
    row = row_of(path).evidence
    assert (row.kind, row.state, row.caption) == ("file", "cleaning", "The plan")
    assert row.original_sha256 == hashlib.sha256(data).hexdigest()
    assert (row.media_type, row.size) == ("application/pdf", len(data))
    assert row.original.name.startswith("originals/")
    assert "plan" not in row.original.name
    with row.original.open() as stored:
        assert stored.read() == data
    assert Outbox.objects.filter(topic="evidence.received", key__endswith=row.code).exists()


def test_head_tells_the_offset_the_length_and_what_was_told(sender, data):
    path = sender.begin(len(data))
    sender.patch(path, 0, data[:100])
    answer = sender.head(path)
    assert answer.status_code == 200
    assert answer["Upload-Offset"] == "100"
    assert answer["Upload-Length"] == str(len(data))
    assert protocol.metadata(answer["Upload-Metadata"])["filename"] == "plan.pdf"
    assert "no-store" in answer["Cache-Control"]
    assert "Upload-Expires" in answer
    assert "Content-Type" not in answer


def test_a_repeated_last_request_makes_no_second_item(sender, data):
    path = sender.begin(len(data))
    sender.patch(path, 0, data[:100])
    for _ in range(2):
        sender.patch(path, 100, data[100:])
    assert sender.patch(path, 100, data[100:]).status_code == 409
    assert sender.patch(path, len(data), b"").status_code == 204
    assert sender.head(path)["Upload-Offset"] == str(len(data))
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize("offset", [0, 99, 101])
def test_another_offset_is_a_conflict_and_takes_nothing(sender, data, offset):
    path = sender.begin(len(data))
    sender.patch(path, 0, data[:100])
    answer = sender.patch(path, offset, b"x" * 10)
    assert answer.status_code == 409
    assert answer.json()["reason"]
    assert sender.head(path)["Upload-Offset"] == "100"


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_a_wrong_checksum_is_460_and_keeps_the_offset(sender, data, algorithm):
    path = sender.begin(len(data))
    assert sender.patch(path, 0, data[:100], **checksum(data[:100], algorithm)).status_code == 204
    answer = sender.patch(path, 100, data[100:200], **checksum(b"other", algorithm))
    assert answer.status_code == 460
    assert sender.head(path)["Upload-Offset"] == "100"
    assert sender.patch(path, 100, data[100:], **checksum(data[100:])).status_code == 204
    assert Evidence.objects.get().original_sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("how", "status"),
    [
        ({"Upload-Checksum": "crc32 AAAA"}, 400),
        ({"Upload-Checksum": "sha256 not-base64!"}, 400),
        ({"Upload-Offset": "-1"}, 400),
        ({"Upload-Offset": "many"}, 400),
        ({"Upload-Offset": "9" * 30}, 400),
        ({"Tus-Resumable": "0.2.2"}, 412),
        ({"Transfer-Encoding": "chunked"}, 411),
        ({"content_type": "application/json"}, 415),
        ({"X-HTTP-Method-Override": "BREW"}, 204),
    ],
)
def test_a_request_that_is_not_the_protocol_is_answered_by_its_status(sender, how, status):
    path = sender.begin(100)
    answer = sender.patch(path, 0, b"%PDF-", **how)
    assert answer.status_code == status
    assert answer["Tus-Resumable"] == "1.0.0"
    if status == 412:
        assert answer["Tus-Version"] == "1.0.0"
    assert row_of(path).offset == (5 if status == 204 else 0)


@pytest.mark.parametrize(
    ("how", "status", "said"),
    [
        ({"Upload-Length": "50000001"}, 413, "at most 47.7"),
        ({"Upload-Length": "0"}, 413, "empty"),
        ({"Upload-Length": ""}, 400, "whole number"),
        ({"Upload-Defer-Length": "1"}, 400, "from the beginning"),
        ({"Upload-Metadata": "filename %%%"}, 400, "base64"),
        ({"Upload-Metadata": "filename /w=="}, 400, "not text"),
        ({"Upload-Metadata": "filename AGE="}, 400, "not text"),
        ({"Upload-Metadata": "a YQ==,a YQ=="}, 400, "repeated"),
        ({"Upload-Metadata": "a " + "Y" * 5000}, 400, "too long"),
        ({"Tus-Resumable": "2.0.0"}, 412, "1.0.0"),
    ],
)
def test_what_cannot_be_begun_says_why_and_leaves_nothing(sender, how, status, said):
    answer = sender.create(100, **how)
    assert answer.status_code == status
    assert said in answer.json()["reason"].replace("\xa0", " ")
    assert not Upload.objects.exists()


def test_a_kind_of_file_can_have_a_limit_of_its_own(sender, settings, data):
    settings.EVIDENCE_MAX_BYTES_OF = {"jpeg": 1000, "pdf": 60_000_000}
    assert sender.create(1001, "a.JPG").status_code == 413
    assert sender.create(60_000_000, "a.pdf").status_code == 201
    lied = sender.begin(2000, "a.pdf")
    answer = sender.patch(lied, 0, factories.picture(size=(900, 900)).read()[:2000].ljust(2000))
    assert answer.status_code == 403
    assert "at most" in answer.json()["reason"]


def test_more_bytes_than_were_announced_are_refused(sender, data):
    path = sender.begin(10)
    assert sender.patch(path, 0, data[:11]).status_code == 413
    assert row_of(path).offset == 0


def test_delete_takes_row_and_bytes_away(sender, data):
    path = sender.begin(len(data))
    sender.patch(path, 0, data[:100])
    assert sender.delete(path).status_code == 204
    assert not Upload.objects.exists()
    assert sender.head(path).status_code == 404
    assert sender.delete(path).status_code == 404


def test_what_has_become_evidence_is_not_deleted_this_way(sender, data):
    row = sender.send(data)
    answer = sender.delete(f"/work/uploads/{row.code}/")
    assert answer.status_code == 403
    assert Evidence.objects.present().count() == 1


def test_after_its_time_an_upload_is_gone(sender, data):
    path = sender.begin(len(data))
    sender.patch(path, 0, data[:100])
    with clock.moved(hours=49):
        for answer in (sender.head(path), sender.patch(path, 100, data[100:])):
            assert answer.status_code == 410
            assert "Upload-Offset" not in answer
    assert row_of(path).offset == 100


def test_every_piece_gives_it_time_anew(sender, data):
    path = sender.begin(len(data))
    with clock.moved(hours=40):
        sender.patch(path, 0, data[:100])
    with clock.moved(hours=80):
        assert sender.head(path).status_code == 200


def test_a_method_can_be_sent_as_post(sender, data):
    path = sender.begin(len(data))
    headers = {"Tus-Resumable": "1.0.0", "X-HTTP-Method-Override": "PATCH", "Upload-Offset": "0"}
    answer = sender.client.post(path, data, content_type=protocol.BODY, headers=headers)
    assert answer.status_code == 204
    assert Evidence.objects.count() == 1


def test_a_file_that_is_never_taken_is_refused_with_its_first_bytes(sender):
    path = sender.begin(900_000, "plan.pdf")
    answer = sender.patch(path, 0, b"GIF89a" + bytes(9000))
    assert answer.status_code == 403
    assert "picture" in answer.json()["reason"]
    row = row_of(path)
    assert (row.state, row.offset) == ("refused", 0)
    gone = sender.patch(path, 0, b"x")
    assert (gone.status_code, gone.json()["reason"]) == (410, row.refusal)


def test_without_a_token_of_the_page_nothing_is_begun_or_sent(cast, draft, sender):
    path = sender.begin(100)
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast["dana"])
    other = Sender(client, sender.address.removesuffix("uploads/"))
    assert other.create(100).status_code == 403
    assert other.patch(path, 0, b"%PDF-").status_code == 403
    assert other.delete(path).status_code == 403
    assert row_of(path).offset == 0


def test_whoever_is_signed_out_is_told_so(sender):
    path = sender.begin(100)
    stranger = Sender(Client(), "")
    answer = stranger.patch(path, 0, b"%PDF-", Accept="application/json")
    assert answer.status_code == 401


def test_metadata_is_read_back_as_it_was_written():
    values = {"filename": "Plan für Ana, 2.pdf", "caption": "", "head": "ab"}
    assert protocol.metadata(protocol.described(values)) == values
    assert protocol.metadata(None) == {}
    assert protocol.metadata("filename") == {"filename": ""}
    with pytest.raises(Wrong):
        protocol.metadata("filename YQ==,")
