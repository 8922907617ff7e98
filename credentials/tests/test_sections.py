"""What stands in a micro-credential stands on its page and in its PDF, in the same order."""

import re

import pypdfium2
import pytest

from credentials import loading
from credentials.models import MicroCredential

pytestmark = pytest.mark.django_db
SLUG = "classroom-embedded-performance-assessment"


def squeezed(text):
    """Letters and digits alone; line breaks, hyphens and markup of a page do not count."""
    return re.sub(r"[^0-9a-z]", "", text.lower())


@pytest.fixture
def version():
    loading.load()
    return MicroCredential.objects.get(slug=SLUG).current


@pytest.fixture
def shown(client, version):
    """Page and PDF as text."""
    page = re.sub(r"<[^>]+>", " ", client.get(f"/credentials/{SLUG}/").content.decode())
    pdf = pypdfium2.PdfDocument(client.get(f"/credentials/{SLUG}.pdf").content)
    text = "".join(sheet.get_textpage().get_text_range() for sheet in pdf)
    pdf.close()
    return squeezed(page.replace("&#x27;", "'").replace("&amp;", "&")), squeezed(text)


@pytest.mark.row("A17")
def test_the_key_method_is_on_the_page_and_in_the_pdf(version, shown):
    assert len(version.key_method.split()) > 10
    for text in shown:
        assert squeezed("Key Method") in text
        assert squeezed(version.key_method) in text


@pytest.mark.row("A20")
def test_resource_groups_keep_their_order_on_the_page_and_in_the_pdf(version, shown):
    headings = [group["heading"] for group in version.resource_groups]
    assert headings[:2] == ["Student Assessment General", "Performance Assessment"]
    titles = [item["title"] for group in version.resource_groups for item in group["items"]]
    order = [
        line
        for group in version.resource_groups
        for line in (group["heading"], *(item["title"] for item in group["items"]))
    ]
    assert len(order) == len(headings) + len(titles) > 4
    for text in shown:
        at = text.index(squeezed("Supporting Research"))
        for line in map(squeezed, order):
            at = text.index(line, at) + len(line)


@pytest.mark.row("A19")
def test_research_is_cited_with_its_address_on_the_page_and_in_the_pdf(version, shown):
    assert len(version.research) >= 3
    for text in shown:
        for source in version.research:
            assert squeezed(source["citation"]) in text
    assert all(squeezed(s["url"]) in shown[1] for s in version.research if s["url"])
