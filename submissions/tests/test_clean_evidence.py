import io
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from submissions.cleaning import sandbox
from submissions.cleaning.sniff import sniff
from submissions.tests import planted
from submissions.tests.office import odf, packing, sheets, slides, words

pytestmark = [
    pytest.mark.row("D10"),
    pytest.mark.skipif(not sandbox.available(), reason="seccomp is not available here"),
]


def test_the_command_writes_the_copy_and_lists_what_was_removed(tmp_path):
    (tmp_path / "in").write_bytes(words.docx())
    out = io.StringIO()
    call_command("clean_evidence", tmp_path / "in", tmp_path / "out.docx", stdout=out)
    assert "Tracked changes and deleted text" in out.getvalue()
    assert b"Ruiz" not in packing.unpacked((tmp_path / "out.docx").read_bytes())


KINDS = [
    planted.pdf, planted.jpeg, planted.png, words.docx, slides.pptx, sheets.xlsx, odf.odt, odf.odp,
    odf.ods,
]  # fmt: skip


@pytest.mark.parametrize("make", KINDS, ids=[make.__name__ for make in KINDS])
def test_the_command_cleans_every_kind(tmp_path, make):
    (tmp_path / "in").write_bytes(make())
    call_command("clean_evidence", tmp_path / "in", tmp_path / "out", stdout=io.StringIO())
    left = (tmp_path / "out").read_bytes()
    assert b"Ruiz" not in packing.unpacked(left)
    assert sniff(tmp_path / "in") is sniff(tmp_path / "out")


def test_the_status_of_the_command_is_1_and_the_reason_stands_on_the_standard_error(tmp_path):
    (tmp_path / "in").write_bytes(words.docx(**{"word/vbaProject.bin": b"x"}))
    command = [sys.executable, "manage.py", "clean_evidence", tmp_path / "in", tmp_path / "out"]
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "without macros" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (words.docx(**{"word/vbaProject.bin": b"x"}), "without macros"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .docx"),
    ],
    ids=["macros", "old"],
)
def test_the_command_ends_with_1_and_the_reason_when_it_refuses(tmp_path, data, sentence):
    (tmp_path / "in").write_bytes(data)
    with pytest.raises(CommandError, match=sentence) as refused:
        call_command("clean_evidence", tmp_path / "in", tmp_path / "out")
    assert refused.value.returncode == 1
    assert not (tmp_path / "out").exists()


def test_the_command_says_so_when_there_is_no_such_file(tmp_path):
    with pytest.raises(CommandError, match="no such file"):
        call_command("clean_evidence", tmp_path / "in", tmp_path / "out")
