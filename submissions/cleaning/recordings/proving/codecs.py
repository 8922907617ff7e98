"""The settings of codecs in WebM and Ogg: Opus and Vorbis carry names and comments there."""

from submissions.cleaning.recordings.proving.source import Broken

_VORBIS, _OPUS_TAGS = b"\x03vorbis", b"OpusTags"
_VENDORS = frozenset([b"ffmpeg", b"Lavf"])
_SHORT = 64


def is_bare(body: bytes) -> bool:
    """Whether the settings of a track in WebM hold no comment."""
    if body.startswith(b"\x02\x1e"):
        try:
            return is_empty_note(laced(body)[1])
        except Broken:
            return False
    return len(body) <= _SHORT


def laced(body: bytes) -> list[bytes]:
    """The three heads of Vorbis as WebM ties them together; raises Broken."""
    at, sizes = 1, []
    for _ in range(body[0]):
        size = 0
        while at < len(body) and body[at] == 255:
            size, at = size + 255, at + 1
        if at >= len(body):
            raise Broken("a head of a wrong size")
        sizes.append(size + body[at])
        at += 1
    first, second = sizes
    heads = [body[at : at + first], body[at + first : at + first + second]]
    return [*heads, body[at + first + second :]]


def note_in(body: bytes) -> tuple[int, int] | None:
    """Where the comment begins and ends in the settings of a Vorbis track."""
    if not body.startswith(b"\x02\x1e"):
        return None
    note = laced(body)[1]
    at = body.index(note)
    return at, at + len(note)


def empty_note(length: int) -> bytes:
    """A Vorbis comment of this length that says nothing: a vendor of spaces, no comments."""
    spare = length - len(_VORBIS) - 9
    if spare < 0:
        raise Broken("a comment that is too short")
    return _VORBIS + spare.to_bytes(4, "little") + b" " * spare + b"\0\0\0\0\1"


def is_empty_note(note: bytes) -> bool:
    """Whether a comment of Vorbis or Opus names nobody but ffmpeg."""
    end = b"\1" if note.startswith(_VORBIS) else b""
    magic = _VORBIS if end else _OPUS_TAGS
    if not note.startswith(magic):
        return False
    at = len(magic) + 4
    size = int.from_bytes(note[len(magic) : at], "little")
    vendor = note[at : at + size]
    return vendor.strip() in _VENDORS | {b""} and note[at + size :] == b"\0\0\0\0" + end
