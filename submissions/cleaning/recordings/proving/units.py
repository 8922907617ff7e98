"""The units that H.264, HEVC and AV1 are made of: those that hold pictures, and no others."""

from collections.abc import Iterator

from submissions.cleaning.recordings.proving.source import Broken

_AVC = frozenset([*range(1, 6), *range(7, 12)])
_HEVC = frozenset([*range(10), *range(16, 22), *range(32, 38)])
_AV1 = frozenset([1, 2, 3, 4, 6, 7, 8])
_SETS = {"h264": frozenset([7, 8, 13]), "hevc": frozenset([32, 33, 34])}
_AVC_HEAD, _HEVC_HEAD, _AVC_TAIL = 6, 23, 4


def foreign(sample: bytes, codec: str, length_size: int) -> bool:
    """Whether a sample holds a unit that is no part of its picture; raises Broken."""
    if codec == "av1":
        return any(kind not in _AV1 for kind in _obus(sample))
    allowed = _AVC if codec == "h264" else _HEVC
    return any(kind not in allowed for kind in _nals(sample, codec, length_size))


def _kind(first: int, codec: str) -> int:
    return first & 0x1F if codec == "h264" else first >> 1 & 0x3F


def _nals(sample: bytes, codec: str, length_size: int) -> Iterator[int]:
    at = 0
    while at < len(sample):
        length = int.from_bytes(sample[at : at + length_size], "big")
        at += length_size
        if not length or at + length > len(sample):
            raise Broken("a unit of a wrong size")
        yield _kind(sample[at], codec)
        at += length


def _obus(sample: bytes) -> Iterator[int]:
    at = 0
    while at < len(sample):
        head = sample[at]
        at += 2 if head & 4 else 1
        if not head & 2:
            yield head >> 3 & 15
            return
        length, at = _leb128(sample, at)
        if at + length > len(sample):
            raise Broken("a unit of a wrong size")
        yield head >> 3 & 15
        at += length


def _leb128(sample: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(8):
        if at >= len(sample):
            break
        value |= (sample[at] & 0x7F) << 7 * place
        at += 1
        if not sample[at - 1] & 0x80:
            return value, at
    raise Broken("a number without an end")


def is_bare_avc(body: bytes) -> bool:
    """Whether the settings of H.264 are parameter sets alone."""
    kinds: set[int] = set()
    at = _AVC_HEAD - 1
    for mask in (0x1F, 0xFF):
        number, at = body[at] & mask, at + 1
        for _ in range(number):
            at = _set(body, at, "h264", kinds)
    return kinds <= _SETS["h264"] and len(body) - at in (0, _AVC_TAIL)


def is_bare_hevc(body: bytes) -> bool:
    """Whether the settings of HEVC are parameter sets alone."""
    kinds: set[int] = set()
    at = _HEVC_HEAD
    for _ in range(body[_HEVC_HEAD - 1]):
        number = int.from_bytes(body[at + 1 : at + 3], "big")
        at += 3
        for _ in range(number):
            at = _set(body, at, "hevc", kinds)
    return kinds <= _SETS["hevc"] and at == len(body)


def bare_hevc(body: bytes) -> bytes:
    """The settings of HEVC with their parameter sets alone; raises Broken."""
    kept, at = [], _HEVC_HEAD
    for _ in range(body[_HEVC_HEAD - 1]):
        start = at
        kinds: set[int] = set()
        number = int.from_bytes(body[at + 1 : at + 3], "big")
        at += 3
        for _ in range(number):
            at = _set(body, at, "hevc", kinds)
        if kinds <= _SETS["hevc"]:
            kept.append(body[start:at])
    return body[: _HEVC_HEAD - 1] + bytes([len(kept)]) + b"".join(kept)


def _set(body: bytes, at: int, codec: str, kinds: set[int]) -> int:
    length = int.from_bytes(body[at : at + 2], "big")
    if not length or at + 2 + length > len(body):
        raise Broken("a parameter set of a wrong size")
    kinds.add(_kind(body[at + 2], codec))
    return at + 2 + length
