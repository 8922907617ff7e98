"""The consent forms on paper, in both languages whatever the reader's."""

import pytest
from django.urls import reverse

from portal.testing import wording
from portal.testing.house_pdf import assert_house_pdf

pytestmark = pytest.mark.row("D17")
SAID = {
    ("student", "en"): ["your child", "90 days", "Code of the student", "parent or guardian"],
    ("adult", "en"): ["You may be in it", "90 days", "Code of the person", "Your name"],
    ("student", "es"): ["hijo o hija", "90 días", "Código del estudiante", "microcertificación"],
    ("adult", "es"): ["Usted puede", "90 días", "Código de la persona", "microcertificación"],
}


@pytest.mark.parametrize("reader", ["en", "es"])
@pytest.mark.parametrize(("kind", "language"), SAID)
def test_a_form_is_a_tagged_pdf_on_one_page_in_its_own_language(
    signed_in, cast, enrollment, kind, language, reader
):
    cast["dana"].language = reader
    cast["dana"].save()
    address = reverse("submissions:consent_form", args=[enrollment.code, kind, language])
    answer = signed_in("dana").get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Language"] == language
    document = assert_house_pdf(answer.content, lang=language)
    assert len(document.pages) == 1
    words = " ".join(wording.of_pdf(answer.content).split())
    assert [one for one in SAID[kind, language] if one not in words] == []


def test_nobody_elses_work_has_forms(signed_in, enrollment):
    address = reverse("submissions:consent_form", args=[enrollment.code, "adult", "en"])
    assert signed_in("lee").get(address).status_code == 404
    for kind, language in (("adult", "de"), ("teacher", "en")):
        other = reverse("submissions:consent_form", args=[enrollment.code, kind, language])
        assert signed_in("dana").get(other).status_code == 404
