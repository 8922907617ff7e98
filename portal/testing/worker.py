"""A real Celery worker and a real beat, as programs of their own."""

import os
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from portal.running.process import Child
from portal.running.programs import ROOT, beat_command, worker_command


class CeleryProgram:
    """One Celery program with `env` on top of this process's environment.

    A context manager. `kill` is the power cut (SIGKILL to the whole group), `stop` the polite
    end that lets a running task finish. Either can be followed by `start`.
    """

    ready_line = ""

    def __init__(self, env: Mapping[str, str] | None = None) -> None:
        self.env = {**os.environ, "PYTHONUNBUFFERED": "1", **(env or {})}
        self.folder = tempfile.TemporaryDirectory(prefix="cairn-celery-")
        self.log = Path(self.folder.name) / "celery.log"
        self.child: Child | None = None

    def command(self) -> list[str]:
        """Return the command that starts the program."""
        raise NotImplementedError

    def start(self) -> "CeleryProgram":
        """Start the program and return at once; `wait` waits for it."""
        self._read_from = self.log.stat().st_size if self.log.exists() else 0
        self.child = Child(
            type(self).__name__.lower(), self.command(), env=self.env, cwd=ROOT, log=self.log
        ).start()
        return self

    def wait(self, seconds: float = 30.0) -> None:
        """Return when the program says that it is ready."""
        if self.child is not None:
            self.child.wait_until(lambda: self.ready_line in self.output(), seconds)

    def output(self) -> str:
        """Return what the program has printed since its last start."""
        return self.log.read_bytes()[self._read_from :].decode(errors="replace")

    def stop(self, seconds: float = 15.0) -> int | None:
        """End the program politely and return its exit code."""
        return self.child.stop(seconds) if self.child else None

    def kill(self) -> int | None:
        """Cut the program's power."""
        return self.child.kill() if self.child else None

    def wait_for(self, text: str, seconds: float = 15.0) -> bool:
        """Tell whether the program printed `text` within so many seconds."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if text in self.output():
                return True
            time.sleep(0.05)
        return False

    def __enter__(self) -> "CeleryProgram":
        try:
            self.start()
            self.wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self.folder.cleanup()


class Worker(CeleryProgram):
    """A prefork worker with two processes."""

    ready_line = " ready."

    def command(self) -> list[str]:
        """Return the command that starts the worker."""
        return worker_command()


class Beat(CeleryProgram):
    """The scheduler."""

    ready_line = "beat: Starting..."

    def command(self) -> list[str]:
        """Return the command that starts the scheduler."""
        return beat_command(Path(self.folder.name) / "schedule")
