import io
import zipfile

import pytest

from submissions.cleaning.office import odf, words
from submissions.cleaning.prove import prove
from submissions.cleaning.sniff import Kind, kind_of
from submissions.tests.office import odf as planted_odf
from submissions.tests.office import packing

pytestmark = pytest.mark.row("D10")
ALL = [
    (planted_odf.odt, odf.clean_text, Kind.ODT, planted_odf.TEXT_SLOTS),
    (planted_odf.odp, odf.clean_slides, Kind.ODP, planted_odf.SLOTS),
    (planted_odf.ods, odf.clean_sheets, Kind.ODS, planted_odf.SHEET_SLOTS),
]


@pytest.mark.parametrize(("make", "clean", "kind", "slots"), ALL, ids=["odt", "odp", "ods"])
def test_every_planted_identifier_of_an_opendocument_file_is_gone(make, clean, kind, slots):
    dirty = make()
    assert kind_of(dirty[:4096], dirty) is kind
    assert packing.left(dirty, slots) == list(slots)
    copy, removed, _pages = clean(dirty)
    assert packing.left(copy, slots) == []
    assert b"Ruiz" not in packing.unpacked(copy)
    assert prove(copy, kind, ["Dana Ruiz"]) == []
    kinds = {each.kind for each in removed}
    assert {"info", "change", "note", "link", "attachment", "script", "revision", "gps"} <= kinds
    (said,), unseen = words.read(copy)
    for seen in (*planted_odf.SEEN, "my drive", "the plan"):
        assert seen in said
    assert "https://example.org/plan" in unseen


@pytest.mark.parametrize(("make", "clean", "kind", "slots"), ALL, ids=["odt", "odp", "ods"])
def test_the_list_of_parts_is_whole_and_the_type_stands_first(make, clean, kind, slots):
    copy = clean(make())[0]
    assert kind_of(copy[:4096], copy) is kind
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        listed = archive.read("META-INF/manifest.xml").decode()
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        for name in archive.namelist():
            assert name in ("mimetype", "META-INF/manifest.xml") or f'"{name}"' in listed
        assert b'xlink:href="Pictures/image1.jpeg"' in archive.read("content.xml")


def test_tables_and_formulas_stay():
    copy, _, pages = odf.clean_sheets(planted_odf.ods())
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert b"of:=SUM([.A1:.B1])" in archive.read("content.xml")
    assert pages == 2


CHART = f"""<office:document-content {planted_odf.HEAD} xmlns:chart="urn:oasis:names:tc:opendocument:
xmlns:chart:1.0"><office:body><office:chart><chart:chart chart:class="chart:bar" xlink:href=".."
chart:owner="{packing.name("chart owner")}"><chart:title><text:p>Growth</text:p></chart:title>
<chart:plot-area table:cell-range-address="S.A1:S.B2"/><!-- {packing.name("chart comment")} -->
</chart:chart></office:chart></office:body></office:document-content>""".replace(
    ":\nxmlns", ":xmlns"
)


@pytest.mark.parametrize(("make", "clean", "kind", "slots"), ALL, ids=["odt", "odp", "ods"])
def test_a_chart_stays_without_its_author_and_its_preview(make, clean, kind, slots):
    frame = '<draw:object xlink:href="./Object 1"'
    body = make()
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        content = package.read("content.xml").decode()
    content = content.replace(
        "</draw:frame>", '<draw:image xlink:href="./ObjectReplacements/Object 1"/></draw:frame>', 3
    )
    assert frame in content
    dirty = make(
        **{
            "content.xml": content,
            "Object 1/content.xml": CHART,
            "ObjectReplacements/Object 1": packing.name("preview").encode(),
        }
    )
    planted = ("chart owner", "chart comment", "preview", *slots[:-1])
    copy, _removed, pages = clean(dirty)
    assert packing.left(copy, planted) == []
    assert prove(copy, kind, ["Dana Ruiz"]) == []
    with zipfile.ZipFile(io.BytesIO(copy)) as package:
        assert b"Growth" in package.read("Object 1/content.xml")
        assert b'xlink:href="./Object 1"' in package.read("content.xml")
        assert b'full-path="Object 1/"' in package.read("META-INF/manifest.xml")
        assert "Object 1/meta.xml" not in package.namelist()
    assert "Growth" in words.read(copy)[1]
    assert pages == (2 if kind is Kind.ODS else 1)
