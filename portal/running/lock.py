"""One running portal per data folder."""

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path


class AlreadyRunningError(RuntimeError):
    """Another process holds the lock."""


@contextlib.contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Hold the lock file `path`; AlreadyRunningError if another process does.

    The kernel lets go of it when the holder ends, however it ends.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise AlreadyRunningError(
                f"a portal already runs on the data in {path.parent}"
            ) from None
        yield
