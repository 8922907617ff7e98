"""Small PNGs made by hand, so that every byte of them is known."""

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, content: bytes = b"") -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checksum


def header(width: int = 2, height: int = 2) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))


def pixels(width: int = 2, height: int = 2, shade: int = 120) -> bytes:
    row = b"\0" + bytes([shade]) * 3 * width
    return chunk(b"IDAT", zlib.compress(row * height))


def png(*extra: bytes, width: int = 2, height: int = 2, shade: int = 120) -> bytes:
    """A whole PNG; `extra` chunks stand between the header and the pixels."""
    body = header(width, height) + b"".join(extra) + pixels(width, height, shade)
    return SIGNATURE + body + chunk(b"IEND")


def spoken(text: bytes, keyword: bytes = b"openbadges", flag: bytes = b"\0") -> bytes:
    """An iTXt chunk with this text."""
    return chunk(b"iTXt", keyword + b"\0" + flag + b"\0\0\0" + text)
