"""Clean copies in a real office program: they open, they read as before, they print as PDF."""

import re
import subprocess
import sys

import pytest

from submissions.cleaning import rendering, sandbox
from submissions.cleaning.result import Cleaned, Refused
from submissions.cleaning.sniff import Kind, sniff
from submissions.tests import planted
from submissions.tests.office import odf, packing, plain, sheets, slides, words

pytestmark = [
    pytest.mark.row("D10"),
    pytest.mark.skipif(not sandbox.available(), reason="seccomp is not available here"),
]
needs_office = pytest.mark.skipif(
    not rendering.program(), reason="LibreOffice is not installed, so nothing was opened in it"
)
MAKERS = [words.docx, slides.pptx, sheets.xlsx, odf.odt, odf.odp, odf.ods]


def _words_of(pdf):
    return re.sub(r"\s+", " ", " ".join(sandbox.read_text(pdf).pages)).strip()


@needs_office
@pytest.mark.parametrize("make", MAKERS, ids=[make.__name__ for make in MAKERS])
def test_a_clean_copy_opens_and_prints_with_its_text_and_without_its_author(tmp_path, make):
    (tmp_path / "in").write_bytes(make())
    clean = sandbox.clean(tmp_path / "in", tmp_path / "copy")
    answer = rendering.rendered(clean.path, tmp_path / "pdf", sniff(clean.path), forbidden=["Ruiz"])
    assert isinstance(answer, Cleaned)
    assert answer.media_type == "application/pdf"
    assert planted.SEEN in _words_of(answer.path)
    everything = packing.unpacked(answer.path.read_bytes())
    assert b"Ruiz" not in everything
    assert b"LibreOffice" not in everything


@needs_office
@pytest.mark.parametrize("form", plain.DOCUMENTS)
def test_what_the_program_itself_wrote_reads_the_same_after_cleaning(tmp_path, form):
    kind, body, seen = plain.DOCUMENTS[form]
    source = tmp_path / f"a.{ {'t': 'odt', 'p': 'odp', 's': 'ods'}[kind[0]] }"
    source.write_bytes(plain.document(kind, body))
    made = _converted(source, form)
    assert b"Dana Ruiz" in packing.unpacked(made.read_bytes())
    clean = sandbox.clean(made, tmp_path / "copy", forbidden=["Dana Ruiz"])
    assert isinstance(clean, Cleaned)
    texts = [
        _words_of(rendering.rendered(each, tmp_path / each.stem, Kind(form)).path)
        for each in (made, clean.path.rename(tmp_path / "clean.bin"))
    ]
    assert texts[0] == texts[1]
    assert all(each in texts[1] for each in seen)


def _converted(source, form):
    command = [
        rendering.program(), f"-env:UserInstallation=file://{source.parent}/profile",
        "--headless", "--convert-to", form, "--outdir", source.parent / "out", source,
    ]  # fmt: skip
    for _time in range(2):
        subprocess.run(command, capture_output=True, timeout=60, check=False)
    return source.parent / "out" / f"a.{form}"


@needs_office
def test_a_document_that_would_need_repair_is_not_printed(tmp_path):
    (tmp_path / "in").write_bytes(words.docx())
    clean = sandbox.clean(tmp_path / "in", tmp_path / "copy")
    clean.path.write_bytes(clean.path.read_bytes()[:-400])
    answer = rendering.rendered(clean.path, tmp_path / "pdf", Kind.DOCX)
    assert isinstance(answer, Refused)
    assert not (tmp_path / "pdf").exists()


def _standing_in(tmp_path, monkeypatch, script):
    """A program in the place of LibreOffice."""
    program = tmp_path / "program"
    program.write_text(f"#!{sys.executable}\n{script}")
    program.chmod(0o700)
    monkeypatch.setattr(rendering, "program", lambda: str(program))
    (tmp_path / "in").write_bytes(b"a document")
    return rendering.rendered(tmp_path / "in", tmp_path / "pdf", Kind.DOCX)


def test_the_program_reaches_no_network(tmp_path, monkeypatch):
    script = (
        "import os, socket\n"
        f"out = open({str(tmp_path / 'told')!r}, 'w')\n"
        "for family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK):\n"
        "    try:\n        socket.socket(family, socket.SOCK_DGRAM)\n        out.write('open ')\n"
        "    except PermissionError:\n        out.write('shut ')\n"
        "try:\n    socket.socket(socket.AF_UNIX).connect('/run/x')\n"
        "except PermissionError:\n    out.write('shut ')\n"
        "out.write(' '.join(sorted(os.environ)))\n"
    )
    assert isinstance(_standing_in(tmp_path, monkeypatch, script), Refused)
    told = (tmp_path / "told").read_text()
    assert told.startswith("shut shut shut shut ")
    assert "SECRET_KEY" not in told


def test_a_program_that_hangs_is_ended_with_all_it_started(tmp_path, monkeypatch):
    monkeypatch.setattr(rendering, "TIME_LIMIT", 3)
    script = (
        "import os, time\nchild = os.fork()\n"
        f"open({str(tmp_path / 'told')!r} + str(child), 'w').write(str(os.getpid()))\n"
        "time.sleep(60)\n"
    )
    assert isinstance(_standing_in(tmp_path, monkeypatch, script), Refused)
    numbers = [each.read_text() for each in tmp_path.glob("told*")]
    assert len(numbers) == 2
    for number in numbers:
        running = subprocess.run(
            ["ps", "-o", "stat=", "-p", number], capture_output=True, check=False
        )
        assert running.stdout.strip()[:1] in (b"", b"Z")


def test_what_the_program_prints_is_held_to_be_a_strangers_file(tmp_path, monkeypatch):
    script = "import sys\nfolder = sys.argv[sys.argv.index('--outdir') + 1]\n"
    script += "open(folder + '/copy.pdf', 'wb').write(b'MZ a program')\n"
    assert _standing_in(tmp_path, monkeypatch, script).code == "program"
