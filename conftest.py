"""What every test may use: the cast, and a browser-less client signed in as one of them."""

from collections.abc import Callable

import pytest
from django.conf import settings as loaded
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseOperations
from django.test import Client
from django.utils import timezone, translation
from hypothesis import HealthCheck, settings

from badges.signing import store
from badges.tests import keys
from badges.tests.powerhouse import Powerhouse
from portal import invariants
from portal.demo import cast as the_cast
from portal.testing import broker

# The portal that tests walk has the pages of production alone; before the site map is read.
loaded.TRYING_OUT = False
# What becomes of a file must not hang on the machine; the tests of printing turn it on.
loaded.OFFICE_AS_PDF = False
pytest_plugins = ["portal.testing.browser"]
# No test judges the time: on a busy machine a slow example says nothing about the portal.
settings.register_profile("cairn", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("cairn")
_sql_flush = DatabaseOperations.sql_flush


def _flush_frozen_rows_too(self, style, tables, **options):
    """SQLite empties tables by DELETE, which the frozen rows refuse; permit it for the flush."""
    tables = sorted(tables, key="kit_purging".__eq__)
    permit = ["INSERT INTO kit_purging (reason) VALUES ('test database flush')"]
    return permit + _sql_flush(self, style, tables, **options)


DatabaseOperations.sql_flush = _flush_frozen_rows_too


@pytest.fixture(autouse=True)
def _invariants_hold(request):
    """After every test that touched the database, what must always be true is true."""
    names = {"db", "transactional_db", "live_server"} & set(request.fixturenames)
    if not names and not request.node.get_closest_marker("django_db"):
        yield
        return
    request.getfixturevalue("_django_db_helper")
    yield
    if not request.node.get_closest_marker("breaks_invariants") and not connection.needs_rollback:
        assert invariants.broken() == []


@pytest.fixture(autouse=True)
def _own_language():
    """A test client leaves the language and the zone of its last page behind, as a thread does."""
    yield
    translation.deactivate()
    timezone.deactivate()


@pytest.fixture(autouse=True)
def _few_keys(monkeypatch):
    """Drawing the numbers of a signing key takes seconds on a busy machine: three real ones do."""
    monkeypatch.setattr(store, "generate_private_key", keys.drawn_from_a_few)


@pytest.fixture
def cast(db, settings):
    """Everyone of the cast, by given name in lower case."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return the_cast.make()


@pytest.fixture
def signed_in(cast) -> Callable[[str], Client]:
    """`signed_in("dana")` is a client with that person's session."""

    def _signed_in(name: str) -> Client:
        client = Client()
        client.force_login(cast[name])
        return client

    return _signed_in


@pytest.fixture
def house(program_env, hands):
    """The powerhouse at an empty broker, to which this process publishes too."""
    broker.empty(program_env["REDIS_URL"])
    made = Powerhouse(program_env, hands)
    with made.broker():
        yield made
