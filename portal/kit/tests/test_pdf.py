"""PDFs are tagged, named, in the house fonts, and read nothing they should not."""

import io

import pikepdf
import pytest
from django.template import engines
from PIL import Image

from portal.kit import pdf
from portal.testing.house_pdf import assert_house_pdf

PAGE = """{% extends "layout/pdf.html" %}{% block main %}<h1>{{ title }}</h1>
<p>Zażółć {{ vocab.singular }}</p><p><b>Bold</b></p>
<table><thead><tr><th scope="col">Hours</th></tr></thead><tbody><tr><td>15</td></tr></tbody></table>
<img src="badge.png" alt="A badge"><img src="file:///etc/passwd" alt="">
<img src="http://127.0.0.1/x.png" alt="">
<a rel="attachment" href="file:///etc/hostname">x</a>{% endblock %}"""


@pytest.fixture
def printed():
    """The PDFs of this test as they were made."""
    return []


@pytest.fixture
def opened(monkeypatch, printed):
    def _opened(source=PAGE, **more):
        template = engines["django"].from_string(source)
        monkeypatch.setattr(pdf, "render_to_string", lambda name, values: template.render(values))
        printed.append(pdf.render("any", {}, "A title", "en", **more))
        return pikepdf.open(io.BytesIO(printed[-1]))

    return _opened


def font_names(document) -> set[str]:
    """The embedded fonts, without the subset's prefix."""
    found = set()
    for page in document.pages:
        for font in page.Resources.get("/Font", {}).values():
            for part in font.get("/DescendantFonts", []):
                assert any(key.startswith("/FontFile") for key in part.FontDescriptor)
                found.add(str(part.BaseFont).split("+")[-1])
    return found


def test_a_pdf_is_tagged_and_says_its_language_and_title(opened):
    document = opened()
    assert document.Root.MarkInfo.Marked
    assert document.Root.StructTreeRoot
    assert str(document.Root.Lang) == "en"
    assert document.docinfo["/Title"] == "A title"
    assert document.Root.ViewerPreferences.DisplayDocTitle


@pytest.mark.parametrize(
    ("good", "bad", "why"),
    [
        ("<h1>{{ title }}</h1>", "<p>{{ title }}</p>", "begin"),
        ("<p><b>Bold</b></p>", "<h3>Deep</h3>", "skipped"),
        ("<p><b>Bold</b></p>", "<h1>Again</h1>", "more than one"),
        ('<th scope="col">Hours</th>', "<td>Hours</td>", "without header"),
        ('alt="A badge"', 'alt=" "', "without a description"),
        # DejaVu, which the set-up installs, has a chess knight; the fonts of the house have none.
        ("Zażółć", "♞", "not of the house"),
    ],
)
def test_what_is_not_of_the_house_is_told_apart(opened, printed, good, bad, why):
    files = {"badge.png": badge()}
    opened(files=files)
    assert_house_pdf(printed[-1], lang="en")
    opened(PAGE.replace(good, bad), files=files)
    with pytest.raises(AssertionError, match=why):
        assert_house_pdf(printed[-1], lang="en")


def badge():
    kept = io.BytesIO()
    Image.new("RGB", (4, 4), "gold").save(kept, "PNG")
    return kept.getvalue()


def test_only_the_house_fonts_are_in_it(opened):
    names = font_names(opened())
    assert names
    assert all(name.startswith(("Source-Serif-4", "Source-Sans-3")) for name in names), names
    assert {name[:12] for name in names} == {"Source-Serif", "Source-Sans-"}


def test_no_file_of_the_machine_gets_in(opened):
    document = opened()
    assert not document.attachments
    assert not [1 for page in document.pages if page.get("/Resources", {}).get("/XObject")]


def test_the_fetcher_serves_a_list_of_names_only():
    fetcher = pdf.StaticNames({"badge.png": b"x"})
    assert fetcher.fetch(pdf.BASE + "badge.png").read() == b"x"
    assert fetcher.fetch(pdf.BASE + pdf.STYLE).content_type == "text/css"
    for address in ("file:///etc/passwd", "data:,x", pdf.BASE + "js/a.js", pdf.BASE + "../x"):
        with pytest.raises(pdf.NotServed):
            fetcher.fetch(address)
