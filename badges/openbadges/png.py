"""Baking: a document inside a PNG, and out of it again.

Open Badges 2.0, Baking: one iTXt chunk with the keyword ``openbadges``, not compressed,
with empty language and translated keyword; it must not appear twice. Chunks and their
checksums: PNG (W3C), section 5.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEYWORD = "openbadges"
TEXT_KINDS = (b"iTXt", b"tEXt", b"zTXt")
LONGEST = 2**31 - 1


class BakeError(ValueError):
    """A picture that cannot be baked or read. `code` names the reason for programs."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class Chunk(NamedTuple):
    """One chunk: its kind, its content, and all of it as it stands in the file."""

    kind: bytes
    content: bytes
    raw: bytes


def bake(png: bytes, text: str, *, keyword: str = KEYWORD) -> bytes:
    """The picture with this text in it, and no other text under the same keyword.

    Every other byte stays as it was. Raises BakeError for what is not a whole PNG and
    for a text that no PNG can hold.
    """
    chunk = _text_chunk(keyword, text)
    head, *rest = chunks(png)
    kept = b"".join(c.raw for c in rest if not _speaks(c, keyword))
    return SIGNATURE + head.raw + chunk + kept


def unbake(png: bytes, *, keyword: str = KEYWORD) -> str:
    """The text baked into a picture. Raises BakeError unless there is exactly one."""
    found = [c for c in chunks(png) if _speaks(c, keyword)]
    if not found:
        raise BakeError("none", "This PNG has no badge in it.")
    if len(found) > 1:
        raise BakeError("many", "This PNG has more than one badge in it.")
    if found[0].kind != b"iTXt":
        raise BakeError("legacy", "The badge in this PNG is in an old form that is not read.")
    return _text_of(found[0], keyword)


def chunks(png: bytes) -> list[Chunk]:
    """All chunks of a PNG, checked. Raises BakeError when it is not a whole PNG."""
    if not png.startswith(SIGNATURE):
        raise BakeError("not_png", "This file is not a PNG.")
    found = list(_walk(png))
    kinds = [chunk.kind for chunk in found]
    if kinds[0] != b"IHDR" or kinds.count(b"IHDR") > 1 or len(found[0].content) != 13:
        raise BakeError("no_header", "This PNG does not begin with its one header.")
    if kinds[-1] != b"IEND":
        raise BakeError("truncated", "This PNG is cut off: its end is missing.")
    if b"IDAT" not in kinds:
        raise BakeError("no_picture", "This PNG has no picture in it.")
    return found


def _walk(png: bytes) -> Iterator[Chunk]:
    at, kind = len(SIGNATURE), b""
    while at < len(png) or not kind:
        if kind == b"IEND":
            raise BakeError("trailing", "This PNG has bytes after its end.")
        chunk = _read(png, at)
        yield chunk
        at, kind = at + len(chunk.raw), chunk.kind


def _read(png: bytes, at: int) -> Chunk:
    size = int.from_bytes(png[at : at + 4], "big")
    raw = png[at : at + 12 + size]
    if size > LONGEST or len(raw) < 12 + size:
        raise BakeError("truncated", "This PNG is cut off in the middle of a chunk.")
    kind, content, sum_ = raw[4:8], raw[8:-4], raw[-4:]
    if not (kind.isascii() and kind.isalpha()):
        raise BakeError("kind", "This PNG has a chunk without a proper name.")
    if struct.pack(">I", zlib.crc32(kind + content)) != sum_:
        raise BakeError("crc", f"This PNG is damaged: the checksum of {kind.decode()} is wrong.")
    return Chunk(kind, content, raw)


def _speaks(chunk: Chunk, keyword: str) -> bool:
    """Whether a chunk holds text under this keyword, in any of the three forms."""
    return chunk.kind in TEXT_KINDS and chunk.content.split(b"\0", 1)[0] == keyword.encode()


def _text_chunk(keyword: str, text: str) -> bytes:
    if "\0" in text:
        raise BakeError("nul", "A text with a NUL character cannot be put into a PNG.")
    try:
        written = text.encode()
    except UnicodeEncodeError as error:
        raise BakeError("utf8", "This text cannot be written in UTF-8.") from error
    # keyword, NUL, compression flag and method, then two empty fields each ended by NUL
    content = keyword.encode("ascii") + b"\0\0\0\0\0" + written
    named = b"iTXt" + content
    return struct.pack(">I", len(content)) + named + struct.pack(">I", zlib.crc32(named))


def _text_of(chunk: Chunk, keyword: str) -> str:
    body = chunk.content[len(keyword) + 1 :]
    if body[:1] == b"\1":
        raise BakeError("compressed", "The badge in this PNG is compressed, which is not allowed.")
    fields = body[2:].split(b"\0", 2)
    if body[:2] != b"\0\0" or len(fields) != 3 or b"\0" in fields[2]:
        raise BakeError("layout", "The badge in this PNG is not laid out as a text.")
    try:
        return fields[2].decode()
    except UnicodeDecodeError as error:
        raise BakeError("utf8", "The badge in this PNG is not written in UTF-8.") from error
