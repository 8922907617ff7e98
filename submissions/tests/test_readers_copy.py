"""What readers get of an office document: a PDF where it can be printed, else the download."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from submissions.cleaning import rendering, sandbox
from submissions.evidence import actions, cleaning_job
from submissions.tests import factories, planted
from submissions.tests.office import packing, sheets, words

pytestmark = [
    pytest.mark.row("A27"),
    pytest.mark.skipif(not sandbox.available(), reason="seccomp is not available here"),
]


@pytest.fixture
def received(cast, draft, settings):
    """Uploads a document and has it cleaned for readers who like PDFs."""
    settings.OFFICE_AS_PDF = True

    def _received(data, name):
        entry = factories.entry(draft, 2)
        upload = SimpleUploadedFile(name, data)
        row = actions.add_file(entry, entry.part.slots.first(), upload, by=cast["dana"])
        cleaning_job.clean(row.pk)
        row.refresh_from_db()
        return row

    return _received


@pytest.mark.skipif(not rendering.program(), reason="LibreOffice is not installed: no PDF was made")
def test_a_document_becomes_a_pdf_that_its_author_opens_as_readers_do(received, signed_in):
    row = received(words.docx(), "dana-ruiz.docx")
    assert (row.state, row.media_type) == ("clean", "application/pdf")
    assert "change" in {each["kind"] for each in row.removed}
    code = row.submission.enrollment.code
    page = signed_in("dana").get(f"/work/{code}/parts/2/").content.decode()
    assert f"/work/{code}/files/CODE-part2-1.pdf" in page
    assert "is shown to its readers as a PDF" in page
    answer = signed_in("dana").get(f"/work/{code}/files/CODE-part2-1.pdf")
    assert answer["Content-Disposition"] == 'inline; filename="CODE-part2-1.pdf"'
    shown = answer.getvalue()
    with row.cleaned.open() as stored:
        assert shown == stored.read()
    assert b"Ruiz" not in packing.unpacked(shown)
    for said in (planted.SEEN, "At the top", "https://example.org/plan"):
        assert said in row.extracted_text


@pytest.mark.parametrize("case", ["not installed", "turned off", "broken"])
def test_without_the_program_readers_download_the_cleaned_document(
    received, signed_in, settings, monkeypatch, case
):
    settings.OFFICE_AS_PDF = case != "turned off"
    program = "/bin/false" if case == "broken" else ""
    monkeypatch.setattr(rendering, "program", lambda: program)
    row = received(sheets.xlsx(), "dana-ruiz.xlsx")
    assert (row.state, row.media_type) == ("clean", "application/x-xlsx")
    code = row.submission.enrollment.code
    answer = signed_in("dana").get(f"/work/{code}/files/CODE-part2-1.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="CODE-part2-1.xlsx"'
    assert b"Ruiz" not in packing.unpacked(answer.getvalue())
