"""The pytest plugin of the portal: which database, which servers, closed network.

Loaded by `-p` in pytest.ini, because servers must run before the settings are read.
"""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from portal.testing.hands import Hands
from portal.testing.services import (
    NO_WAY_OUT,
    all_services,
    database_url,
    is_wanted,
    redis_url_of_worker,
)
from portal.testing.valkey import ThrowawayValkey
from portal.testing.worker import Worker

DATA_FOLDER = "CAIRN_TEST_DATA"
# What a developer's shell points to is never touched by a test.
OUTSIDE = (
    *("CAIRN_ENV", "DATABASE_URL", "REDIS_URL", "MEDIA_ROOT", "STATIC_ROOT", "EMAIL_URL"),
    *("PUBLIC_ORIGIN", "ALLOWED_HOSTS", "S3_BUCKET", "S3_ENDPOINT", "CAIRN_CLOCK_FILE"),
    *("LINK_CHECK", "CAIRN_DEBUG", "CAIRN_KEYS"),
)
NO_TEST_RUNS = {"--help", "-h", "--version", "--collect-only", "--co"}

_running = contextlib.ExitStack()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(args: list[str]) -> Iterator[None]:
    """Start the servers and point the settings to them, before Django reads any setting."""
    if DATA_FOLDER not in os.environ:
        _open_world(services=is_wanted() and not NO_TEST_RUNS & set(args))
    _move_into_own_corner(os.environ.get("PYTEST_XDIST_WORKER"))
    return (yield)


def pytest_unconfigure() -> None:
    """Stop the servers that this process started, and remove what the tests wrote."""
    _running.close()


def _open_world(*, services: bool) -> None:
    for name in OUTSIDE:
        os.environ.pop(name, None)
    folder = _running.enter_context(tempfile.TemporaryDirectory(prefix="cairn-test-"))
    os.environ[DATA_FOLDER] = folder
    if services:
        os.environ.update(_running.enter_context(all_services()))


def _move_into_own_corner(worker: str | None) -> None:
    # Processes of pytest-xdist share the servers; each has its own data folder, broker number.
    folder = Path(os.environ[DATA_FOLDER]) / (worker or "main")
    (folder / "static").mkdir(parents=True)
    os.environ["CAIRN_VAR"] = str(folder)
    os.environ["STATIC_ROOT"] = str(folder / "static")
    if worker and "REDIS_URL" in os.environ:
        os.environ["REDIS_URL"] = redis_url_of_worker(os.environ["REDIS_URL"], worker)


def pytest_addoption(parser: pytest.Parser) -> None:
    """--trials: how many seeded trials with random power cuts; `make chaos` runs a hundred.

    --examples: how many changed files of each kind are cleaned; `make fuzz` tries a thousand.
    """
    parser.addoption("--trials", type=int, default=12, help="trials of random power cuts")
    parser.addoption("--examples", type=int, default=0, help="changed files of each kind to clean")


def pytest_report_header() -> str:
    """Say at the top of the run what it is on."""
    if is_wanted():
        return "cairn: PostgreSQL, Valkey and S3"
    return "cairn: embedded default (SQLite, local files)"


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """Yield the address of a running Valkey: the shared one, or one started for this test."""
    if "REDIS_URL" in os.environ:
        yield os.environ["REDIS_URL"]
        return
    with ThrowawayValkey() as valkey:
        yield valkey.url


@pytest.fixture
def program_env(transactional_db: None, redis_url: str) -> dict[str, str]:
    """Return the environment for a program that works on this very test's database and files.

    The data folder (files, mails, secret) is in the environment already; the way out of the
    machine is closed.
    """
    return {
        **NO_WAY_OUT,
        "DATABASE_URL": database_url(connection.settings_dict),
        "REDIS_URL": redis_url,
    }


@pytest.fixture
def hands(tmp_path: Path, settings: Any) -> Hands:
    """Return the hands of this test's clock; a program follows them with their `environ()`."""
    made = Hands(tmp_path / "clock")
    settings.CLOCK_FILE = str(made.path)
    return made


@pytest.fixture
def worker(program_env: dict[str, str]) -> Iterator[Worker]:
    """Yield a running Celery worker on this test's database; `kill` and `start` are its own."""
    with Worker(program_env) as running:
        yield running
