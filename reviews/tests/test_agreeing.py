"""The confidentiality agreement: its text, and accepting it."""

import pytest
from django.db import IntegrityError, transaction

from portal.kit.models import AuditEntry
from portal.kit.verdict import Refused
from reviews.agreeing import actions, policy, text
from reviews.models import Assessor, Confidentiality

# A word was changed? Then it is a new version, and everybody is asked anew.
KNOWN = {
    "2026-1": {"en": "?", "es": "?"},
}


def test_the_words_of_a_version_never_change():
    assert {language: text.digest(language) for language in ("en", "es")} == KNOWN[text.VERSION]


@pytest.fixture
def newcomer(cast):
    """Lee, made an assessor, who has accepted nothing."""
    issuer = Assessor.objects.filter(user=cast["asha"]).get().issuer
    Assessor.objects.create(user=cast["lee"], issuer=issuer)
    return cast["lee"]


def test_accepting_is_written_once_with_the_words_that_were_read(newcomer):
    first = actions.accept(language="es", by=newcomer)
    assert actions.accept(language="en", by=newcomer) == first
    assert (first.version, first.language) == (text.VERSION, "es")
    assert first.digest == text.digest("es") != text.digest("en")
    assert AuditEntry.objects.filter(verb="reviews.agree", by=newcomer).count() == 1


def test_who_is_no_assessor_accepts_nothing(cast):
    with pytest.raises(Refused, match="not an assessor"):
        actions.accept(language="en", by=cast["dana"])
    assert not Confidentiality.objects.filter(user=cast["dana"]).exists()


def test_what_was_accepted_is_held_by_the_database(newcomer):
    accepted = actions.accept(language="en", by=newcomer)
    mine = Confidentiality.objects.filter(pk=accepted.pk)
    for change in (lambda: mine.update(digest="other"), mine.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_a_new_text_is_asked_for_anew(newcomer, monkeypatch):
    actions.accept(language="en", by=newcomer)
    assert policy.accepted(newcomer)
    monkeypatch.setattr(text, "VERSION", "2027-1")
    assert policy.accepted(newcomer) is None
    actions.accept(language="en", by=newcomer)
    assert newcomer.confidentiality.count() == 2
