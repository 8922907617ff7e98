"""The servers of a run: PostgreSQL that keeps its promises, Valkey, and two of gunicorn."""

import contextlib
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Self

from portal.benching.client import HOST, Request, Unexpected, get
from portal.running.ports import free_port, is_listening
from portal.running.process import Child, ProcessError
from portal.running.programs import ROOT, manage_command
from portal.running.service import Service
from portal.settings import wrapping
from portal.testing.postgres import Postgres
from portal.testing.valkey import ThrowawayValkey

WORKERS, THREADS = 2, 4
FLOOR_SETTINGS = "portal.benching.settings"
OURS = ("CAIRN_", "DATABASE_", "REDIS_", "S3_", "SECURE_", "EMAIL_", "MEDIA_", "DJANGO_")


class Web(Service):
    """gunicorn as in production: threads, here with two workers."""

    def __init__(self, folder: Path, env: Mapping[str, str], name: str) -> None:
        super().__init__(folder)
        self.env, self.name, self.port = env, name, free_port()

    def environ(self) -> dict[str, str]:
        """Return the settings it runs on."""
        return dict(self.env)

    def launch(self) -> Child:
        """Start it."""
        command = [
            *(sys.executable, "-m", "gunicorn", "portal.wsgi:application"),
            *("--bind", f"127.0.0.1:{self.port}", "--worker-class", "gthread"),
            *("--workers", str(WORKERS), "--threads", str(THREADS), "--keep-alive", "30"),
            *("--no-control-socket", "--log-level", "warning"),
        ]
        log = self.folder / f"{self.name}.log"
        return Child(self.name, command, env=self.env, cwd=ROOT, log=log).start()

    def wait(self, seconds: float = 30.0) -> None:
        """Return when it answers; a worker that cannot start ends the whole server."""
        self.child.wait_until(self._answers, seconds)

    def _answers(self) -> bool:
        if not is_listening(self.port):
            return False
        try:
            get(Request(self.port, "/nowhere/"))
        except Unexpected:
            return True
        except OSError:
            return False
        return True


class Bench:
    """The folder, the environment and the database of one run; a context manager."""

    def __init__(self) -> None:
        self.stack = contextlib.ExitStack()
        self.env: dict[str, str] = {}
        self.folder = Path()

    def __enter__(self) -> Self:
        self.folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        with contextlib.ExitStack() as unless_whole:
            unless_whole.push(self.stack.__exit__)
            services = [Postgres(durable=True), ThrowawayValkey()]
            started = [self.stack.enter_context(service) for service in services]
            self.env = _production(self.folder, started)
            unless_whole.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self.stack.close()

    def manage(self, *arguments: str) -> None:
        """Run a management command in the portal's production settings. Raises ProcessError."""
        done = subprocess.run(
            manage_command(*arguments), env=self.env, cwd=ROOT, capture_output=True, text=True
        )
        if done.returncode:
            raise ProcessError(f"manage.py {arguments[0]} failed:\n{done.stderr[-4000:]}")

    @contextlib.contextmanager
    def web(self) -> Iterator[tuple[int, int]]:
        """Run the portal and the floors; yields their two ports."""
        floors = self.env | {"DJANGO_SETTINGS_MODULE": FLOOR_SETTINGS}
        with Web(self.folder, self.env, "portal") as ours, Web(self.folder, floors, "floors") as f:
            yield ours.port, f.port


def _production(folder: Path, services: list[Service]) -> dict[str, str]:
    """A production environment that reaches nothing outside of this run."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    settings = {
        "CAIRN_ENV": "production",
        "CAIRN_VAR": str(folder),
        "SECRET_KEY": secrets.token_urlsafe(50),
        "CAIRN_KEYS": wrapping.new(),
        "PUBLIC_ORIGIN": f"https://{HOST}",
        "ALLOWED_HOSTS": HOST,
        "MEDIA_ROOT": str(folder / "files"),
        "STATIC_ROOT": str(folder / "static"),
        "EMAIL_URL": "dummymail://",
        "MAIL_DOMAIN": "bench.invalid",
        "LOG_LEVEL": "ERROR",
    }
    leading = {name: value for service in services for name, value in service.environ().items()}
    return outside | settings | leading
