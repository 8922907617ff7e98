"""The confidentiality agreement: its text, and accepting it."""

import pytest
from django.db import IntegrityError, transaction

from portal.kit import clock
from portal.kit.models import AuditEntry, Message
from portal.kit.verdict import Refused
from reviews.agreeing import actions, policy, text
from reviews.claiming import sweeps
from reviews.models import Assessor, Confidentiality
from reviews.tests import factories

# A word was changed? Then it is a new version, and everybody is asked anew.
KNOWN = {
    "2026-1": {
        "en": "746d074c71fd233a63bbca2544cbcf5d5edcb23cd0aff84ce576771235a0077a",
        "es": "6a42d1ed90bf36474f3dd33b6fb16d47358771cb2885be2a677b2b0183071466",
    },
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


PAGE = "/review/agreement/"


def test_a_new_assessor_reads_and_accepts_before_the_first_claim(newcomer, cast, signed_in):
    factories.submitted(cast)
    client = signed_in("lee")
    text = client.get("/review/").content.decode()
    assert PAGE in text
    assert "Nothing waits for you" not in text
    assert PAGE in client.get("/desk/").content.decode()
    refused = client.post("/review/claim/")
    assert refused.status_code == 409
    assert "confidentiality agreement before your first claim" in refused.content.decode()
    assert "It does not end" in client.get(PAGE).content.decode()
    unticked = client.post(PAGE)
    assert unticked.status_code == 422
    assert "Tick the box" in unticked.content.decode()
    assert client.post(PAGE, {"agreed": "on"})["Location"] == "/review/"
    assert "You accepted it on" in client.get(PAGE).content.decode()
    assert PAGE not in client.get("/review/").content.decode()


def test_the_language_it_was_read_in_is_kept(newcomer, signed_in):
    client = signed_in("lee")
    type(newcomer).objects.filter(pk=newcomer.pk).update(language="es")
    client.post(PAGE, {"agreed": "on"})
    assert newcomer.confidentiality.get().language == "es"


def test_who_is_no_assessor_finds_no_agreement(signed_in):
    for name in ("dana", "iris", "fay", "eve"):
        assert signed_in(name).get(PAGE).status_code == 404
        assert signed_in(name).post(PAGE, {"agreed": "on"}).status_code == 404


def test_nobody_is_counted_on_who_has_not_agreed(cast, newcomer):
    Assessor.objects.exclude(user=newcomer).update(ended_at=clock.now(), ended_by=cast["root"])
    factories.submitted({**cast, "dana": cast["fay"]})
    sweeps.tell_when_stranded()
    assert "without the agreement" in Message.objects.get(kind="reviews/stranded").text
