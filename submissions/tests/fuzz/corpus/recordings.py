"""Recordings with broken atoms, endless durations and more tracks than one sees or hears."""

import struct
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from submissions.tests.media import sounds, videos
from submissions.tests.media.making import box


@cache
def made(make: Callable[[Path], bytes]) -> bytes:
    """What a maker of planted recordings makes, once."""
    with TemporaryDirectory() as folder:
        return make(Path(folder))


def film() -> bytes:
    """An MP4 with a person in every slot."""
    return made(videos.mp4)


def _duration(kind: bytes, value: int) -> bytes:
    data = bytearray(film())
    at = data.index(kind) + 4
    struct.pack_into(">I", data, at + (16 if kind != b"tkhd" else 20), value)
    return bytes(data)


def _scale() -> bytes:
    data = bytearray(film())
    struct.pack_into(">I", data, data.index(b"mvhd") + 16, 0)
    struct.pack_into(">I", data, data.index(b"mdhd") + 16, 0)
    return bytes(data)


def _sized(kind: bytes, size: int) -> bytes:
    data = bytearray(film())
    struct.pack_into(">I", data, data.index(kind) - 4, size)
    return bytes(data)


def _count(kind: bytes, value: int) -> bytes:
    data = bytearray(film())
    struct.pack_into(">I", data, data.index(kind) + 8, value)
    return bytes(data)


_HEAD = box(b"ftyp", b"isom\0\0\0\0isom")
CASES: dict[str, Callable[[], bytes]] = {
    "a film without end": lambda: _duration(b"mvhd", 0xFFFFFFFF),
    "a picture without end": lambda: _duration(b"mdhd", 0xFFFFFFFE),
    "time that stands still": _scale,
    "an atom of nothing": lambda: _sized(b"moov", 0),
    "an atom of one": lambda: _sized(b"trak", 1),
    "an atom past the end": lambda: _sized(b"mdat", 0x7FFFFFFF),
    "samples without end": lambda: _count(b"stsz", 0xFFFFFFFF),
    "chunks without end": lambda: _count(b"stco", 0xFFFFFFFF),
    "times without end": lambda: _count(b"stts", 0xFFFFFFFF),
    "no film in the film": lambda: _HEAD + box(b"moov", b""),
    "only a head": lambda: _HEAD,
    "ten thousand atoms": lambda: _HEAD + box(b"free", b"") * 10_000,
    "the head of another": lambda: _HEAD + made(videos.webm),
    "covers, chapters and subtitles": film,
    "Matroska with attachments": lambda: made(videos.matroska),
    "WebM of unknown size": lambda: b"\x1aE\xdf\xa3\x9fB\x86\x81\1" + b"\x18\x53\x80\x67\x01" + b"\xff" * 7,
    "elements in elements": lambda: b"\x1aE\xdf\xa3" + b"\x18\x53\x80\x67\x84" * 5000,
    "Ogg without pages": lambda: b"OggS" + bytes(40),
    "Ogg of one page over and over": lambda: made(sounds.opus)[:200] * 3000,
    "WAV of four gigabytes": lambda: made(sounds.wav)[:4] + b"\xff" * 4 + made(sounds.wav)[8:],
    "WAV with a rate of nothing": lambda: made(sounds.wav)[:24] + bytes(8) + made(sounds.wav)[32:],
    "ID3 of megabytes": lambda: b"ID3\4\0\0\x7f\x7f\x7f\x7f" + bytes(5000),
    "MP3 of noise": lambda: b"\xff\xfb\x90\0" + bytes(range(256)) * 400,
    "AAC of noise": lambda: b"\xff\xf1\x50\x80" + bytes(range(256)) * 400,
}  # fmt: skip
