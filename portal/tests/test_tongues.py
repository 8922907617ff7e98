"""What the catalogue says stays in its own language and is marked so, on every page and mail."""

import pytest
from django.apps import apps
from django.db import models

from portal.accounts.models import User
from portal.testing import tongues
from portal.testing import world as the_world
from portal.tests.test_words import every_mail, everyone

pytestmark = [pytest.mark.django_db, pytest.mark.row("A38")]
# The names of issuers are names; links and codes are no language.
NAMES = {"credentials.Issuer", "credentials.IssuerStaff", "credentials.LinkCheck"}


@pytest.fixture
def in_spanish(settings, storage, monkeypatch):
    """The world, built by and for people who all read Spanish."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    chosen = User._meta.get_field("language")
    monkeypatch.setitem(chosen.__dict__, "_get_default", lambda: "es")
    world = the_world.build(the_world.ground())
    assert not User.objects.exclude(language="es").exists()
    return world


def catalogue():
    """Every text of several words that the catalogue holds."""
    found = set()
    for model in apps.get_app_config("credentials").get_models():
        if model._meta.label in NAMES:
            continue
        names = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField) and not field.choices
        ]
        for row in model._base_manager.values_list(*names):
            found |= {" ".join(text.split()) for text in row if isinstance(text, str)}
    return sorted(text for text in found if " " in text)


def test_what_the_catalogue_says_is_marked_as_english_on_every_spanish_page(in_spanish):
    texts, found, read = catalogue(), {}, 0
    for place, (kind, body) in everyone(in_spanish).items():
        if kind.startswith("text/html"):
            read += 1
            found |= {(said, place): 1 for said in tongues.unmarked(body.decode(), texts)}
    assert read > 100
    assert not found, "\n".join(f"{place}: {said[:200]}" for said, place in found)


def test_what_the_catalogue_says_is_marked_as_english_in_every_spanish_mail(in_spanish):
    sent, texts, found = every_mail(in_spanish), catalogue(), {}
    for place, (_subject, _text, page) in sent.items():
        for said in tongues.unmarked(page, texts):
            found.setdefault(said, place)
    assert not found, "\n".join(f"{place}: {said[:200]}" for said, place in found.items())


def test_the_reader_of_languages_knows_what_stands_inside_what():
    page = (
        '<html lang="es"><body><p>Uno <b lang="en">A stone<br>more</b> dos</p>A stone</body></html>'
    )
    assert tongues.spoken(page) == [
        ("es", "Uno"), ("en", "A stone"), ("en", "more"), ("es", "dos"), ("es", "A stone")
    ]  # fmt: skip
    assert list(tongues.unmarked(page, ["A stone"])) == ["A stone"]
