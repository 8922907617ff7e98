"""Checks a cleaned office document from the outside, byte by byte and with another XML parser."""

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from posixpath import dirname, join, normpath
from xml.parsers import expat

from submissions.cleaning import prove_xml
from submissions.cleaning.needles import Needles

_NAME = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|(word|ppt|xl)/(_rels/)?[A-Za-z]+\d*\.xml(\.rels)?"
    r"|(word|ppt|xl)/media/image\d+\.(png|jpeg)|mimetype|content\.xml|styles\.xml"
    r"|(Object \d+/)(content|styles)\.xml|META-INF/manifest\.xml|Pictures/image\d+\.(png|jpeg)"
)
_LOCAL_HEAD = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL_HEAD = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")


def parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every entry in its order. Raises ValueError for a byte more, or less, than is needed."""
    at, names = 0, []
    while data[at : at + 4] == b"PK\x03\x04":
        head = _LOCAL_HEAD.unpack_from(data, at)
        _, _, flags, method, hour, day, crc, packed, size, length, extra = head
        at += _LOCAL_HEAD.size
        name = data[at : at + length].decode("ascii")
        body = data[at + length : at + length + packed]
        whole = zlib.decompress(body, -15) if method == 8 else body
        if flags or hour or day != 33 or extra or len(whole) != size or zlib.crc32(whole) != crc:
            raise ValueError("an entry says more than it needs to")
        at += length + packed
        names.append(name)
        yield name, whole
    for name in names:
        at = _listed(data, at, name)
    end = _END.unpack_from(data, at)
    if end[0] != b"PK\x05\x06" or end[3] != len(names) or end[7] or at + _END.size != len(data):
        raise ValueError("data after the end")


def _listed(data: bytes, at: int, name: str) -> int:
    head = _CENTRAL_HEAD.unpack_from(data, at)
    plain = not any((*head[11:15], head[3], head[5])) and head[6] == 33
    if head[0] != b"PK\x01\x02" or not plain or head[15] not in (0, 0o600 << 16):
        raise ValueError("an entry is listed oddly")
    at += _CENTRAL_HEAD.size
    if data[at : at + head[10]] != name.encode():
        raise ValueError("an entry is listed under another name")
    return at + head[10]


def findings(data: bytes, needles: Needles) -> Iterable[str]:
    """What should not stand in the document."""
    seen, led = set[str](), set[str]()
    try:
        for name, body in parts(data):
            if not _NAME.fullmatch(name) or name in seen or needles.in_text(name):
                yield "an entry of an unknown name"
            seen.add(name)
            if name.endswith(".rels"):
                led |= _led_to(name, body)
            if name.endswith((".xml", ".rels")):
                yield from prove_xml.findings(name, body, needles)
    except (ValueError, struct.error, zlib.error, expat.ExpatError):
        yield "a broken package"
    if led - seen:
        yield "a relationship that leads nowhere"


def _led_to(name: str, body: bytes) -> set[str]:
    """The parts that a part of relationships names."""
    beside = dirname(dirname(name))
    targets = re.findall(r'Target="([^"]*)"(?! TargetMode)', body.decode())
    return {normpath(join(beside, target)) for target in targets}


def pictures(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The pictures in the document, with "png" or "jpeg"."""
    for name, body in parts(data):
        if name.endswith((".png", ".jpeg")):
            yield name.rpartition(".")[2], body
