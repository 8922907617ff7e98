"""What every server that the portal starts for itself has in common."""

from abc import ABC, abstractmethod
from pathlib import Path
from typing import Self

from portal.running.process import Child, ProcessError


class Service(ABC):
    """A server with a folder of its own; a context manager that starts, waits and stops.

    `start` returns at once, so that several servers can start side by side; `wait` raises
    ProcessError if the server does not come up.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._child: Child | None = None

    @property
    def child(self) -> Child:
        """Return the running program; ProcessError if `start` was not called."""
        if self._child is None:
            raise ProcessError(f"{type(self).__name__} was not started")
        return self._child

    @abstractmethod
    def environ(self) -> dict[str, str]:
        """Return the settings that make the portal use this server."""

    @abstractmethod
    def launch(self) -> Child:
        """Prepare the folder and return the started program."""

    @abstractmethod
    def wait(self, seconds: float = 20.0) -> None:
        """Return when the server can be used."""

    def start(self) -> Self:
        """Start the server and return at once."""
        self._child = self.launch()
        return self

    def stop(self) -> None:
        """End the server."""
        if self._child is not None:
            self._child.stop()

    def __enter__(self) -> Self:
        try:
            self.start()
            self.wait()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
