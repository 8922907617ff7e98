"""allauth counts attempts in the cache; each test starts at zero."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _forgotten_attempts():
    cache.clear()
