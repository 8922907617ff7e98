import shutil
import subprocess

import pytest

from submissions.cleaning.office import word, words
from submissions.cleaning.prove import prove
from submissions.cleaning.sniff import Kind, kind_of
from submissions.tests.office import packing
from submissions.tests.office import words as planted_words

pytestmark = pytest.mark.row("D10")


def test_every_planted_identifier_of_a_word_document_is_gone():
    dirty = planted_words.docx()
    assert kind_of(dirty[:4096], dirty) is Kind.DOCX
    assert packing.left(dirty, planted_words.SLOTS) == list(planted_words.SLOTS)
    copy, removed, _pages = word.clean(dirty)
    assert packing.left(copy, planted_words.SLOTS) == []
    assert b"Ruiz" not in packing.unpacked(copy)
    assert b"00DA7A" not in packing.unpacked(copy)
    assert prove(copy, Kind.DOCX, ["Dana Ruiz"]) == []
    kinds = {each.kind for each in removed}
    assert {"info", "change", "note", "custom_xml", "link", "attachment", "gps", "drawing"} <= kinds


def test_the_text_of_a_word_document_reads_as_if_all_changes_were_accepted():
    pages, unseen = words.read(word.clean(planted_words.docx())[0])
    for seen in (*planted_words.SEEN, "One half and the other half", "In a control", "my drive"):
        assert seen in pages[0]
    assert "At the top" in unseen
    assert "https://example.org/plan" in unseen


def test_the_proof_finds_much_in_the_original():
    assert len(prove(planted_words.docx(), Kind.DOCX, ["Dana Ruiz"])) > 0


@pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool is not installed")
def test_exiftool_finds_nobody_in_it(tmp_path):
    copy = tmp_path / "copy.docx"
    copy.write_bytes(word.clean(planted_words.docx())[0])
    told = subprocess.run(["exiftool", "-a", "-u", "-ee", copy], capture_output=True, check=True)
    assert b"Ruiz" not in told.stdout
