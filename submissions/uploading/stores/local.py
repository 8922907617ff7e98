"""Arriving bytes in the folder of files: appended, flushed to the disk, one writer at a time."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage

from submissions.uploading.stores.base import Busy, Lost

PRIVATE = 0o600


class LocalWriter:
    """Appends to the open file `descriptor`, which this process alone has locked."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.confirmed = 0

    def start(self, upload: Any) -> None:
        """Cut off what was never confirmed. Raises Lost."""
        if os.fstat(self.descriptor).st_size < upload.offset:
            raise Lost
        self.confirmed = upload.offset
        self.give_up()

    def write(self, piece: bytes) -> None:
        """Append all of it, also where the system takes only a part at once."""
        view = memoryview(piece)
        while view:
            view = view[os.write(self.descriptor, view) :]

    def settle(self, *, is_last: bool) -> dict[str, Any]:
        """Onto the disk itself, not only into the system's memory."""
        os.fsync(self.descriptor)
        return {}

    def settled(self) -> None:
        """What lies there now is confirmed."""
        self.confirmed = os.lseek(self.descriptor, 0, os.SEEK_CUR)

    def give_up(self) -> None:
        """Back to the confirmed end."""
        os.ftruncate(self.descriptor, self.confirmed)
        os.lseek(self.descriptor, self.confirmed, os.SEEK_SET)


class LocalStore:
    """A folder. The lock is the system's: a process that dies gives it back."""

    def __init__(self, storage: FileSystemStorage) -> None:
        self.storage = storage

    def _path(self, upload: Any) -> Path:
        return Path(self.storage.path(upload.key))

    def begin(self, upload: Any) -> dict[str, Any]:
        """An empty private file, named on the disk too."""
        path = self._path(upload)
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, PRIVATE))
        with closing_descriptor(os.open(path.parent, os.O_RDONLY)) as folder:
            os.fsync(folder)
        return {}

    @contextmanager
    def writing(self, upload: Any) -> Iterator[LocalWriter]:
        """Lock and open it. Raises Busy or Lost."""
        try:
            opened = os.open(self._path(upload), os.O_RDWR)
        except FileNotFoundError as error:
            raise Lost from error
        with closing_descriptor(opened) as descriptor:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Busy from error
            yield LocalWriter(descriptor)

    def complete(self, upload: Any) -> None:
        """It lies where it must, or is lost."""
        path = self._path(upload)
        if not path.exists() or path.stat().st_size < upload.size:
            raise Lost
        os.truncate(path, upload.size)

    def opened(self, upload: Any) -> closing[File]:
        """The file itself."""
        return closing(self.storage.open(upload.key, "rb"))

    def forget(self, upload: Any) -> None:
        """Unlink it."""
        self._path(upload).unlink(missing_ok=True)


@contextmanager
def closing_descriptor(descriptor: int) -> Iterator[int]:
    """Close a descriptor of the system behind the block."""
    try:
        yield descriptor
    finally:
        os.close(descriptor)
