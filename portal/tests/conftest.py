"""The cache is empty at the start of each test; worlds and work for the tests that guard them."""

import pytest
from django.core.cache import cache

from credentials.tests.factories import credential, stack
from portal.testing import own_work
from portal.testing import world as the_world
from portal.testing.twins import dice as the_dice
from portal.testing.twins import worlds
from submissions.enrolling import actions


@pytest.fixture(autouse=True)
def _forgotten_attempts():
    """allauth counts attempts in the cache."""
    cache.clear()


@pytest.fixture
def storage(settings, tmp_path):
    """Files go to a folder of the test's own."""
    local = "django.core.files.storage.FileSystemStorage"
    options = {"location": str(tmp_path)}
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": local, "OPTIONS": options},
    }


@pytest.fixture
def world(db, settings, storage):
    """Work in every status, and everyone who has to do with it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return the_world.build()


@pytest.fixture
def media(settings, tmp_path):
    """What is stored in the folder of files goes to one of the test's own."""
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def worked(cast, media):
    """Dana has written, added a file, and been read by Asha, whose review is a draft."""
    return own_work.written_and_read(cast)


@pytest.fixture
def dice(monkeypatch):
    """`dice(7)` throws the same codes from the start again."""
    return the_dice.loaded(monkeypatch)


@pytest.fixture
def twins(settings, storage, dice, monkeypatch):
    """`twins(look, **one)` builds a world, looks at it, and takes it back."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return worlds.builder(dice, monkeypatch)


@pytest.fixture
def draft(cast):
    """Dana has started and agreed, and written nothing."""
    enrollment = actions.start(credential(in_stack=stack()), by=cast["dana"])
    actions.agree(enrollment, by=cast["dana"])
    return enrollment.submissions.get()
