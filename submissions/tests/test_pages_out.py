"""Pages that are taken out of a document are gone from it, with all that they alone use."""

import io

import pikepdf
import pytest

from portal.testing.crawl import unpacked
from submissions.cleaning import pages_out


def test_what_only_a_removed_page_uses_goes_with_it():
    """Pages that share their resources: a picture of text, a font, a drawing used on one alone."""
    source = io.BytesIO()
    with pikepdf.new() as document:
        shared = pikepdf.Dictionary(XObject=pikepdf.Dictionary())
        for name, words in (("/Fa", b"(keepsake) Tj"), ("/Fb", b"(zanzibar) Tj")):
            form = document.make_stream(words, Type=pikepdf.Name.XObject)
            form.Subtype, form.BBox = pikepdf.Name.Form, [0, 0, 9, 9]
            shared.XObject[name] = form
        shared = document.make_indirect(shared)
        for name in (b"/Fa", b"/Fb"):
            page = document.add_blank_page()
            page.Resources, page.Contents = shared, document.make_stream(name + b" Do")
        first, second = document.pages
        first.Annots = document.make_indirect(
            [pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Dest=[second.obj, pikepdf.Name.Fit])]
        )
        document.save(source)
    with pages_out.without(source, [2]) as target:
        made = unpacked(target.read())
    assert b"keepsake" in made
    assert b"zanzibar" not in made


def test_a_document_that_cannot_be_taken_apart_is_shown_to_nobody():
    with pytest.raises(pages_out.Broken):
        pages_out.without(io.BytesIO(b"%PDF-1.7 clean"), [1])
