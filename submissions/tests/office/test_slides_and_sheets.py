import io
import zipfile

import pytest

from submissions.cleaning.office import relations, sheets, slides, word, words
from submissions.cleaning.office.zips import Package
from submissions.cleaning.prove import prove
from submissions.cleaning.sniff import Kind, kind_of
from submissions.tests.office import packing
from submissions.tests.office import sheets as planted_sheets
from submissions.tests.office import slides as planted_slides
from submissions.tests.office import words as planted_words

pytestmark = pytest.mark.row("D10")
ALL = [
    (planted_words.docx, word.clean, Kind.DOCX),
    (planted_slides.pptx, slides.clean, Kind.PPTX),
    (planted_sheets.xlsx, sheets.clean, Kind.XLSX),
]


def _gone(dirty, slots, clean, kind):
    assert kind_of(dirty[:4096], dirty) is kind
    assert packing.left(dirty, slots) == list(slots)
    copy, removed, pages = clean(dirty)
    assert packing.left(copy, slots) == []
    assert b"Ruiz" not in packing.unpacked(copy)
    assert prove(copy, kind, ["Dana Ruiz"]) == []
    return copy, {each.kind for each in removed}, pages


def test_every_planted_identifier_of_a_presentation_is_gone():
    copy, kinds, pages = _gone(planted_slides.pptx(), planted_slides.SLOTS, slides.clean, Kind.PPTX)
    assert {"info", "note", "link", "attachment", "script", "text_chunk", "thumbnail"} <= kinds
    assert pages == 2
    said, unseen = words.read(copy)
    assert said == (planted_slides.SEEN, "A hidden slide")
    assert planted_slides.NOTES in unseen


def test_every_planted_identifier_of_a_workbook_is_gone():
    copy, kinds, pages = _gone(planted_sheets.xlsx(), planted_sheets.SLOTS, sheets.clean, Kind.XLSX)
    assert {"info", "note", "link", "attachment", "printer", "revision"} <= kinds
    assert b"00DA7A" not in packing.unpacked(copy)
    assert pages == 1
    said, unseen = words.read(copy)
    assert said == (planted_sheets.SEEN,)
    assert {"Our plan", "SUM(B1,1)", "https://example.org/plan", "'Our plan'!$A$1"} <= set(unseen)


def test_a_value_that_came_from_another_file_stays_without_its_formula():
    with zipfile.ZipFile(io.BytesIO(sheets.clean(planted_sheets.xlsx())[0])) as copy:
        sheet = copy.read("xl/worksheet1.xml")
    assert b"<v>42</v>" in sheet
    assert b"[1]" not in sheet


@pytest.mark.parametrize(("make", "clean", "kind"), ALL, ids=["docx", "pptx", "xlsx"])
def test_every_part_is_typed_and_every_relationship_leads_somewhere(make, clean, kind):
    with zipfile.ZipFile(io.BytesIO(clean(make())[0])) as copy:
        names = set(copy.namelist())
        types = copy.read("[Content_Types].xml").decode()
        for name in names:
            extension = name.rpartition(".")[2]
            assert (
                f'PartName="/{name}"' in types
                or extension in ("png", "jpeg", "rels")
                or (name == "[Content_Types].xml")
            )
    _whole(clean(make())[0])


def _whole(data):
    package = Package(data)
    for name in ["", *package.names]:
        for line in relations.read(package, name).values():
            assert line.is_external or line.target in package.names


def test_parts_that_stand_alone_keep_the_names_by_which_programs_look_for_them():
    for make, clean, alone in (
        (planted_sheets.xlsx, sheets.clean, {"xl/styles.xml", "xl/sharedStrings.xml"}),
        (planted_words.docx, word.clean, {"word/settings.xml"}),
    ):
        with zipfile.ZipFile(io.BytesIO(clean(make())[0])) as copy:
            assert alone <= set(copy.namelist())
