"""Wherever files are asked for or refused, every accepted type is named."""

import pytest

from submissions.cleaning.reasons import REASONS
from submissions.cleaning.sniff import Kind
from submissions.evidence.forms import ACCEPTED, FORMS
from submissions.evidence.kinds import ENDINGS

pytestmark = pytest.mark.row("A27")
CALLED = {
    "pdf": "PDF", "jpeg": "JPEG", "png": "PNG", "webp": "WebP", "docx": "Word",
    "pptx": "PowerPoint", "xlsx": "Excel", "odt": "OpenDocument", "odp": "OpenDocument",
    "ods": "OpenDocument", "heic": "HEIC", "mp4": "MP4", "m4a": "M4A", "webm": "WebM", "wav": "WAV",
    "mp3": "MP3", "ogg": "Ogg",
    # What records or sends them calls these by their elder sisters' names.
    "weba": "WebM", "aac": "M4A",
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
    names = {name for kind, name in CALLED.items() if where != "program" or not is_played(kind)}
    assert [name for name in sorted(names) if name not in TEXTS[where]] == []


def is_played(kind):
    """A program is no recording: one of what it does is asked for in a word."""
    return Kind(kind).is_recording


def test_the_browser_offers_every_accepted_type_and_no_other():
    offered = {ending.removeprefix(".") for ending in ACCEPTED.split(",")}
    assert {ENDINGS[ending] for ending in offered} == {kind.media_type for kind in Kind}


def test_no_refusal_names_pictures_but_not_all_of_them():
    for sentence, what_to_do in REASONS.values():
        text = f"{sentence} {what_to_do}"
        assert ("JPEG" in text) == ("PNG" in text) == ("WebP" in text), text
