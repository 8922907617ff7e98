"""Whatever is sent to the two doors for files, the answer is one in words and nothing falls over."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.relay import drain
from submissions import blind
from submissions.cleaning.reasons import REASONS
from submissions.evidence.filenames import LONGEST, harmless
from submissions.models import Evidence, Upload
from submissions.tests import factories
from submissions.tests.fuzz.corpus import packages, pdfs, pictures
from submissions.tests.sending import Sender, checksum, row_of
from submissions.uploading import protocol

HOSTILE_NAMES = [
    "plan\u202efdp.exe", "../../etc/passwd", "..\\..\\windows\\system.ini", "C:\\Users\\dana ruiz\\plan.pdf",
    "a" * 400 + ".pdf", "CON.pdf", "aux", "nul.txt", "plan.pdf. . .", " plan.pdf ", "\U0001f4da\u200d\U0001f393.pdf",
    "a\r\nSet-Cookie: x=1.pdf", "\x1b[31mred.pdf", "<script>alert(1)</script>.pdf", "\u200b\u2066\u2069",
    "plan%00.pdf", "'; DROP TABLE x; --.pdf", "~/.ssh/id_rsa", ".htaccess", "{{ 7*7 }}.pdf", "\ufeffplan.pdf",
]  # fmt: skip
UNSEEN = re.compile("[\x00-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@pytest.fixture
def base(draft):
    return f"/work/{draft.enrollment.code}/parts/2/"


@pytest.fixture
def sender(signed_in, base):
    return Sender(signed_in("dana"), f"{base}slots/1/")


def test_a_hostile_name_is_shown_harmlessly_and_no_reader_gets_it(sender, base, draft):
    data = factories.pdf().read()
    for at, name in enumerate(HOSTILE_NAMES):
        if at % 2:
            path = sender.begin(len(data), name)
            assert sender.patch(path, 0, data, **checksum(data)).status_code == 204
        else:
            given = SimpleUploadedFile("x", data)
            given._name = name
            sender.client.post(f"{base}slots/1/", {"kind": "file", "file-file": given})
        for row in Evidence.objects.present():
            assert len(row.original_name) <= LONGEST
            assert not UNSEEN.search(row.original_name)
            assert not re.search(r"[/\\]", row.original_name)
            html = sender.client.get(base).content.decode()
            assert "<script>alert" not in html
            assert "49.pdf" not in html
            clean = {"state": "clean", "cleaned": "cleaned/x", "cleaned_sha256": "0" * 64}
            Evidence.objects.filter(pk=row.pk).update(**clean)
            assert "ext='pdf'" in (shown := repr(blind.work(draft)))
            assert len(row.original_name) < 6 or row.original_name not in shown
            row.delete() if not Upload.objects.filter(evidence=row).exists() else _forget(row)


def _forget(row):
    Upload.objects.filter(evidence=row).delete()
    row.delete()


@given(st.text(max_size=500))
def test_any_name_becomes_a_harmless_one_and_stays_as_it_is_then(name):
    once = harmless(name)
    assert len(once) <= LONGEST
    assert not UNSEEN.search(once)
    assert "/" not in once
    assert harmless(once) == once
    once.encode()


def test_an_ordinary_name_stays_as_it_is():
    for name in ("Plan für Ana, 2.pdf", "student  work (3).docx", "教案.pdf", "\U0001f4da.png"):
        assert harmless(name) == name


@given(st.one_of(st.none(), st.text(max_size=200)))
def test_any_header_is_read_or_refused_by_its_status(given):
    for read in (protocol.metadata, protocol.checksum, lambda text: protocol.number("N", text)):
        refused = _refusal(read, given)
        assert refused is None or (refused.status == 400 and refused.reason)


def _refusal(read, given):
    try:
        read(given)
    except protocol.Wrong as wrong:
        return wrong


HEADER = st.text(
    st.characters(min_codepoint=32, max_codepoint=255, blacklist_characters="\x7f"), max_size=60
)
NUMBERS = st.sampled_from(
    ["0", "1", "-1", "00", "1e3", "0x10", "9" * 16, "9" * 400, "", " 5", "٣", "5,5", "NaN"]
)


def test_hostile_headers_are_answered_and_never_fall_over(sender):
    data = factories.pdf().read()
    path = sender.begin(len(data))

    @settings(
        max_examples=25, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(
        NUMBERS | HEADER,
        NUMBERS | HEADER,
        HEADER,
        st.sampled_from(["sha1 ", "sha256 ", "md5 ", ""]),
    )
    def sent(length, offset, words, algorithm):
        made = sender.create(1, **{"Upload-Length": length, "Upload-Metadata": words})
        assert made.status_code in {201, 400, 403, 413}
        if made.status_code == 201:
            assert (
                sender.delete(made["Location"].removeprefix("http://testserver")).status_code == 204
            )
        else:
            assert made.json()["reason"]
        more = {"Upload-Checksum": algorithm + words}
        answer = sender.patch(path, 0, b"%PDF-", **{**more, "Upload-Offset": offset})
        assert answer.status_code in {400, 409, 413, 460}
        assert row_of(path).offset == 0

    sent()
    assert sender.patch(path, 0, data, **checksum(data)).status_code == 204


SHOWN = {
    "encrypted": lambda: pdfs.CASES["password"](),
    "office_odd": lambda: packages.CASES["laughs"](),
    "too_many_pixels": lambda: pictures.CASES["PNG of nine hundred million"](),
    "archive": lambda: packages.CASES["zip in zip in zip"](),
}


@pytest.mark.row("D10")
@pytest.mark.parametrize("code", SHOWN)
def test_the_educators_page_says_why_and_the_worker_goes_on(sender, base, code):
    file = SimpleUploadedFile("plan.pdf", SHOWN[code]())
    answer = sender.client.post(f"{base}slots/1/", {"kind": "file", "file-file": file}, follow=True)
    drain()
    html = answer.content.decode() + sender.client.get(base).content.decode()
    for sentence in REASONS[code]:
        assert sentence in html
    sender.client.post(f"{base}slots/1/", {"kind": "file", "file-file": factories.picture()})
    drain()
    assert "CODE-part2-1.jpg" in sender.client.get(base).content.decode()


def test_words_that_no_database_takes_are_stored_without_them(sender, base):
    file = SimpleUploadedFile("plan.pdf", pdfs.CASES["words that do not store"]())
    sender.client.post(f"{base}slots/1/", {"kind": "file", "file-file": file})
    drain()
    row = Evidence.objects.get()
    assert row.state == "clean"
    assert "\0" not in row.extracted_text
    row.extracted_text.encode()
