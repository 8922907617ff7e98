"""Wherever files are asked for or refused, every accepted type is named."""

import pytest

from submissions.cleaning.reasons import REASONS
from submissions.cleaning.sniff import Kind
from submissions.evidence.forms import ACCEPTED, FORMS

pytestmark = pytest.mark.row("A27")
CALLED = {
    "pdf": "PDF", "jpeg": "JPEG", "png": "PNG", "webp": "WebP", "docx": "Word",
    "pptx": "PowerPoint", "xlsx": "Excel", "odt": "OpenDocument", "odp": "OpenDocument",
    "ods": "OpenDocument",
}  # fmt: skip
TEXTS = {
    "hint": str(FORMS["file"].base_fields["file"].help_text),
    "unknown": REASONS["unknown"][1],
    "program": REASONS["program"][1],
}


def test_every_kind_has_a_name_for_people():
    assert set(CALLED) == {kind.value for kind in Kind}


@pytest.mark.parametrize("where", TEXTS)
def test_hint_and_refusals_name_every_accepted_type(where):
    assert [name for name in CALLED.values() if name not in TEXTS[where]] == []


def test_the_browser_offers_every_accepted_type_and_no_other():
    offered = ACCEPTED.replace(".jpg,", "").split(",")
    assert offered == [f".{kind.value}" for kind in Kind]


def test_no_refusal_names_pictures_but_not_all_of_them():
    for sentence, what_to_do in REASONS.values():
        text = f"{sentence} {what_to_do}"
        assert ("JPEG" in text) == ("PNG" in text) == ("WebP" in text), text
