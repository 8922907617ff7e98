"""An office file reaches its assessor as a PDF, or as a download, under the assessor's own code."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from reviews.tests import factories
from submissions.cleaning import rendering, sandbox
from submissions.cleaning.office import slides
from submissions.evidence import actions, cleaning_job
from submissions.models import Evidence
from submissions.tests.office import packing
from submissions.tests.office import slides as planted_slides

pytestmark = pytest.mark.row("D10")


def _slides_in(draft):
    copy, _removed, pages = slides.clean(planted_slides.pptx())
    Evidence.objects.create(
        submission=draft,
        slot=draft.enrollment.version.parts.get(number=2).slots.get(),
        position=2,
        kind="file",
        state="clean",
        original_name="dana-ruiz.pptx",
        cleaned=ContentFile(copy, name="cleaned"),
        cleaned_sha256="0" * 64,
        media_type="application/x-pptx",
        extracted_text="What we planned.",
        pages=pages,
    )


def test_the_assessor_downloads_it_under_a_name_made_of_the_slot_code(cast):
    factories.submitted(cast, before=_slides_in)
    slot = factories.claimed(cast["asha"])
    client = Client()
    client.force_login(cast["asha"])
    base = reverse("reviews:assess", args=[slot.code])
    name = f"{slot.code}-part2-2.pptx"
    assert name in client.get(base).content.decode()
    copy = client.get(f"{base}files/{name}")
    assert copy["Content-Disposition"] == f'attachment; filename="{name}"'
    assert copy["Content-Type"] == "application/octet-stream"
    assert copy["X-Content-Type-Options"] == "nosniff"
    assert b"Ruiz" not in packing.unpacked(copy.getvalue())
    assert client.get(f"{base}files/{slot.code}-part2-2.pdf").status_code == 404


@pytest.mark.skipif(
    not (rendering.program() and sandbox.available()),
    reason="LibreOffice or seccomp is missing here, so no PDF was made",
)
def test_where_it_was_printed_the_assessor_opens_the_very_pdf_that_its_author_saw(cast, settings):
    settings.OFFICE_AS_PDF = True

    def upload(draft):
        entry = draft.entries.get(part__number=2)
        file = SimpleUploadedFile("dana-ruiz.pptx", planted_slides.pptx())
        row = actions.add_file(entry, entry.part.slots.first(), file, by=cast["dana"])
        cleaning_job.clean(row.pk)

    submission = factories.submitted(cast, before=upload)
    slot = factories.claimed(cast["asha"])
    asha, dana = Client(), Client()
    asha.force_login(cast["asha"])
    dana.force_login(cast["dana"])
    base, name = reverse("reviews:assess", args=[slot.code]), f"{slot.code}-part2-2.pdf"
    assert f"{base}files/{name}" in asha.get(base).content.decode()
    copy = asha.get(f"{base}files/{name}")
    assert copy["Content-Disposition"] == f'inline; filename="{name}"'
    seen = dana.get(f"/work/{submission.enrollment.code}/files/CODE-part2-2.pdf")
    assert copy.getvalue() == seen.getvalue()
