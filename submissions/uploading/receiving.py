"""The bytes of one request, from the socket into the store, a small piece at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from submissions.models import Upload
from submissions.uploading import limits, stores
from submissions.uploading.protocol import Checksum
from submissions.uploading.stores import Writer

PIECE = 64 * 1024
# So much at most is sent again after a crash of the portal itself.
CONFIRM_EVERY = 8 * 1024 * 1024
HEAD = 4096


class Moved(Exception):
    """The upload does not stand where the client believes; nothing was taken."""


class Mismatch(Exception):
    """The bytes do not come to their checksum; none of them was taken."""


@dataclass(slots=True)
class Body:
    """What one request brings: where it belongs, how long it says it is, what it must come to."""

    stream: Any
    offset: int
    length: int
    check: Checksum | None = None
    came: int = 0

    def pieces(self) -> Iterator[bytes]:
        """What arrives, until it is all or the line is cut."""
        while self.came < self.length:
            try:
                piece = self.stream.read(min(PIECE, self.length - self.came))
            except OSError:
                return
            if not piece:
                return
            self.came += len(piece)
            if self.check:
                self.check.running.update(piece)
            yield piece

    def is_proven(self) -> bool:
        """Whole and right, where a checksum came along; without one, whatever came."""
        return not self.check or (self.came == self.length and self.check.is_right())


def receive(upload: Upload, body: Body, look: Callable[[bytes], None]) -> None:
    """Take the bytes of one request; `upload` carries the new offset.

    `look` is called once with the first bytes of the file and may raise to refuse it. Raises
    Moved (a wrong offset, also by another tab at the same moment), Mismatch, stores.Busy,
    stores.Lost, Upload.DoesNotExist. Without a checksum, what came before the line was cut stays.
    """
    with stores.current().writing(upload) as writer:
        upload.refresh_from_db()
        if upload.state != Upload.State.ARRIVING or upload.offset != body.offset:
            raise Moved
        writer.start(upload)
        try:
            _take(upload, body, writer, look)
        except BaseException:
            writer.give_up()
            raise


def _take(upload: Upload, body: Body, writer: Writer, look: Callable[[bytes], None]) -> None:
    """Bytes that a checksum came along with are believed, and looked at, only when it is right."""
    start, head = upload.offset, _Head(look, wanted=not upload.offset)
    for piece in body.pieces():
        head.take(piece)
        if not body.check:
            head.show()
        writer.write(piece)
        if not body.check and start + body.came - upload.offset >= CONFIRM_EVERY:
            _confirm(upload, writer, start + body.came)
    if not body.is_proven():
        raise Mismatch
    head.show()
    if start + body.came > upload.offset:
        _confirm(upload, writer, start + body.came)


class _Head:
    """The first bytes of the file, shown once, as soon as there are enough."""

    def __init__(self, look: Callable[[bytes], None], *, wanted: bool) -> None:
        self.look, self.wanted, self.bytes = look, wanted, b""

    def take(self, piece: bytes) -> None:
        if self.wanted and len(self.bytes) < HEAD:
            self.bytes += piece[:HEAD]

    def show(self) -> None:
        if self.wanted and len(self.bytes) >= HEAD:
            self.wanted = False
            self.look(self.bytes[:HEAD])


def _confirm(upload: Upload, writer: Writer, end: int) -> None:
    """Durable first, then the offset by compare-and-set: it never runs ahead of the disk."""
    columns = writer.settle(is_last=end == upload.size)
    columns |= {"offset": end, "expires_at": limits.expiry()}
    rows = Upload.objects.unfinished().filter(pk=upload.pk, offset=upload.offset)
    if not rows.update(**columns):
        raise Moved
    writer.settled()
    for name, value in columns.items():
        setattr(upload, name, value)
