"""One child program: started in a session of its own, watched, and never left behind.

Knows nothing of Django. Linux ends the child by itself when its parent is killed outright.
"""

import contextlib
import os
import pwd
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from portal.running.parent import end_with_parent

POLL_SECONDS = 0.02


class ProcessError(RuntimeError):
    """A child program could not be started, or ended when it should have been running."""


class Child:
    """A program started with `command`; its output goes to `log` (a file) or to a pipe.

    `user` starts it under another account (the parent must be root). `stop_signal` is what
    asks it to end; its whole process group is killed when it has not ended in time.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str | os.PathLike[str]],
        *,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        log: Path | None = None,
        user: str | None = None,
        stop_signal: signal.Signals = signal.SIGTERM,
    ) -> None:
        self.name = name
        self.command = [os.fspath(part) for part in command]
        self.env = dict(env) if env is not None else None
        self.cwd = cwd
        self.log = log
        self.user = user
        self.stop_signal = stop_signal
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def alive(self) -> bool:
        """Tell whether the program is running."""
        return self.process is not None and self.process.poll() is None

    @property
    def pid(self) -> int:
        """Return the process id; ProcessError if it was never started."""
        if self.process is None:
            raise ProcessError(f"{self.name} was not started")
        return self.process.pid

    @property
    def exit_code(self) -> int | None:
        """Return how the program ended (minus the signal's number), None while it runs."""
        return None if self.process is None else self.process.poll()

    def start(self) -> "Child":
        """Start the program and return at once. Call it from the main thread.

        The kernel ties "end with my parent" to the thread that started the child.
        """
        with contextlib.ExitStack() as files:
            output = files.enter_context(self.log.open("ab")) if self.log else subprocess.PIPE
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=self.env,
                cwd=self.cwd,
                user=self.user,
                group=_group_of(self.user),
                extra_groups=[] if self.user else None,
                start_new_session=True,
                preexec_fn=end_with_parent,
            )
        return self

    def wait_until(self, ready: Callable[[], bool], seconds: float = 20.0) -> None:
        """Return when `ready()` is true; ProcessError if the program ends or time runs out."""
        deadline = time.monotonic() + seconds
        while not ready():
            if not self.alive:
                raise ProcessError(f"{self.name} ended while starting.\n{self.tail()}")
            if time.monotonic() > deadline:
                raise ProcessError(f"{self.name} was not ready in {seconds:g} s.\n{self.tail()}")
            time.sleep(POLL_SECONDS)

    def ask_to_stop(self) -> None:
        """Send the stop signal to the program itself, not to its children."""
        if self.alive:
            os.kill(self.pid, self.stop_signal)

    def wait(self, seconds: float) -> None:
        """Return when the program has ended, after so many seconds at the latest."""
        if self.process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=seconds)

    def stop(self, seconds: float = 10.0) -> int | None:
        """Ask the program to end, kill what is left of its group, return its exit code."""
        self.ask_to_stop()
        self.wait(seconds)
        return self.kill()

    def kill(self) -> int | None:
        """Kill the program and its children at once (SIGKILL); return its exit code."""
        if self.process is None:
            return None
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        return self.process.wait()

    def lines(self) -> Iterator[str]:
        """Yield what the program prints, line by line, until it ends (no `log` was given)."""
        if self.process is not None and self.process.stdout is not None:
            with self.process.stdout as output:
                for line in output:
                    yield line.decode(errors="replace").rstrip("\n")

    def tail(self, lines: int = 20) -> str:
        """Return the last lines of the log file, or nothing when there is none."""
        if self.log is None or not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])


def _group_of(user: str | None) -> int | None:
    return None if user is None else pwd.getpwnam(user).pw_gid
