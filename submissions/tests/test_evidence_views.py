"""The pages of evidence."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.relay import drain
from submissions import limits
from submissions.models import Evidence
from submissions.tests import factories
from submissions.tests.office import odf, packing, sheets, slides, words


@pytest.fixture
def base(draft):
    return f"/work/{draft.enrollment.code}/"


@pytest.fixture
def slot(base):
    return base + "parts/2/slots/1/"


def upload(client, slot, file, **more):
    return client.post(slot, {"kind": "file", "file-file": file, **more})


@pytest.mark.row("A27")
def test_a_picture_goes_in_is_cleaned_and_previewed_under_a_code(signed_in, base, slot):
    dana = signed_in("dana")
    answer = upload(dana, slot, factories.picture())
    assert answer["Location"] == f"{base}parts/2/#slot-1"
    assert "Waiting for the check" in dana.get(base + "parts/2/").content.decode()
    drain()
    html = dana.get(base + "parts/2/").content.decode()
    assert "CODE-part2-1.jpg" in html
    assert "dana-ruiz" not in factories.without_finds(html)
    copy = dana.get(base + "files/CODE-part2-1.jpg")
    assert copy["Content-Type"] == "image/jpeg"
    assert "sandbox" in copy["Content-Security-Policy"]
    assert copy["X-Content-Type-Options"] == "nosniff"
    assert copy["Cache-Control"] == "private, no-store"
    assert copy["Content-Disposition"] == 'inline; filename="CODE-part2-1.jpg"'
    copy.close()


@pytest.mark.row("A27")
@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ({"kind": "text", "text-text": "Each step has a name."}, "Each step has a name."),
        ({"kind": "link", "link-url": "https://plan.example/a"}, "https://plan.example/a"),
    ],
)
def test_what_is_typed_or_linked_is_shown_on_the_page(signed_in, base, slot, given, seen):
    dana = signed_in("dana")
    dana.post(slot, given)
    assert seen in dana.get(base + "parts/2/").content.decode()


@pytest.mark.row("A27")
@pytest.mark.parametrize(
    ("file", "ext", "media_type", "head"),
    [
        (factories.picture("PNG", name="p.png"), "png", "image/png", b"\x89PNG"),
        (factories.picture(), "jpg", "image/jpeg", b"\xff\xd8"),
        (factories.picture("WEBP", name="p.webp"), "webp", "image/webp", b"RIFF"),
        (factories.pdf(), "pdf", "application/pdf", b"%PDF"),
    ],
    ids=["png", "jpeg", "webp", "pdf"],
)
def test_each_type_of_file_uploads_and_previews(signed_in, base, slot, file, ext, media_type, head):
    dana = signed_in("dana")
    upload(dana, slot, file)
    drain()
    assert f"{base}files/CODE-part2-1.{ext}" in dana.get(base + "parts/2/").content.decode()
    copy = dana.get(f"{base}files/CODE-part2-1.{ext}")
    assert copy["Content-Type"] == media_type
    assert copy.getvalue().startswith(head)


@pytest.mark.row("A27")
@pytest.mark.parametrize(
    ("make", "ext"),
    [
        (words.docx, "docx"),
        (slides.pptx, "pptx"),
        (sheets.xlsx, "xlsx"),
        (odf.odt, "odt"),
        (odf.odp, "odp"),
        (odf.ods, "ods"),
    ],
)
def test_an_office_file_is_cleaned_listed_and_given_as_a_download(signed_in, base, slot, make, ext):
    dana = signed_in("dana")
    upload(dana, slot, SimpleUploadedFile(f"dana-ruiz.{ext}", make()))
    drain()
    html = dana.get(base + "parts/2/").content.decode()
    assert f"{base}files/CODE-part2-1.{ext}" in html
    assert "Document properties" in html
    copy = dana.get(f"{base}files/CODE-part2-1.{ext}")
    assert copy["Content-Disposition"] == f'attachment; filename="CODE-part2-1.{ext}"'
    assert copy["Content-Type"] == "application/octet-stream"
    assert b"Ruiz" not in packing.unpacked(copy.getvalue())
    assert "Students planned their own learning" in Evidence.objects.get().extracted_text


@pytest.mark.row("A27")
def test_a_pdf_is_cleaned_and_may_be_shown_but_loads_nothing(signed_in, base, slot):
    dana = signed_in("dana")
    upload(dana, slot, factories.pdf())
    drain()
    assert "Taken out: The file&#x27;s name; Document properties" in (
        dana.get(base + "parts/2/").content.decode()
    )
    copy = dana.get(base + "files/CODE-part2-1.pdf")
    assert copy["Content-Type"] == "application/pdf"
    assert copy["Content-Security-Policy"].startswith("default-src 'none'")
    assert copy["X-Content-Type-Options"] == "nosniff"
    assert b"Ruiz" not in copy.getvalue()


@pytest.mark.parametrize(
    "name", ["CODE-part2-2.jpg", "CODE-part2-1.pdf", "x", "CODE-part9-1.jpg", "CODE-part2--1.jpg"]
)
def test_other_names_are_404(signed_in, base, slot, name):
    dana = signed_in("dana")
    upload(dana, slot, factories.picture())
    drain()
    assert dana.get(base + "files/" + name).status_code == 404


def test_nobody_else_opens_the_file(signed_in, base, slot, draft):
    upload(signed_in("dana"), slot, factories.picture())
    drain()
    for name in ("lee", "asha", "iris", "stella", "root"):
        assert signed_in(name).get(base + "files/CODE-part2-1.jpg").status_code == 404


def test_a_wrong_file_is_explained_beside_the_field(signed_in, slot):
    file = SimpleUploadedFile("plan.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    answer = upload(signed_in("dana"), slot, file, **{"file-caption": "My plan"})
    html = answer.content.decode()
    assert "save it as .docx, .pptx or .xlsx without a password" in html
    assert "My plan" in html
    assert Evidence.objects.count() == 0


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (SimpleUploadedFile("a.pdf", b""), "The file is empty."),
        ("", "Choose a file first."),
    ],
)
def test_nothing_and_an_empty_file_are_explained(signed_in, slot, file, sentence):
    assert sentence in upload(signed_in("dana"), slot, file).content.decode()


def test_a_form_sent_twice_adds_once(signed_in, slot):
    dana = signed_in("dana")
    for _click in range(2):
        dana.post(slot, {"kind": "text", "text-text": "A plan.", "once": "one-key"})
    assert Evidence.objects.count() == 1


def test_scripts_in_text_are_shown_as_text(signed_in, base, slot):
    dana = signed_in("dana")
    dana.post(slot, {"kind": "text", "text-text": "<script>alert(1)</script>"})
    html = dana.get(base + "parts/2/").content.decode()
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in html


@pytest.mark.parametrize("url", ["javascript:alert(1)", "nothing", "ftp:/x"])
def test_only_whole_web_addresses_are_links(signed_in, slot, url):
    answer = signed_in("dana").post(slot, {"kind": "link", "link-url": url})
    assert answer.status_code == 200
    assert Evidence.objects.count() == 0


def test_typed_evidence_survives_an_expired_log_in(signed_in, slot, draft):
    dana = signed_in("dana")
    html = dana.get(slot).content.decode()
    key = re.search(r'name="draft_key" value="([^"]*)"', html).group(1)
    dana.logout()
    dana.post(slot, {"kind": "text", "text-text": "Typed long", "draft_key": key})
    dana.force_login(draft.enrollment.educator)
    html = dana.get(slot).content.decode()
    assert "Typed long" in html
    assert "We kept what you typed" in html
    dana.post(slot, {"kind": "text", "text-text": "Typed long", "draft_key": key})
    assert "Typed long" not in dana.get(slot).content.decode()


def test_two_tabs_on_typed_evidence_show_both(signed_in, slot):
    dana = signed_in("dana")
    dana.post(slot, {"kind": "text", "text-text": "One"})
    page = f"/work/items/{Evidence.objects.get().code}/change/"
    assert dana.post(page, {"text": "Two", "seen": "One"}).status_code == 302
    answer = dana.post(page, {"text": "Three", "seen": "One"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Two" in html
    assert "Three" in html


@pytest.mark.row("A26")
def test_an_item_is_removed_after_asking(signed_in, base, slot):
    dana = signed_in("dana")
    dana.post(slot, {"kind": "text", "text-text": "One"})
    page = f"/work/items/{Evidence.objects.get().code}/remove/"
    assert "Remove this from Plan?" in dana.get(page).content.decode()
    assert Evidence.objects.present().count() == 1
    dana.post(page)
    assert Evidence.objects.present().count() == 0


def test_opening_a_slot_saves_what_was_typed_on_the_page(signed_in, base):
    dana = signed_in("dana")
    answer = dana.post(
        base + "parts/2/",
        {"revision": 0, "activity_description": "We met twice.", "intent": "slot-1"},
    )
    assert answer["Location"] == base + "parts/2/slots/1/"
    assert "We met twice." in dana.get(base + "parts/2/").content.decode()


@pytest.mark.row("A27")
@pytest.mark.parametrize("way", ["add", "change"])
def test_typed_evidence_that_is_too_long_stays_and_is_kept(signed_in, base, slot, way):
    dana, name, most = signed_in("dana"), "text-text", limits.LONGEST
    page, given = slot, {"kind": "text"}
    if way == "change":
        dana.post(slot, {"kind": "text", "text-text": "Before."})
        page, name, given = f"/work/items/{Evidence.objects.get().code}/change/", "text", {}
    html = dana.get(page).content.decode()
    given["draft_key"] = re.search(r'name="draft_key" value="([^"]*)"', html).group(1)
    over = "x" * (most + 1)
    html = dana.post(page, {**given, name: over}).content.decode()
    assert "at most 50,000 can be saved" in html
    assert f"{over}</textarea>" in html
    assert not Evidence.objects.filter(text=over).exists()
    html = dana.get(page).content.decode()
    assert "We kept what you typed" in html
    assert f"{over}</textarea>" in html
    dana.post(page, {**given, name: over[1:], "seen": "Before."})
    assert Evidence.objects.get().text == over[1:]
    assert "We kept what you typed" not in dana.get(page).content.decode()
