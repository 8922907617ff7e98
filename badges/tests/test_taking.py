"""One file with every badge of mine, usable without the portal (row F7)."""

import io
import json
import re
import zipfile

import pytest
from django.urls import reverse

from badges.openbadges import svg
from badges.openbadges.png import unbake
from badges.tests import factories
from portal.testing.house_pdf import assert_house_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.row("F7")]


def taken(client):
    answer = client.post(reverse("badges:archive"))
    assert answer["Content-Type"] == "application/zip"
    assert answer["Cache-Control"] == "private, no-store"
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def test_the_file_has_each_badge_as_picture_data_and_certificate(cast, signed_in):
    award = factories.issued(cast)
    packed = taken(signed_in("dana"))
    [folder] = {name.split("/")[0] for name in packed.namelist() if "/" in name}
    assert unbake(packed.read(f"{folder}/badge.png")) == award.document
    drawn = svg.unbake(packed.read(f"{folder}/badge.svg"))
    assert drawn == (json.loads(award.document)["id"], award.document)
    assert packed.read(f"{folder}/assertion.json").decode() == award.document
    badge_class = json.loads(packed.read(f"{folder}/badge-class.json"))
    assert badge_class["id"] == json.loads(award.document)["badge"]
    assert json.loads(packed.read(f"{folder}/issuer.json"))["id"] == badge_class["issuer"]
    assert_house_pdf(packed.read(f"{folder}/certificate.pdf"), lang="en")
    assert "dana" not in " ".join(packed.namelist()).lower()


def test_its_page_needs_nothing_that_is_not_in_it(cast, signed_in):
    factories.issued(cast)
    packed = taken(signed_in("dana"))
    page = packed.read("index.html").decode()
    needed = re.findall(r'src="([^"]+)"', page) + re.findall(r'href="(?!https?:)([^"]+)"', page)
    assert needed
    assert [name for name in needed if name not in packed.namelist()] == []
    assert "<script" not in page


def test_nobody_s_badges_are_in_somebody_else_s_file(cast, signed_in):
    factories.issued(cast)
    assert taken(signed_in("lee")).namelist() == ["index.html"]
