"""The identity scan reads every cell, name and description that an office document can show."""

import pytest

from submissions import identity
from submissions.cleaning.office import odf, sheets, slides, word, words
from submissions.tests.office import odf as planted_odf
from submissions.tests.office import sheets as planted_sheets
from submissions.tests.office import slides as planted_slides
from submissions.tests.office import words as planted_words

pytestmark = pytest.mark.row("D10")
PROFILE = identity.IdentityProfile(
    given_names=("Dana",), family_names=("Ruiz",), phones=("(281) 555-0123",)
)


def _kinds(copy):
    pages, unseen = words.read(copy)
    text = "\n".join([*pages, *unseen])
    return {hit.kind for hit in identity.scan(text, PROFILE, "file")}


@pytest.mark.parametrize(
    "cell",
    [
        "<c r='A1'><v>2815550123</v></c>",
        "<c r='A1'><v>2.815550123E9</v></c>",
        "<c r='A1' t='inlineStr'><is><t>281.555.0123</t></is></c>",
        "<c r='A1' t='str'><f>&quot;281 &quot;&amp;&quot;5550123&quot;</f><v>281 5550123</v></c>",
    ],
    ids=["number", "exponent", "text", "formula"],
)
def test_a_phone_number_in_a_cell_is_found_however_it_is_stored(cell):
    sheet = f"<worksheet {planted_sheets.HEAD}><sheetData><row>{cell}</row></sheetData></worksheet>"
    assert "own_phone" in _kinds(
        sheets.clean(planted_sheets.xlsx(**{"xl/worksheets/w.xml": sheet}))[0]
    )


def test_counts_and_places_are_no_phone_numbers():
    assert _kinds(sheets.clean(planted_sheets.xlsx())[0]) == set()


SHOWN = {
    "name of a sheet": "<sheets><sheet name='Dana Ruiz' sheetId='1' r:id='rId1'/></sheets>",
    "name of a range": "<definedNames><definedName name='Dana.Ruiz'>1</definedName></definedNames>",
}


@pytest.mark.parametrize("slot", SHOWN)
def test_names_within_a_workbook_are_read(slot):
    book = f"<workbook {planted_sheets.HEAD}>{SHOWN[slot]}</workbook>"
    assert "full_name" in _kinds(sheets.clean(planted_sheets.xlsx(**{"xl/workbook.xml": book}))[0])


@pytest.mark.parametrize(
    "body",
    [
        "<w:p><w:r><w:drawing><wp:inline><wp:docPr id='1' name='' descr='Dana Ruiz at her desk'/>"
        "</wp:inline></w:drawing></w:r></w:p>",
        "<w:tbl><w:tblPr><w:tblCaption w:val='Marks of Dana Ruiz'/></w:tblPr><w:tr/></w:tbl>",
        "<w:p><w:pPr><w:pStyle w:val='DanaRuizHeading'/></w:pPr><w:r><w:t>Da</w:t></w:r><w:r>"
        "<w:t>na R</w:t></w:r><w:r><w:t>uiz</w:t></w:r></w:p>",
        "<w:p><w:r><w:pict><v:shape><v:textpath string='Dana Ruiz'/></v:shape></w:pict></w:r></w:p>",
    ],
    ids=["alternative text", "caption of a table", "in three pieces", "watermark"],
)
def test_what_a_text_says_of_its_pictures_is_read(body):
    whole = f"<w:document {planted_words.HEAD}><w:body>{body}</w:body></w:document>"
    copy = word.clean(planted_words.docx(**{"word/document.xml": whole}))[0]
    assert "full_name" in _kinds(copy)


def test_speakers_notes_are_read():
    shape = (
        "<p:sp><p:txBody><a:p><a:r><a:t>Dana Ruiz says hello</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    notes = (
        f"<p:notes {planted_slides.HEAD}><p:cSld><p:spTree>{shape}</p:spTree></p:cSld></p:notes>"
    )
    copy = slides.clean(planted_slides.pptx(**{"ppt/notesSlides/n.xml": notes}))[0]
    assert "full_name" in _kinds(copy)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<draw:frame><svg:desc>Dana Ruiz at her desk</svg:desc></draw:frame>", "full_name"),
        ("<draw:frame><svg:title>Dana Ruiz</svg:title></draw:frame>", "full_name"),
        ("<text:p><text:bookmark text:name='Dana Ruiz'/></text:p>", "full_name"),
        (
            "<table:table><table:table-row><table:table-cell office:value='2815550123'/>"
            "</table:table-row></table:table>",
            "own_phone",
        ),
    ],
    ids=["description", "title", "bookmark", "cell"],
)
def test_what_an_opendocument_text_says_beside_its_text_is_read(body, kind):
    content = (
        f"<office:document-content {planted_odf.HEAD}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    assert kind in _kinds(odf.clean_text(planted_odf.odt(**{"content.xml": content}))[0])
