"""The View PDF of a micro-credential."""

import pypdfium2
import pytest

from credentials import loading
from credentials.models import MicroCredential, Version
from portal.kit import purge
from portal.testing.house_pdf import assert_house_pdf

pytestmark = pytest.mark.django_db


TITLES = (
    "iep-implementation",
    "generating-ideas",
    "classroom-embedded-performance-assessment",
    "testimony-that-is-heard",
)


@pytest.mark.row("A11")
def test_the_pdf_is_tagged_titled_and_in_the_house_fonts(client):
    loading.load()
    for thing in MicroCredential.objects.filter(slug__in=TITLES).order_by("pk"):
        pdf = assert_house_pdf(printed(client, thing.slug), lang="en")
        assert str(pdf.docinfo["/Title"]) == thing.title
        with purge.permitted("test", "language"):
            Version.objects.filter(pk=thing.current_id).update(language="es")
        assert_house_pdf(printed(client, thing.slug), lang="es")
    assert MicroCredential.objects.filter(slug__in=TITLES).count() == len(TITLES)


def printed(client, slug):
    response = client.get(f"/credentials/{slug}.pdf")
    assert response.status_code == 200
    return response.content


@pytest.mark.row("A15")
def test_the_issuers_line_stands_on_the_first_page(client):
    loading.load()
    pdf = pypdfium2.PdfDocument(client.get("/credentials/iep-implementation.pdf").content)
    first = " ".join(pdf[0].get_textpage().get_text_range().split())
    pdf.close()
    assert "Great Public Schools for Every Student" in first


def test_the_pdf_of_what_never_was_is_not_found(client):
    assert client.get("/credentials/none.pdf").status_code == 404
