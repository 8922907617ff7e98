import io
import shutil
import subprocess
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from submissions.cleaning import pdf
from submissions.cleaning.extract import extract
from submissions.cleaning.prove import prove
from submissions.cleaning.result import Stop
from submissions.cleaning.sniff import Kind
from submissions.tests import planted

pytestmark = pytest.mark.row("D10")


@pytest.fixture(scope="module")
def dirty():
    return planted.pdf()


@pytest.fixture(scope="module")
def cleaned(dirty):
    return pdf.clean(dirty)


def test_the_person_is_planted_in_every_slot_before(dirty):
    assert len(planted.PDF_SLOTS) > 50
    assert planted.found(dirty, planted.PDF_SLOTS) == list(planted.PDF_SLOTS)


def test_no_slot_still_names_the_person(cleaned):
    assert planted.found(cleaned[0], planted.PDF_SLOTS) == []


def test_the_proof_finds_nothing_in_the_copy_and_much_in_the_original(dirty, cleaned):
    assert prove(cleaned[0], Kind.PDF, ["Dana Ruiz"]) == []
    assert len(prove(dirty, Kind.PDF, ["Dana Ruiz"])) > 20


def test_the_author_is_told_what_was_removed(cleaned):
    counts = {each.kind: each.count for each in cleaned[1]}
    expected = {"revision": 1, "note": 2, "form_field": 1, "attachment": 2, "exif": 1, "link": 3}
    assert {kind: counts[kind] for kind in expected} == expected
    assert all(each.label for each in cleaned[1])


@pytest.mark.skipif(
    shutil.which("exiftool") is None,
    reason="exiftool is not here: deploy/setup.sh check installs it (libimage-exiftool-perl)",
)
def test_exiftool_finds_no_person_either(cleaned, tmp_path):
    (tmp_path / "copy.pdf").write_bytes(cleaned[0])
    command = [shutil.which("exiftool"), "-a", "-u", "-ee3", str(tmp_path / "copy.pdf")]
    told = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
    assert b"Ruiz" not in told
    assert b"Author" not in told


def test_the_text_can_still_be_read(cleaned):
    assert planted.SEEN in extract(cleaned[0], Kind.PDF).pages[0]


def test_tags_language_outline_and_web_links_stay(cleaned):
    with pikepdf.open(io.BytesIO(cleaned[0])) as document:
        assert document.Root.Lang == "en"
        assert document.Root.MarkInfo.Marked
        assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD"} <= _tags(document.Root.StructTreeRoot)
        links = [str(mark.A.URI) for mark in document.pages[0].obj.Annots]
        assert links == ["https://example.org/plan", "https://example.org/kept"]
        with document.open_outline() as outline:
            assert "Steps" in [item.title for item in outline.root]


@pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")
def test_the_picture_stays_coefficient_for_coefficient(dirty, cleaned):
    pictures = [_picture(data) for data in (dirty, cleaned[0])]
    assert pictures[0].tobytes() == pictures[1].tobytes()


def test_what_a_form_shows_stays_on_the_page_and_its_data_goes():
    with pikepdf.open(io.BytesIO(planted.pdf_of_text())) as document:
        shown = b"BT /F1 12 Tf 5 5 Td (Weekly plan shown) Tj ET"
        _add_field(document, shown, "secret value")
        copy, removed, _ = pdf.clean(_saved(document))
    assert "Weekly plan shown" in extract(copy, Kind.PDF).pages[0]
    assert "form_field" in [each.kind for each in removed]
    assert prove(copy, Kind.PDF, ["secret value"]) == []


def test_the_same_file_gives_the_same_copy(dirty, cleaned):
    assert pdf.clean(dirty)[0] == cleaned[0]


def test_cleaning_the_copy_again_removes_nothing_more(cleaned):
    copy, removed, _ = pdf.clean(cleaned[0])
    assert [each.kind for each in removed if each.kind not in ("file_id", "layer_name")] == []
    assert prove(copy, Kind.PDF) == []


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_pdf_is_refused(dirty, keep):
    with pytest.raises(Stop) as stop:
        pdf.clean(dirty[: int(len(dirty) * keep)])
    assert stop.value.refusal.code == "damaged_pdf"


@pytest.mark.parametrize("user", ["", "open"])
def test_an_encrypted_pdf_is_refused_with_or_without_a_password_to_open_it(user):
    with pikepdf.open(io.BytesIO(planted.pdf_of_text())) as document:
        locked = _saved(document, encryption=pikepdf.Encryption(owner="owner", user=user))
    with pytest.raises(Stop) as stop:
        pdf.clean(locked)
    assert stop.value.refusal.code == "encrypted"


def test_501_pages_are_refused_and_500_are_not():
    assert pdf.clean(_blank(500))[2] == 500
    with pytest.raises(Stop) as stop:
        pdf.clean(_blank(501))
    assert stop.value.refusal.code == "too_many_pages"


def test_a_portfolio_is_refused():
    with pikepdf.open(io.BytesIO(_blank(1))) as document:
        document.Root.Collection = Dictionary()
        data = _saved(document)
    with pytest.raises(Stop) as stop:
        pdf.clean(data)
    assert stop.value.refusal.code == "portfolio"


@pytest.mark.parametrize("form", [Name.JPXDecode, Name.OtherDecode, Name.JBIG2Decode])
def test_a_picture_that_cannot_be_proven_clean_is_refused(form):
    with pikepdf.open(io.BytesIO(_blank(1))) as document:
        picture = Stream(document, b"Dana Ruiz " * 20, Type=Name.XObject, Subtype=Name.Image)
        picture.Filter = form
        document.pages[0].add_resource(picture, Name.XObject)
        data = _saved(document)
    with pytest.raises(Stop):
        pdf.clean(data)


def test_a_jpeg_that_was_packed_once_more_is_stripped_too():
    with pikepdf.open(io.BytesIO(_blank(1))) as document:
        packed = zlib.compress(planted.jpeg())
        picture = Stream(document, packed, Type=Name.XObject, Subtype=Name.Image)
        picture.Filter = Array([Name.FlateDecode, Name.DCTDecode])
        document.pages[0].add_resource(picture, Name.XObject)
        copy, removed, _ = pdf.clean(_saved(document))
    assert "exif" in [each.kind for each in removed]
    assert planted.found(copy, planted.JPEG_SLOTS) == []


def test_private_properties_of_marked_content_go_and_spoken_text_stays():
    with pikepdf.open(io.BytesIO(_blank(1))) as document:
        marked = b"/Span <</ActualText (spoken) /Owner (Dana Ruiz)>> BDC EMC % by Dana Ruiz\n"
        document.pages[0].Contents = Stream(document, marked)
        copy = pdf.clean(_saved(document))[0]
    with pikepdf.open(io.BytesIO(copy)) as document:
        assert b"spoken" in document.pages[0].Contents.read_bytes()
    assert prove(copy, Kind.PDF, ["Dana Ruiz"]) == []


def test_camera_data_in_a_picture_inside_the_content_is_not_proven():
    with pikepdf.open(io.BytesIO(_blank(1))) as document:
        coded = b"BI /W 1 /H 1 /BPC 8 /CS /G ID Exif\0\0GPS EI"
        document.pages[0].Contents = Stream(document, coded)
        copy = pdf.clean(_saved(document))[0]
    assert "hidden data in a stream" in prove(copy, Kind.PDF)


def test_hidden_bytes_behind_a_packed_stream_are_not_proven():
    with pikepdf.open(io.BytesIO(_blank(1))) as document:
        picture = Stream(
            document, zlib.compress(b"\0") + b"Dana", Type=Name.XObject, Subtype=Name.Image
        )
        picture.Filter, picture.Width, picture.Height = Name.FlateDecode, 1, 1
        picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
        document.pages[0].add_resource(picture, Name.XObject)
        copy = pdf.clean(_saved(document))[0]
    assert "data after a stream" in prove(copy, Kind.PDF)


def _add_field(document, shown, value):
    fonts = Dictionary(F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    look = Stream(document, shown, Subtype=Name.Form, Type=Name.XObject)
    look.BBox, look.Resources = Array([0, 0, 200, 20]), Dictionary(Font=fonts)
    field = document.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("f"), F=4)
    )
    field.V, field.Rect, field.AP = String(value), Array([50, 50, 250, 70]), Dictionary(N=look)
    document.pages[0].obj.Annots = Array([field])
    document.Root.AcroForm = Dictionary(Fields=Array([field]))


def _tags(tag):
    below = tag.get(Name.K, Array())
    kids = below if isinstance(below, Array) else [below]
    found = {str(tag.get(Name.S))}
    return found.union(*(_tags(kid) for kid in kids if isinstance(kid, Dictionary)))


def _picture(data):
    with pikepdf.open(io.BytesIO(data)) as document:
        for thing in document.pages[0].Resources.XObject.values():
            if thing.Subtype == Name.Image:
                return Image.open(io.BytesIO(thing.read_raw_bytes())).convert("RGB")
    raise AssertionError("no picture on the page")


def _blank(pages):
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page()
        return _saved(document)


def _saved(document, **options):
    out = io.BytesIO()
    document.save(out, **options)
    return out.getvalue()
