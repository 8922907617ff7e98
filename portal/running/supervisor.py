"""Run several programs together: one stream of output, one end for all."""

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import FrameType

from portal.running.process import Child

ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
COLOURS = ("36", "33", "35", "32")
LOOK_SECONDS = 0.2


class Stopped(Exception):
    """Somebody pressed Ctrl-C or sent a signal."""


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Turn the first Ctrl-C, SIGTERM or SIGHUP into `Stopped`; later ones change nothing.

    The children live in sessions of their own, so a Ctrl-C reaches this process alone.
    """
    before = {number: signal.getsignal(number) for number in ENDING_SIGNALS}

    def stop(_number: int, _frame: FrameType | None) -> None:
        for number in ENDING_SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        raise Stopped

    for number in ENDING_SIGNALS:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def write_now(text: str) -> None:
    """Print `text` and push it out at once, into a file or a pipe too."""
    sys.stdout.write(text)
    sys.stdout.flush()


class Supervisor:
    """Starts children, prints their lines under their names, and ends them together."""

    def __init__(self, write: Callable[[str], object] = write_now) -> None:
        self.children: list[Child] = []
        self._write = write
        self._width = 0
        self._readers: list[threading.Thread] = []
        self._colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ

    def add(self, child: Child) -> Child:
        """Start `child` and print what it says."""
        self._width = max(self._width, len(child.name))
        colour = COLOURS[len(self.children) % len(COLOURS)]
        child.start()
        self.children.append(child)
        reader = threading.Thread(target=self._print_lines, args=(child, colour), daemon=True)
        reader.start()
        self._readers.append(reader)
        return child

    def run_to_end(self, child: Child) -> int | None:
        """Run a child that ends by itself, print what it says, return its exit code."""
        self.add(child)
        while child.alive:
            time.sleep(LOOK_SECONDS / 4)
        self._readers.pop().join(timeout=5)
        self.children.remove(child)
        return child.exit_code

    def first_dead(self) -> Child | None:
        """Return a child that has ended, if one has."""
        return next((child for child in self.children if not child.alive), None)

    def watch(self) -> Child:
        """Return the first child that ends; normally `Stopped` comes before."""
        while (dead := self.first_dead()) is None:
            time.sleep(LOOK_SECONDS)
        return dead

    def stop(self, seconds: float = 10.0) -> None:
        """Ask all children to end, wait, and kill what is left."""
        for child in reversed(self.children):
            child.ask_to_stop()
        deadline = time.monotonic() + seconds
        for child in reversed(self.children):
            child.wait(max(0.0, deadline - time.monotonic()))
        for child in self.children:
            child.kill()
        for reader in self._readers:
            reader.join(timeout=1)

    def _print_lines(self, child: Child, colour: str) -> None:
        name = f"{child.name:<{self._width}}"
        prefix = f"\x1b[{colour}m{name} |\x1b[0m " if self._colour else f"{name} | "
        for line in child.lines():
            self._write(f"{prefix}{line}\n")
