"""Names, values and texts that no list lets in; and a prover that finds each of them."""

import io
import zipfile

import pytest

from submissions.cleaning.office import odf, sheets, slides, word
from submissions.cleaning.office.zips import packed
from submissions.cleaning.prove import prove
from submissions.cleaning.sniff import Kind
from submissions.tests.office import odf as planted_odf
from submissions.tests.office import packing
from submissions.tests.office import sheets as planted_sheets
from submissions.tests.office import slides as planted_slides
from submissions.tests.office import words as planted_words

pytestmark = pytest.mark.row("D10")


def _docx(body):
    head = planted_words.HEAD
    whole = f"<w:document {head}><w:body>{body}</w:body></w:document>"
    return word.clean(planted_words.docx(**{"word/document.xml": whole}))[0]


def _pptx(shape):
    head = planted_slides.HEAD
    whole = f"<p:sld {head}><p:cSld><p:spTree>{shape}</p:spTree></p:cSld></p:sld>"
    return slides.clean(planted_slides.pptx(**{"ppt/slides/s2.xml": whole}))[0]


def _xlsx(rows):
    whole = f"<worksheet {planted_sheets.HEAD}>{rows}</worksheet>"
    return sheets.clean(planted_sheets.xlsx(**{"xl/worksheets/w.xml": whole}))[0]


def _odt(body):
    whole = (
        f"<office:document-content {planted_odf.HEAD}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    return odf.clean_text(planted_odf.odt(**{"content.xml": whole}))[0]


SLIPPED = {
    "element of no list": (_docx, "<w:p><w:nickname w:val='1'>{}</w:nickname></w:p>"),
    "attribute of no list": (_docx, "<w:p w:owner='{}'/>"),
    "word for a form": (_docx, "<w:p><w:pPr><w:jc w:val='{}'/></w:pPr></w:p>"),
    "text outside of text": (_docx, "<w:tbl>{}</w:tbl>"),
    "style of a drawing": (_docx, "<w:p><w:r><w:pict><v:shape style='{}:1pt'/></w:pict></w:r></w:p>"),
    "place of a picture": (_docx, "<w:p><w:r><w:drawing><wp:anchor><wp:align>{}</wp:align>"
                                  "</wp:anchor></w:drawing></w:r></w:p>"),
    "name of a shape": (_pptx, "<p:sp><p:nvSpPr><p:cNvPr id='1' name='{}'/></p:nvSpPr></p:sp>"),
    "wrapping of a shape": (_pptx, "<p:sp><p:txBody><a:bodyPr wrap='{}'/></p:txBody></p:sp>"),
    "type of a cell": (_xlsx, "<sheetData><row><c r='A1' t='{}'/></row></sheetData>"),
    "place of a cell": (_xlsx, "<sheetData><row r='{}'/></sheetData>"),
    "file in a footer": (_xlsx, "<headerFooter><oddFooter>&amp;Z&amp;F{}</oddFooter></headerFooter>"),
    "element of OpenDocument": (_odt, "<text:nickname>{}</text:nickname>"),
    "attribute of OpenDocument": (_odt, "<text:p text:owner='{}'/>"),
    "form of OpenDocument": (_odt, "<text:p text:outline-level='{}'/>"),
    "path of OpenDocument": (_odt, "<draw:path svg:d='{}'/>"),
}  # fmt: skip
WORDS = ["DanaRuiz", "DANARUIZ", "dana-ruiz", "danaruiz71", "Dana Ruiz", "dana.ruiz@example.org"]


@pytest.mark.parametrize("slot", SLIPPED)
def test_what_no_list_lets_in_is_gone(slot):
    clean, form = SLIPPED[slot]
    if slot == "file in a footer":
        assert b"&amp;" not in _part(clean(form.format("")), "xl/worksheet1.xml")
        return
    for said in WORDS:
        assert said.encode() not in packing.unpacked(clean(form.format(said))), said


def _part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


def _with(data, name, *changes):
    """The clean copy with some pieces of one part replaced, or a part put in."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    for old, new in changes:
        assert old in parts.get(name, b"")
        parts[name] = parts[name].replace(old, new, 1)
    return packed((parts if changes else parts | {name: b"<x/>"}).items())


BODY, HEADER = "word/document.xml", "word/header1.xml"
UNPROVEN = {
    "insertion": (BODY, (b"<w:p>", b"<w:ins/><w:p>")),
    "session number": (BODY, (b"<w:p>", b'<w:p w:rsidR="00000001">')),
    "author": (BODY, (b"<w:p>", b'<w:p w:author="x">')),
    "unlisted attribute": (BODY, (b"<w:p>", b'<w:p w:owner="1">')),
    "unlisted element": (BODY, (b"<w:p>", b"<w:nickname/><w:p>")),
    "word as form": (BODY, (b"<w:p>", b'<w:p><w:pPr><w:jc w:val="dana"/></w:pPr></w:p><w:p>')),
    "text in a table": (BODY, (b"<w:tbl>", b"<w:tbl>dana")),
    "field": (BODY, (b"> PAGE <", b"> USERNAME <")),
    "link of an unknown kind": (BODY, (b'r:id="', b'r:id="x')),
    "comment": (BODY, (b"<w:p>", b"<!--x--><w:p>")),
    "instruction": (BODY, (b"<w:p>", b"<?x?><w:p>")),
    "namespace": (BODY, (b"<w:p>", b'<w:p xmlns:x="urn:dana">')),
    "file on a computer": ("word/_rels/document.xml.rels", (b"https://", b"file:///c/")),
    "part outside": ("word/_rels/document.xml.rels", (b'"header1.xml"', b'"../docProps/app.xml"')),
    "properties": ("docProps/app.xml",),
    "people": ("word/people.xml.bin",),
    "thumbnail": ("docProps/thumbnail.jpeg",),
}


@pytest.mark.parametrize("slot", UNPROVEN)
def test_the_prover_finds_it_put_back_into_a_clean_copy(slot):
    copy = word.clean(planted_words.docx())[0]
    assert prove(copy, Kind.DOCX) == []
    name, *changes = UNPROVEN[slot]
    assert prove(_with(copy, name, *changes), Kind.DOCX) != []


OPEN_UNPROVEN = {
    "author": ("content.xml", (b"<text:p>", b"<text:p><text:author-name/>")),
    "comment": ("content.xml", (b"<text:p>", b"<text:p><office:annotation/>")),
    "changes": ("content.xml", (b"<office:text>", b"<office:text><text:tracked-changes/>")),
    "form": ("content.xml", (b"<text:p>", b'<text:p text:outline-level="dana">')),
    "file": ("content.xml", (b"https://", b"file:///c/")),
    "properties": ("meta.xml",),
    "settings": ("settings.xml",),
    "configuration": ("Configurations2/x.xml",),
    "object": ("Object 1/meta.xml",),
}


@pytest.mark.parametrize("slot", OPEN_UNPROVEN)
def test_the_prover_finds_it_put_back_into_an_opendocument_copy(slot):
    copy = odf.clean_text(planted_odf.odt())[0]
    assert prove(copy, Kind.ODT) == []
    name, *changes = OPEN_UNPROVEN[slot]
    assert prove(_with(copy, name, *changes), Kind.ODT) != []


@pytest.mark.parametrize("code", ["&amp;F", "&amp;Z", "&amp;G", "&amp;&amp;&amp;F"])
def test_the_prover_finds_codes_for_paths_in_a_footer(code):
    copy = sheets.clean(planted_sheets.xlsx())[0]
    assert prove(copy, Kind.XLSX) == []
    bad = _with(copy, "xl/worksheet1.xml", (b"&amp;CTop", code.encode()))
    assert prove(bad, Kind.XLSX) == ["a code for a path"]
