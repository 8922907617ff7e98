"""The View PDF of a micro-credential."""

import io
import itertools

import pikepdf
import pypdfium2
import pytest

from credentials import loading

pytestmark = pytest.mark.django_db


def opened(client, slug):
    response = client.get(f"/credentials/{slug}.pdf")
    assert response.status_code == 200
    return pikepdf.open(io.BytesIO(response.content))


def structure(pdf):
    """The names of all structure elements in reading order."""
    names, waiting = [], [pdf.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                names.append(str(node.S))
            if "/K" in node:
                waiting.append(node.K)
    return names


@pytest.mark.row("A11")
def test_the_pdf_is_tagged_titled_and_in_the_house_fonts(client):
    loading.load()
    pdf = opened(client, "iep-implementation")
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "en"
    assert str(pdf.docinfo["/Title"]) == "IEP Implementation: Communication and Collaboration"
    names = structure(pdf)
    headings = [int(n[2:]) for n in names if n[:2] == "/H" and n[2:].isdigit()]
    assert headings[0] == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(headings))
    assert names.count("/TH") >= 4
    fonts = {
        str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.as_dict().values()
    }
    assert any("Source-Serif" in name for name in fonts)
    assert any("Source-Sans" in name for name in fonts)


@pytest.mark.row("A15")
def test_the_issuers_line_stands_on_the_first_page(client):
    loading.load()
    pdf = pypdfium2.PdfDocument(client.get("/credentials/iep-implementation.pdf").content)
    first = " ".join(pdf[0].get_textpage().get_text_range().split())
    pdf.close()
    assert "Great Public Schools for Every Student" in first


def test_the_pdf_of_what_never_was_is_not_found(client):
    assert client.get("/credentials/none.pdf").status_code == 404
