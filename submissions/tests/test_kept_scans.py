"""A long text is scanned once for each profile and each set of rules, however often it is shown."""

import time

import pytest

from portal.kit import clock
from submissions import authors, identity_all, kept_scans, scanning, sweeps
from submissions.identity import Hit
from submissions.models import Evidence, KeptScan
from submissions.tests import factories
from submissions.tests.test_identity import DANA

pytestmark = pytest.mark.row("D10")
PAGE = "The students worked in pairs on the second draft of their plans. " * 40
BOOK = "\f".join(f"{PAGE} Ms. Okafor met Dana on page {n}." for n in range(500)) + "\f"


@pytest.fixture
def scans(monkeypatch):
    """Counts the characters that are really scanned."""
    seen, real = [], identity_all.scan

    def counted(text, profile, place):
        seen.append(len(text))
        return real(text, profile, place)

    monkeypatch.setattr(identity_all, "scan", counted)
    return seen


@pytest.fixture
def book(draft):
    """A clean file of five hundred pages in Dana's second part."""
    slot = factories.entry(draft, 2).part.slots.first()
    return Evidence.objects.create(
        submission=draft, slot=slot, kind="file", state="clean", original_name="book.pdf",
        media_type="application/pdf", cleaned_sha256="0" * 64, pages=500, extracted_text=BOOK,
    )  # fmt: skip


def test_five_hundred_pages_are_scanned_once_and_then_looked_up(draft, book, scans):
    first = scanning.finds(draft, part=2)
    assert sum(scans) >= len(BOOK)
    scans.clear()
    began = time.process_time()
    again = scanning.finds(draft, part=2)
    took = time.process_time() - began
    assert again == first
    assert sum(scans) < kept_scans.SHORT
    assert {find.words for find in first} >= {"Dana", "Okafor"}
    assert took < 0.5, "a page view takes milliseconds; a busy machine may take more"


def test_another_profile_other_rules_or_another_text_are_scanned_anew(
    draft, book, scans, monkeypatch
):
    scanning.finds(draft, part=2)
    user = draft.enrollment.educator
    user.other_names = "Danita"
    user.save()
    scans.clear()
    draft.enrollment.refresh_from_db()
    scanning.finds(type(draft).objects.get(pk=draft.pk), part=2)
    assert sum(scans) >= len(BOOK)
    scans.clear()
    monkeypatch.setattr(identity_all, "RULES", identity_all.RULES + 1)
    scanning.finds(draft, part=2)
    assert sum(scans) >= len(BOOK)


@pytest.mark.django_db
def test_what_is_kept_names_nobody_and_goes_after_its_time():
    kept_scans.scan(BOOK, DANA, "x")
    row = KeptScan.objects.get()
    assert "Dana" not in repr((row.key, row.hits))
    with clock.moved(days=91):
        sweeps.purge_media()
    assert not KeptScan.objects.exists()


@pytest.mark.django_db
def test_what_is_looked_up_is_what_was_found():
    text = BOOK + " https://docs.google.com/d/1 and https://example.org/x"
    assert kept_scans.scan(text, DANA, "x") == kept_scans.scan(text, DANA, "x")
    assert kept_scans.scan(text, DANA, "x") == identity_all.scan(text, DANA, "x")


def test_a_word_that_is_certain_anywhere_is_certain(draft, cast):
    text = next(iter(scanning.texts.of_attempt(draft)))
    hits = [Hit(text.place, 0, 3, "abc", kind, "s.") for kind in ("email", "own_email")]
    assert scanning._find(text, "abc", hits, {(text.place, "abc"): "why"}).is_certain


def test_the_cohort_of_the_author_is_part_of_their_profile(draft, cast):
    names = authors.of(draft).cohorts
    assert set(names) == {seat.cohort.name for seat in cast["dana"].seats.all()}
