import hashlib
import io
import os
import random
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name, Stream

from submissions.cleaning import sandbox, seal
from submissions.cleaning.reasons import REASONS
from submissions.cleaning.result import Cleaned, Refused
from submissions.tests import planted

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [
    pytest.mark.row("D10"),
    pytest.mark.skipif(not sandbox.available(), reason="seccomp is not available here"),
]


@pytest.fixture
def clean(tmp_path):
    """Cleans some bytes under a name; the copy, if any, is beside it."""

    def _clean(data, name="upload.pdf", **options):
        source = tmp_path / name
        source.write_bytes(data)
        return sandbox.clean(source, tmp_path / "copy", **options)

    return _clean


@pytest.mark.parametrize(
    ("make", "media_type"),
    [
        (planted.pdf, "application/pdf"),
        (planted.jpeg, "image/jpeg"),
        (planted.png, "image/png"),
    ],
)
def test_a_good_file_is_cleaned_whatever_its_name_says(clean, make, media_type):
    answer = clean(make(), "ruiz_plan.docx", forbidden=["Dana Ruiz"])
    assert isinstance(answer, Cleaned)
    assert answer.media_type == media_type
    assert answer.sha256 == hashlib.sha256(answer.path.read_bytes()).hexdigest()
    assert b"Ruiz" not in answer.path.read_bytes()
    assert answer.removed


def test_the_text_of_the_copy_is_read_in_the_sandbox_too(clean):
    text = sandbox.read_text(clean(planted.pdf()).path)
    assert planted.SEEN in text.pages[0]
    assert "https://example.org/kept" in text.unseen
    assert text.pages_without_text == []


def test_a_picture_has_no_text_that_can_be_scanned(clean):
    assert sandbox.read_text(clean(planted.png()).path).pages_without_text == [1]


def _zip(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<xml/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b'<?xml version="1.0"?>\n<!-- a --><svg xmlns="http://www.w3.org/2000/svg"/>', "svg"),
        (b"\n <svg onload='x()'>", "svg"),
        (b"<!DOCTYPE html><script>", "web_page"),
        (_zip("[Content_Types].xml", "word/document.xml"), "office_odd"),
        (_zip("[Content_Types].xml", "visio/document.xml"), "office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_office"),
        (b"{\\rtf1 text}", "old_office"),
        (_zip("plan.pdf"), "archive"),
        (b"\x1f\x8b\x08" + bytes(30), "archive"),
        (b"GIF89a" + bytes(30), "other_picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "damaged"),
        (b"\0\0\0\x18ftypheic\0\0", "damaged"),
        (b"\0\0\0\x18ftypavif\0\0", "other_picture"),
        (b"\0\0\0\x18ftypmp42\0\0", "damaged"),
        (b"ID3\x04" + bytes(30), "damaged"),
        (b"fLaC\0" + bytes(30), "recording_kind"),
        (b"MZ\x90\0" + bytes(60), "program"),
        (b"#!/bin/sh\nrm -rf /", "program"),
        (b"just some words\n", "plain_text"),
        (bytes(range(256)), "unknown"),
        (b"%PDF-1.7\n", "damaged_pdf"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (b"\xff\xd8\xff\xe0", "damaged"),
    ],
)
def test_anything_else_is_refused_with_what_to_do(clean, tmp_path, data, code):
    answer = clean(data)
    assert answer == Refused(code, *REASONS[code])
    assert not (tmp_path / "copy").exists()


def test_a_file_above_50_mb_is_refused_without_being_read(clean, tmp_path):
    with (tmp_path / "big.pdf").open("wb") as file:
        file.truncate(50_000_001)
        for start, code in ((b"", "too_big"), (b"%PDF-1.7", "too_big")):
            file.write(start)
            file.flush()
            assert sandbox.clean(tmp_path / "big.pdf", tmp_path / "copy").code == code


def test_a_recording_above_500_mb_is_refused_without_being_read(clean, tmp_path):
    with (tmp_path / "big.mp4").open("wb") as file:
        file.write(b"\0\0\0\x18ftypmp42")
        file.truncate(500_000_001)
    assert sandbox.clean(tmp_path / "big.mp4", tmp_path / "copy").code == "recording_big"


def test_every_reason_is_two_sentences_for_the_author():
    for sentence, what_to_do in REASONS.values():
        assert sentence.endswith(".")
        assert what_to_do.endswith(".")


@pytest.mark.parametrize("second", [_zip("payload.exe"), b"<html><script>alert(1)</script></html>"])
@pytest.mark.parametrize("make", [planted.jpeg, planted.png])
def test_a_picture_that_is_also_something_else_is_only_a_picture_afterwards(clean, make, second):
    answer = clean(make() + second)
    assert second[:10] not in answer.path.read_bytes()


def test_a_pdf_that_is_also_something_else_is_only_a_pdf_afterwards(clean):
    answer = clean(planted.pdf_of_text() + b"\n" + _zip("payload.exe"))
    assert isinstance(answer, Cleaned)
    assert b"payload" not in answer.path.read_bytes()


def test_a_forbidden_string_that_cannot_be_removed_is_a_refusal(clean):
    with pikepdf.open(io.BytesIO(planted.pdf_of_text())) as document:
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Plan of Dana Ruiz", 0))
        out = io.BytesIO()
        document.save(out)
    assert clean(out.getvalue(), forbidden=["dana ruiz"]).code == "not_proven"


@pytest.mark.parametrize("layers", [1, 2])
def test_a_pdf_that_unpacks_to_gigabytes_is_refused_in_time(clean, layers):
    packed = zlib.compress(bytes(900_000_000), 9)
    for _ in range(layers - 1):
        packed = zlib.compress(packed, 9)
    with pikepdf.new() as document:
        page = document.add_blank_page()
        page.obj.Contents = Stream(document, packed)
        page.obj.Contents.Filter = pikepdf.Array([Name.FlateDecode] * layers)
        out = io.BytesIO()
        document.save(out, compress_streams=False)
    begun = time.monotonic()
    answer = clean(out.getvalue())
    assert isinstance(answer, Refused)
    assert time.monotonic() - begun < sandbox.TIME_LIMIT + 5


@pytest.mark.parametrize("make", [planted.pdf, planted.jpeg, planted.png])
def test_damaged_bytes_end_in_a_clean_copy_or_a_refusal_never_in_a_crash(clean, make):
    whole, dice = make(), random.Random(7)
    for _ in range(8):
        data = bytearray(whole)
        for _ in range(dice.randrange(1, 40)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        answer = clean(bytes(data))
        assert isinstance(answer, Cleaned | Refused)


def test_pages_that_contain_themselves_are_refused(clean):
    with pikepdf.new() as document:
        document.add_blank_page()
        document.Root.Pages.Kids.append(document.Root.Pages)
        out = io.BytesIO()
        document.save(out)
    assert isinstance(clean(out.getvalue()), Refused)


@pytest.mark.parametrize("depth", [400, 1_000_000])
def test_objects_nested_deep_end_in_a_refusal(clean, depth):
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/PageLabels " + b"[" * depth + b"]" * depth + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ]
    assert isinstance(clean(_written(objects)), Refused)


def _written(objects):
    data, starts = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    lines = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, lines)
    end = b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    return data + table + end


def test_a_file_that_takes_too_long_is_refused(clean, monkeypatch):
    monkeypatch.setattr(sandbox, "TIME_LIMIT", 0.01)
    assert clean(planted.pdf_of_text()).code == "too_slow"


def test_without_the_lock_nothing_is_accepted_unless_asked_for(clean, monkeypatch):
    monkeypatch.setattr(sandbox, "_command", _without_seccomp)
    assert clean(planted.png()).code == "no_sandbox"
    assert isinstance(clean(planted.png(), locked=False), Cleaned)


def _without_seccomp(arguments):
    program = (
        "import runpy, sys; sys.modules['pyseccomp'] = None;"
        "sys.argv[0] = 'clean'; runpy.run_module('submissions.cleaning', run_name='__main__')"
    )
    return [sys.executable, "-P", "-c", program, *arguments]


def _inside(statement):
    program = f"from submissions.cleaning import seal\nassert seal.close_doors()\n{statement}"
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    "statement",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.socket(socket.AF_UNIX)",
        "import os; os.execv('/bin/true', ['true'])",
        "import os; os.fork()",
        "import subprocess; subprocess.run(['/bin/true'])",
        "open('/tmp/written-by-the-cleaner', 'w')",
        "open('/tmp', 'r+')",
        "import os; os.unlink('/etc/hostname')",
    ],
)
def test_the_sealed_process_can_neither_call_out_nor_write_nor_start_anything(statement):
    done = _inside(statement)
    assert done.returncode
    assert "Operation not permitted" in done.stderr


def test_the_sealed_process_has_bounded_memory():
    program = "from submissions.cleaning import seal; seal.limit(); bytearray(600_000_000)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False, timeout=60
    )
    assert b"MemoryError" in done.stderr
    assert seal.MEMORY == 512 * 1024 * 1024


def test_the_sealed_process_does_not_inherit_the_environment(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "secret")
    assert "secret" not in sandbox.environment("/tmp").values()


def test_the_command_cleans_a_file_and_says_what_it_removed(tmp_path):
    (tmp_path / "in").write_bytes(planted.png())
    done = _command(tmp_path)
    assert done.returncode == 0
    assert "removed 4 x Text inside a picture file" in done.stdout
    assert (tmp_path / "out").read_bytes().startswith(b"\x89PNG")


def test_the_command_ends_with_1_and_the_reason_when_it_refuses(tmp_path):
    (tmp_path / "in").write_bytes(b"")
    done = _command(tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("The file is empty. Open the file")
    assert not (tmp_path / "out").exists()


def _command(folder):
    return subprocess.run(
        [sys.executable, "-m", "submissions.cleaning", folder / "in", folder / "out"],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
