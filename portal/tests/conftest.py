"""The cache is empty at the start of each test; a world for the tests that guard it."""

import pytest
from django.core.cache import cache

from credentials.tests.factories import credential, stack
from portal.testing import world as the_world
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
def draft(cast):
    """Dana has started and agreed, and written nothing."""
    enrollment = actions.start(credential(in_stack=stack()), by=cast["dana"])
    actions.agree(enrollment, by=cast["dana"])
    return enrollment.submissions.get()
