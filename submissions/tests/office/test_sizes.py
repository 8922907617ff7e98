"""Large documents are cleaned within the limits of the subprocess; bombs are refused at once."""

import io
import os
import time
import zipfile

import pytest
from PIL import Image

from submissions.cleaning import sandbox, seal
from submissions.cleaning.result import Cleaned, Refused
from submissions.tests.office import odf, packing, sheets, slides, words

pytestmark = [
    pytest.mark.row("D10"),
    pytest.mark.skipif(not sandbox.available(), reason="seccomp is not available here"),
]
AT_ONCE = 15  # seconds on a machine that does other things, of the minute that cleaning may take


def _photo(seed):
    out = io.BytesIO()
    noise = os.urandom(700 * 700 * 3)
    Image.frombytes("RGB", (700, 700), noise).save(out, "JPEG", quality=90, comment=b"Dana Ruiz")
    return out.getvalue() + bytes([seed])


def _many_slides():
    """Thirty slides, each with a photograph: more than ten megabytes."""
    pictures = {f"ppt/media/p{n}.jpg": _photo(n) for n in range(30)}
    links = [(f"rId{n + 20}", "image", f"../media/p{n}.jpg") for n in range(30)]
    shown = "".join(
        f'<p:pic><p:nvPicPr><p:cNvPr id="{n + 9}" name=""/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="rId{n + 20}"/></p:blipFill></p:pic>'
        for n in range(30)
    )
    return slides.pptx(
        **pictures,
        **{
            "ppt/slides/s2.xml": f"<p:sld {slides.HEAD}><p:cSld><p:spTree>{shown}</p:spTree>"
            "</p:cSld></p:sld>",
            "ppt/slides/_rels/s2.xml.rels": packing.rels(*links),
        },
    )


def _many_rows():
    """A thousand rows of twenty cells."""
    rows = "".join(
        f'<row r="{row}" spans="1:20">'
        + "".join(f'<c r="{chr(65 + n)}{row}"><v>{row * n}</v></c>' for n in range(20))
        + "</row>"
        for row in range(1, 1001)
    )
    sheet = f"<worksheet {sheets.HEAD}><sheetData>{rows}</sheetData></worksheet>"
    return sheets.xlsx(**{"xl/worksheets/w.xml": sheet})


@pytest.mark.parametrize("make", [_many_slides, _many_rows])
def test_a_large_document_is_cleaned_and_read_within_the_limits(tmp_path, make):
    data = make()
    assert make is _many_rows or len(data) > 10_000_000
    (tmp_path / "in").write_bytes(data)
    began = time.monotonic()
    answer = sandbox.clean(tmp_path / "in", tmp_path / "copy", forbidden=["Dana Ruiz"])
    assert isinstance(answer, Cleaned)
    assert time.monotonic() - began < seal.SECONDS
    assert sandbox.read_text(answer.path).pages
    with zipfile.ZipFile(answer.path) as copy:
        names = copy.namelist()
    assert len(names) > 30 if make is _many_slides else "xl/worksheet1.xml" in names


def _deep(head, tag):
    return f"<{tag} {head}>" + "<x>" * 5000 + "</x>" * 5000 + f"</{tag}>"


def _overlapping():
    """A ZIP whose list names one large entry a thousand times, as some bombs are made."""
    data = bytearray(words.docx(**{"word/x.xml": bytes(1_000_000)}))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        start = package.start_dir
    count = int.from_bytes(data[-22 - len(packing.name("zip comment")) :][10:12], "little")
    end = data.rindex(b"PK\x05\x06")
    listed = bytes(data[start:end])
    tail = bytearray(data[end:])
    tail[8:12] = (count * 100).to_bytes(2, "little") * 2
    tail[12:16] = (len(listed) * 100).to_bytes(4, "little")
    return bytes(data[:start]) + listed * 100 + bytes(tail)


def _square(parameter):
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}{parameter}]><x>&a9;</x>'


_OUTSIDE = '<!ENTITY % out SYSTEM "http://127.0.0.1:9/x"> %out;'
BOMBS = {
    "deep": (
        "damaged",
        lambda: words.docx(**{"word/document.xml": _deep(words.HEAD, "w:document")}),
    ),
    "deep OpenDocument": (
        "damaged",
        lambda: odf.odt(**{"content.xml": _deep(odf.HEAD, "office:document-content")}),
    ),
    "a thousand million laughs": (
        "office_odd",
        lambda: sheets.xlsx(**{"xl/worksheets/w.xml": _square("")}),
    ),
    "an entity from outside": (
        "office_odd",
        lambda: odf.ods(**{"content.xml": _square(_OUTSIDE)}),
    ),
    "overlapping entries": ("office_odd", _overlapping),
    "zeroes in a picture": (
        "office_bomb",
        lambda: slides.pptx(**{"ppt/media/i.png": bytes(100_000_000)}),
    ),
    "zeroes in OpenDocument": (
        "office_bomb",
        lambda: odf.odp(**{"content.xml": bytes(60_000_000)}),
    ),
}


@pytest.mark.parametrize("case", BOMBS)
def test_a_bomb_is_refused_at_once(tmp_path, case):
    code, make = BOMBS[case]
    (tmp_path / "in").write_bytes(make())
    began = time.monotonic()
    answer = sandbox.clean(tmp_path / "in", tmp_path / "copy")
    assert isinstance(answer, Refused)
    assert answer.code == code
    assert time.monotonic() - began < AT_ONCE
    assert not (tmp_path / "copy").exists()
