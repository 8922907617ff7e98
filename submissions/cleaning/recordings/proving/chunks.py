"""WAV: a format and samples, nothing before, between and after."""

from collections.abc import Iterator

from submissions.cleaning.recordings.proving.source import Broken, Found, Source

_PLAIN = frozenset([1, 3, 0xFFFE])
_GUID = bytes.fromhex("000000001000800000aa00389b71")  # of the formats that have a number
_ALLOWED = {b"fmt ": 40, b"fact": 4}


def prove(source: Source) -> Found:
    """What should not stand in the copy."""
    magic, size, kind = source.numbers("<4sI4s", 0)
    if (magic, size, kind) != (b"RIFF", source.size - 8, b"WAVE"):
        return Found(["a size that is not the file's"], 0)
    found, rate, seconds = [], 0, 0.0
    for name, at, length in _chunks(source):
        if name == b"data":
            seconds = length / rate if rate else 0.0
        elif length > _ALLOWED.get(name, -1):
            found.append(f"chunk {name.decode('latin-1')}")
        elif name == b"fmt ":
            rate = source.numbers("<I", at + 8)[0]
            found += [] if _is_plain(source.read(at, length)) else ["an odd format"]
    return Found(found, seconds)


def _chunks(source: Source) -> Iterator[tuple[bytes, int, int]]:
    at = 12
    while at < source.size:
        name, length = source.numbers("<4sI", at)
        if at + 8 + length > source.size:
            raise Broken("a chunk of a wrong size")
        yield name, at + 8, length
        at += 8 + length + length % 2
    if at > source.size and source.size % 2:
        raise Broken("a chunk of a wrong size")


def _is_plain(form: bytes) -> bool:
    tag = int.from_bytes(form[:2], "little")
    if tag != 0xFFFE:
        return tag in _PLAIN and not any(form[16:])
    return int.from_bytes(form[24:26], "little") in (1, 3) and form[26:] == _GUID
