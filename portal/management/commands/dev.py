"""manage.py dev: the whole portal on this machine, until Ctrl-C."""

import contextlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.running import addresses
from portal.running.lock import AlreadyRunningError, only_one
from portal.running.ports import is_listening
from portal.running.process import Child, ProcessError
from portal.running.programs import (
    ROOT,
    beat_command,
    manage_command,
    web_command,
    worker_command,
)
from portal.running.supervisor import Stopped, Supervisor, stoppable
from portal.running.valkey import Valkey

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared with what the user asked for
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Command(BaseCommand):
    """Web, Celery worker and beat as children with one output; they start and end together."""

    help = "Run the whole portal here: web, worker and beat, on the embedded default."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address to listen at."""
        parser.add_argument("--host", default=os.environ.get("CAIRN_HOST", "127.0.0.1"))
        parser.add_argument("--port", type=int, default=int(os.environ.get("CAIRN_PORT", "8000")))
        parser.add_argument("--reload", action="store_true", help="restart web on changed code")

    def handle(self, *, host: str, port: int, reload: bool, **options: Any) -> None:
        """Run until a signal comes; CommandError when a program cannot start or dies."""
        if settings.PRODUCTION:
            raise CommandError("dev is for development; docs/how-to/deploy.md is for production.")
        refuse_taken(host, port)
        try:
            with only_one(settings.VAR_DIR / "dev.lock"), stoppable():
                self._run(host, port, reload=reload)
        except Stopped:
            self.stdout.write("Stopped.")
        except (AlreadyRunningError, ProcessError) as error:
            raise CommandError(str(error)) from None

    def _run(self, host: str, port: int, *, reload: bool) -> None:
        with broker() as broker_env, team() as everyone:
            env = {**os.environ, **broker_env, **address_env(host, port), "PYTHONUNBUFFERED": "1"}
            welcome = settings.VAR_DIR / "welcome.txt"
            self._prepare(everyone, env, welcome)

            def run(name: str, command: list[str]) -> Child:
                return everyone.add(Child(name, command, env=env, cwd=ROOT))

            web = run("web", web_command(host, port, reload=reload))
            run("worker", worker_command())
            run("beat", beat_command(settings.VAR_DIR / "beat-schedule"))
            web.wait_until(lambda: is_listening(port, reachable(host)), seconds=60)
            self.stdout.write(words_of_welcome(env["PUBLIC_ORIGIN"], welcome))
            self.stdout.flush()
            dead = everyone.watch()
            raise ProcessError(
                f"{dead.name} ended by itself (exit code {dead.exit_code}); all was stopped."
            )

    def _prepare(self, everyone: Supervisor, env: dict[str, str], welcome: Path) -> None:
        command = manage_command("prepare", "--welcome", str(welcome))
        code = everyone.run_to_end(Child("setup", command, env=env, cwd=ROOT))
        if code:
            raise ProcessError("the set-up failed; see the lines above.")


@contextlib.contextmanager
def team() -> Iterator[Supervisor]:
    """Yield a supervisor whose children are ended on the way out, whatever happened."""
    supervisor = Supervisor()
    try:
        yield supervisor
    finally:
        supervisor.stop()


@contextlib.contextmanager
def broker() -> Iterator[dict[str, str]]:
    """Yield the settings of the broker: REDIS_URL if it is set, else the embedded Valkey."""
    if os.environ.get("REDIS_URL"):
        yield {}
        return
    with Valkey(settings.VAR_DIR / "valkey", durable=True) as valkey:
        yield valkey.environ()


def reachable(host: str) -> str:
    """Return the address at which this machine itself reaches what listens at `host`."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - as above


def address_env(host: str, port: int) -> dict[str, str]:
    """Return the settings that follow from the address; what the user has set stands."""
    shown = reachable(host)
    origin = f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
    env = {"PUBLIC_ORIGIN": os.environ.get("PUBLIC_ORIGIN", origin), "CAIRN_HOST": host}
    if host not in LOOPBACK:
        here = addresses.hosts() if host in EVERYWHERE else [f"[{host}]" if ":" in host else host]
        names = ",".join(dict.fromkeys([*here, "127.0.0.1", "localhost", "[::1]"]))
        env["ALLOWED_HOSTS"] = os.environ.get("ALLOWED_HOSTS", names)
    return env


def refuse_taken(host: str, port: int) -> None:
    """Raise CommandError when nothing can listen at host and port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"cannot listen at {host}, port {port} ({error.strerror}); "
                "another one: make dev PORT=8080"
            ) from None


def words_of_welcome(origin: str, welcome: Path) -> str:
    """Return what is printed when the portal is up."""
    told = welcome.read_text().rstrip() if welcome.exists() else ""
    return f"\nCairn runs at {origin}/\n{told}\nCtrl-C stops it.\n"
