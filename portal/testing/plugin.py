"""The pytest plugin of the portal: which database, which servers, closed network.

Loaded by `-p` in pytest.ini, because servers must run before the settings are read.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection

from portal.testing.services import (
    NO_WAY_OUT,
    all_services,
    database_url,
    is_wanted,
    redis_url_of_worker,
)
from portal.testing.valkey import ThrowawayValkey
from portal.testing.worker import Worker

STARTED = "CAIRN_TEST_SERVICES_STARTED"
# What a developer's shell points to is never touched by a test.
OUTSIDE = ("DATABASE_URL", "REDIS_URL", "AWS_STORAGE_BUCKET_NAME", "EMAIL_URL")

_running = contextlib.ExitStack()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(args: list[str]) -> Iterator[None]:
    """Start the servers and point the settings to them, before Django reads any setting."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if STARTED not in os.environ:
        for name in OUTSIDE:
            os.environ.pop(name, None)
        if is_wanted() and not {"--help", "-h", "--version", "--collect-only"} & set(args):
            os.environ.update(_running.enter_context(all_services()))
        os.environ[STARTED] = "1"
    if worker and "REDIS_URL" in os.environ:
        os.environ["REDIS_URL"] = redis_url_of_worker(os.environ["REDIS_URL"], worker)
    return (yield)


def pytest_unconfigure() -> None:
    """Stop the servers that this process started."""
    _running.close()


def pytest_report_header() -> str:
    """Say at the top of the run what it is on."""
    if is_wanted():
        return "cairn: PostgreSQL, Valkey and S3"
    return "cairn: embedded default (SQLite, local files)"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Keep the SQLite test database in a file: in memory, a live server finds it locked."""
    if connection.vendor == "sqlite":
        folder = tmp_path_factory.mktemp("database")
        connection.settings_dict["TEST"]["NAME"] = str(folder / "test.sqlite3")


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """Yield the address of a running Valkey: the shared one, or one started for this test."""
    if "REDIS_URL" in os.environ:
        yield os.environ["REDIS_URL"]
        return
    with ThrowawayValkey() as valkey:
        yield valkey.url


@pytest.fixture
def program_env(transactional_db: None, redis_url: str, tmp_path: Path) -> dict[str, str]:
    """Return the environment for a program that works on this very test's database.

    Local files go where the test's own go (MEDIA_ROOT); the way out of the machine is closed.
    """
    return {
        **NO_WAY_OUT,
        "DJANGO_SETTINGS_MODULE": django_settings.SETTINGS_MODULE,
        "DATABASE_URL": database_url(connection.settings_dict),
        "REDIS_URL": redis_url,
        "MEDIA_ROOT": str(django_settings.MEDIA_ROOT),
    }


@pytest.fixture
def worker(program_env: dict[str, str]) -> Iterator[Worker]:
    """Yield a running Celery worker on this test's database; `kill` and `start` are its own."""
    with Worker(program_env) as running:
        yield running
