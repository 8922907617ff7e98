"""What others see: the name by choice, words by consent, hidden and shown again."""

import pytest
from django.test import Client
from django.urls import reverse

from badges.earning.choosing import actions
from badges.models import Award, Choice
from badges.openbadges.png import unbake
from badges.tests import factories
from portal.kit import clock
from portal.kit.verdict import Refused

pytestmark = pytest.mark.django_db
WORDS = "I learned to write goals that a family can read."
LD = "application/ld+json"


@pytest.fixture
def award(cast):
    return factories.accepted(cast)


def url(name, award):
    return reverse(f"badges:{name}", args=[award.uuid])


def page(award, name="assertion"):
    return Client().get(url(name, award), headers={"accept": "text/html"})


def everything_public(award):
    """All that a stranger can open of a badge, as text."""
    documents = Client().get(url("assertion", award), headers={"accept": LD})
    picture = Client().get(url("assertion_image", award))
    badge_class = Client().get(reverse("badges:class", args=[award.badge_class.uuid]))
    return "".join(
        [documents.content.decode(), unbake(picture.content), badge_class.content.decode()]
    )


@pytest.mark.row("F6", "F10")
def test_the_name_is_on_the_page_only_by_choice_and_in_the_data_never(award, signed_in):
    assert "Dana" not in page(award).content.decode() + page(award, "evidence").content.decode()
    dana = signed_in("dana")
    dana.post(url("choices", award), {"name": "on"})
    assert "Dana Ruiz" in page(award).content.decode()
    assert "Dana" not in everything_public(award)
    dana.post(url("choices", award), {})
    assert "Dana" not in page(award).content.decode()


@pytest.mark.row("F2")
def test_the_evidence_page_tells_kinds_and_shows_words_only_by_consent(award, signed_in):
    text = page(award, "evidence").content.decode()
    assert "The work itself is private" in text
    assert "Part 2." in text
    dana = signed_in("dana")
    dana.post(url("choices", award), {"text": WORDS})
    assert WORDS not in page(award, "evidence").content.decode()
    dana.post(url("choices", award), {"text": WORDS, "evidence": "on"})
    assert WORDS in page(award, "evidence").content.decode()
    assert WORDS not in everything_public(award)
    for piece in award.submission.evidence.all():
        assert piece.code not in text


def test_words_that_name_somebody_are_asked_about_once(award, signed_in):
    dana = signed_in("dana")
    named = {"text": "My student Maria Lopez did it; call 559-555-0134.", "evidence": "on"}
    answer = dana.post(url("choices", award), named)
    assert answer.status_code == 422
    assert "Maria Lopez" in answer.content.decode()
    assert not Choice.objects.filter(evidence_shown=True).exists()
    assert dana.post(url("choices", award), named | {"sure": "on"}).status_code == 302
    assert Choice.objects.get(award=award).evidence_shown


def test_consent_to_show_nothing_is_asked_for_words(award, signed_in):
    answer = signed_in("dana").post(url("choices", award), {"evidence": "on", "text": " "})
    assert "Write a few words" in answer.content.decode()


@pytest.mark.row("F9")
def test_a_hidden_badge_is_nothing_to_strangers_and_the_next_page_undoes_it(award, signed_in):
    dana = signed_in("dana")
    unknown = Client().get(
        reverse("badges:assertion", args=["b5a3f0d2-5c1e-4f57-9f0f-0c5f4ff10111"])
    )
    answer = dana.post(url("hide", award), follow=True)
    assert "Undo" in answer.content.decode()
    for name in ("assertion", "assertion_image", "evidence"):
        assert Client().get(url(name, award)).status_code == 404
        assert Client().get(url(name, award)).content == unknown.content
    assert Award.objects.get().revoked_at is None
    assert "Show it again" in dana.get(url("badge", award)).content.decode()
    dana.post(url("show_again", award))
    assert Client().get(url("assertion", award)).status_code == 200


@pytest.mark.row("F9")
def test_hiding_does_not_take_back_that_it_was_revoked(award, cast):
    actions.hide(award, by=cast["dana"])
    Award.objects.update(revoked_at=clock.now(), revoked_by=cast["iris"])
    assert Client().get(url("assertion", award)).status_code == 410
    assert Client().get(url("evidence", award)).status_code == 410


def test_hiding_twice_is_hiding_once(award, cast):
    actions.hide(award, by=cast["dana"])
    first = Choice.objects.get().hidden_at
    actions.hide(award, by=cast["dana"])
    assert Choice.objects.get().hidden_at == first


def test_nobody_else_chooses_hides_or_shows(award, cast):
    for verb in (actions.hide, actions.show_again):
        with pytest.raises(Refused):
            verb(award, by=cast["lee"])
    with pytest.raises(Refused):
        actions.choose(award, name=True, evidence=False, text="", on_profile=True, by=cast["lee"])


def test_what_is_private_cannot_be_hidden(cast):
    with pytest.raises(Refused):
        actions.hide(factories.issued(cast), by=cast["dana"])


@pytest.mark.row("F3")
def test_the_menu_says_why_it_cannot_be_shared_yet(cast, signed_in):
    factories.issued(cast)
    text = signed_in("dana").get(reverse("badges:mine")).content.decode()
    assert "Accept it first" in text
    assert "<details" in text
