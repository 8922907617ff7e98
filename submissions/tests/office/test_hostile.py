import io
import random
import shutil
import struct
import subprocess
import warnings
import zipfile

import pytest

from submissions.cleaning import sandbox
from submissions.cleaning.office import zips
from submissions.cleaning.result import Cleaned, Refused
from submissions.tests import planted
from submissions.tests.office import odf, packing, sheets, slides, words

pytestmark = [
    pytest.mark.row("D10"),
    pytest.mark.skipif(not sandbox.available(), reason="seccomp is not available here"),
]
MAKERS = [words.docx, slides.pptx, sheets.xlsx, odf.odt, odf.odp, odf.ods]
each = pytest.mark.parametrize("make", MAKERS, ids=[make.__name__ for make in MAKERS])


@pytest.fixture
def clean(tmp_path):
    """Cleans some bytes in the sealed subprocess."""

    def _clean(data):
        (tmp_path / "upload").write_bytes(data)
        return sandbox.clean(tmp_path / "upload", tmp_path / "copy", forbidden=["Dana Ruiz"])

    return _clean


@each
def test_each_office_file_is_cleaned_and_read_behind_the_seal(clean, make):
    answer = clean(make())
    assert isinstance(answer, Cleaned)
    assert b"Ruiz" not in packing.unpacked(answer.path.read_bytes())
    assert planted.SEEN in "".join(sandbox.read_text(answer.path).pages)


@pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool is not installed")
@each
def test_exiftool_finds_nobody_in_any_of_them(clean, make):
    told = subprocess.run(
        ["exiftool", "-a", "-u", "-ee", clean(make()).path], capture_output=True, check=False
    )
    assert b"Ruiz" not in told.stdout


@each
def test_cleaning_a_copy_again_finds_nothing_and_changes_nothing(clean, make, tmp_path):
    first = clean(make()).path.read_bytes()
    again = clean(first)
    assert isinstance(again, Cleaned)
    with zipfile.ZipFile(io.BytesIO(first)) as old, zipfile.ZipFile(again.path) as new:
        assert old.namelist() == new.namelist()
        for name in old.namelist():
            assert name.endswith(".jpeg") or old.read(name) == new.read(name)


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
FILE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
_OPEN = "application/vnd.ms-word.document.macroEnabled.main+xml"


def _typed(kind):
    return {"[Content_Types].xml": packing.types(**{"word/document.xml": kind} if kind else {})}


_ENCRYPTED = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    "<m:encryption-data/></m:manifest>"
)
_MANY = {f"x/{n}": b"" for n in range(zips.MAX_ENTRIES)}
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
HOSTILE = {
    "entities": ("office_odd", lambda: words.docx(**{"word/document.xml": BOMB})),
    "a file as entity": ("office_odd", lambda: words.docx(**{"word/document.xml": FILE})),
    "utf-16": ("office_odd", lambda: words.docx(**{"word/document.xml": BOMB.encode("utf-16")})),
    "broken": ("damaged", lambda: words.docx(**{"word/document.xml": "<w:document"})),
    "macros": ("macros", lambda: words.docx(**{"word/vbaProject.bin": b"x"})),
    "type with macros": ("macros", lambda: words.docx(**_typed(_OPEN))),
    "out of the folder": ("office_odd", lambda: words.docx(**{"../../etc/cron.d/x": b"x"})),
    "from the root": ("office_odd", lambda: words.docx(**{"/etc/x": b"x"})),
    "backslash": ("office_odd", lambda: words.docx(**{"word\\x.xml": b"x"})),
    "twice in another case": ("office_odd", lambda: words.docx(**{"WORD/DOCUMENT.XML": b"x"})),
    "no type": ("office_odd", lambda: words.docx(**_typed(""))),
    "many entries": ("office_bomb", lambda: words.docx(**_MANY)),
    "many bytes": ("office_bomb", lambda: words.docx(**{"word/x.xml": bytes(zips.MAX_TOTAL)})),
    "one large part": (
        "office_bomb",
        lambda: words.docx(**{"word/document.xml": b"<x>" + bytes(zips.MAX_ENTRY)}),
    ),
    "sheet of macros": (
        "macros",
        lambda: sheets.xlsx(**{"xl/macrosheets/sheet1.xml": b"<x/>"}),
    ),
    "Basic": ("macros", lambda: odf.odt(**{"Basic/Standard/Module1.xml": b"<x/>"})),
    "entities in content": ("office_odd", lambda: odf.odt(**{"content.xml": BOMB})),
    "password": ("office_password", lambda: odf.odt(**{"META-INF/manifest.xml": _ENCRYPTED})),
    "old or with a password": ("old_office", lambda: _OLD),
    "something in front": ("program", lambda: b"MZ" + words.docx()),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_no_office_program_writes_is_refused_with_what_to_do(clean, case):
    code, make = HOSTILE[case]
    answer = clean(make())
    assert isinstance(answer, Refused)
    assert (answer.code, answer.what_to_do[-1]) == (code, ".")


def test_an_entry_given_twice_is_refused(clean):
    out = io.BytesIO(words.docx())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr("word/document.xml", "<x/>")
    assert clean(out.getvalue()).code == "office_odd"


def test_a_password_on_an_entry_is_refused(clean):
    data = bytearray(words.docx())
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)
    assert clean(bytes(data)).code == "office_password"


@each
def test_bytes_behind_the_end_are_not_in_the_copy(clean, make):
    answer = clean(make() + b"\n" + planted.name("tail").encode())
    assert isinstance(answer, Cleaned)
    assert b"Ruiz" not in packing.unpacked(answer.path.read_bytes())
    assert "trailing" in {each.kind for each in answer.removed}


@each
def test_damaged_packages_end_in_a_clean_copy_or_a_refusal(clean, make):
    whole, dice = make(), random.Random(11)
    for _ in range(4):
        data = bytearray(whole)
        for _ in range(dice.randrange(1, 30)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        assert isinstance(clean(bytes(data)), Cleaned | Refused)
    assert isinstance(clean(whole[: len(whole) // 2]), Refused)
