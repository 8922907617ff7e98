"""An office file reaches its assessor as a download under the assessor's own code."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from reviews.tests import factories
from submissions.cleaning.office import slides
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
