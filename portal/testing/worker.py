"""A real Celery worker and a real beat, as programs of their own."""

import os
import tempfile
import time
from abc import abstractmethod
from collections.abc import Mapping
from pathlib import Path

from portal.running.process import Child
from portal.running.programs import ROOT, beat_command, worker_command
from portal.running.service import Service


class CeleryProgram(Service):
    """One Celery program with `env` on top of this process's environment.

    `kill` is the power cut (SIGKILL to the whole group), `finish` the polite end that lets a
    running task finish. Either can be followed by `start`.
    """

    ready_line = ""

    def __init__(self, env: Mapping[str, str] | None = None) -> None:
        self.temporary = tempfile.TemporaryDirectory(prefix="cairn-celery-")
        super().__init__(Path(self.temporary.name))
        self.env = {**os.environ, "PYTHONUNBUFFERED": "1", **(env or {})}
        self.log = self.folder / "celery.log"
        self._read_from = 0

    @abstractmethod
    def command(self) -> list[str]:
        """Return the command that starts the program."""

    def environ(self) -> dict[str, str]:
        """Return the environment in which the program runs."""
        return dict(self.env)

    def launch(self) -> Child:
        """Start the program; what it printed before is left out of `output`."""
        self._read_from = self.log.stat().st_size if self.log.exists() else 0
        return Child(
            type(self).__name__.lower(), self.command(), env=self.env, cwd=ROOT, log=self.log
        ).start()

    def wait(self, seconds: float = 120.0) -> None:
        """Return when the program says that it is ready: in a second, on a busy machine in a minute."""
        self.child.wait_until(lambda: self.ready_line in self.output(), seconds)

    def output(self) -> str:
        """Return what the program has printed since its last start."""
        return self.log.read_bytes()[self._read_from :].decode(errors="replace")

    def wait_for(self, text: str, seconds: float = 15.0) -> bool:
        """Tell whether the program printed `text` within so many seconds."""
        deadline = time.monotonic() + seconds
        while text not in self.output():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.05)
        return True

    def finish(self, seconds: float = 15.0) -> int | None:
        """End the program politely and return its exit code."""
        return self.child.stop(seconds)

    def kill(self) -> int | None:
        """Cut the program's power."""
        return self.child.kill()

    def stop(self) -> None:
        """Kill the program and remove its folder."""
        if self._child is not None:
            self._child.kill()
        self.temporary.cleanup()


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
        return beat_command(self.folder / "schedule")
