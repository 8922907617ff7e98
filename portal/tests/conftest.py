"""The cache is empty at the start of each test; a world for the tests that guard it."""

import pytest
from django.core.cache import cache

from portal.testing import world as the_world


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
