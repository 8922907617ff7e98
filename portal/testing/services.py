"""All test servers together, and the environment that leads to them."""

import contextlib
import os
from collections.abc import Iterator, Mapping
from typing import Any

from portal.running.service import Service
from portal.testing.postgres import Postgres
from portal.testing.s3 import S3
from portal.testing.valkey import ThrowawayValkey

# A program that wants out meets a closed door; loopback stays open.
NO_WAY_OUT = {
    **dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9"),
    **dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), "http://127.0.0.1:9"),
    **dict.fromkeys(("no_proxy", "NO_PROXY"), "127.0.0.1,localhost,::1"),
}


@contextlib.contextmanager
def all_services() -> Iterator[dict[str, str]]:
    """Run PostgreSQL, Valkey and S3; yield the settings that make the portal use them.

    They start side by side: together they take as long as the slowest of them.
    """
    services: list[Service] = [S3(), Postgres(), ThrowawayValkey()]
    with contextlib.ExitStack() as stack:
        for service in services:
            stack.callback(service.stop)
        for service in services:
            service.start()
        for service in services:
            service.wait()
        yield {name: value for service in services for name, value in service.environ().items()}


def database_url(settings: Mapping[str, Any]) -> str:
    """Return the address of the database that a Django `settings_dict` describes.

    With it a program of its own (a worker) works on the very database of the running test.
    """
    name = str(settings["NAME"])
    if settings["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{name}"
    return f"postgres://{settings['USER']}@/{settings['HOST']}/{name}"


def redis_url_of_worker(url: str, worker: str | None) -> str:
    """Return `url` with a database of its own for the pytest process `worker` (gw0, gw1, ...)."""
    base, _, _ = url.rpartition("/")
    number = int(worker.removeprefix("gw")) + 1 if worker else 0
    return f"{base}/{number}"


def is_wanted(environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether this test run is to be on the services instead of the embedded default."""
    return environ.get("CAIRN_TEST_SERVICES") == "1"
