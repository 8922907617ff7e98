"""Pictures that claim to be huge, are two things at once or end before they begin."""

import io
import struct
import zlib
from collections.abc import Callable
from functools import cache

from PIL import Image

from submissions.tests import planted
from submissions.tests.fuzz.corpus import packages, pdfs
from submissions.tests.media import test_heic

jpeg, png, heic = cache(planted.jpeg), cache(planted.png), cache(test_heic.picture)
SCRIPT = b"<html><script>alert(document.cookie)</script></html>"


@cache
def webp() -> bytes:
    """A WebP with EXIF and XMP."""
    exif = Image.Exif()
    exif[0x013B] = planted.name("exif artist")
    out = io.BytesIO()
    picture = Image.linear_gradient("L").resize((40, 30)).convert("RGB")
    picture.save(out, "WEBP", exif=exif, xmp=planted.name("xmp").encode(), lossless=True)
    return out.getvalue()


def _sized_jpeg(width: int, height: int) -> bytes:
    data = bytearray(jpeg())
    at = data.index(b"\xff\xc0")
    struct.pack_into(">HH", data, at + 5, height, width)
    return bytes(data)


def _sized_webp(width: int, height: int) -> bytes:
    head = b"VP8X\x0a\0\0\0\0\0\0\0" + (width - 1).to_bytes(3, "little")
    data = webp()[12:]
    body = b"WEBP" + head + (height - 1).to_bytes(3, "little") + data
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _sized_heic(width: int, height: int) -> bytes:
    data = bytearray(heic())
    at = data.index(b"ispe")
    while at >= 0:
        struct.pack_into(">II", data, at + 8, width, height)
        at = data.find(b"ispe", at + 4)
    return bytes(data)


def _scans(count: int) -> bytes:
    """A progressive JPEG that is drawn over and over."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize((2000, 2000)).save(out, "JPEG", progressive=True)
    data = out.getvalue()
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * count + b"\xff\xd9"


def _chunks(count: int) -> bytes:
    body = struct.pack(">I", 0) + b"tEXt" + struct.pack(">I", zlib.crc32(b"tEXt"))
    return png()[:33] + body * count + png()[33:]


def _text_bomb() -> bytes:
    body = b"Comment\0\0" + zlib.compress(bytes(60_000_000), 9)
    whole = b"zTXt" + body
    chunk = struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))
    return png()[:33] + chunk + png()[33:]


def _moving(form: str) -> bytes:
    out = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue", "green")]
    frames[0].save(out, form, save_all=True, append_images=frames[1:])
    return out.getvalue()


def _icc_bomb() -> bytes:
    pieces = b"".join(
        b"\xff\xe2"
        + struct.pack(">H", 65_000)
        + b"ICC_PROFILE\0"
        + bytes([n, 255])
        + b"\xff" * 64_984
        for n in range(1, 200)
    )
    return jpeg()[:2] + pieces + jpeg()[2:]


CASES: dict[str, Callable[[], bytes]] = {
    "PNG of nine hundred million": lambda: planted.png_of(30_000, 30_000),
    "PNG of the largest number": lambda: planted.png_of(0x7FFFFFFF, 0x7FFFFFFF),
    "PNG of nothing": lambda: planted.png_of(0, 0),
    "PNG with more rows than it says": lambda: planted.png_of(4, 4, bytes(60_000_000)),
    "PNG with a text of sixty megabytes": _text_bomb,
    "PNG of a hundred thousand chunks": lambda: _chunks(100_000),
    "PNG with a broken checksum": lambda: png().replace(b"IDAT", b"IDAU", 1),
    "PNG that moves": lambda: _moving("PNG"),
    "JPEG of four thousand million": lambda: _sized_jpeg(65_500, 65_500),
    "JPEG of nothing": lambda: _sized_jpeg(0, 0),
    "JPEG drawn five hundred times": lambda: _scans(500),
    "JPEG with a profile of noise": _icc_bomb,
    "JPEG with a segment of nothing": lambda: jpeg()[:2] + b"\xff\xe1\0\0" + jpeg()[2:],
    "JPEG with its segment past the end": lambda: jpeg()[:2] + b"\xff\xe1\xff\xff",
    "WebP of nine hundred million": lambda: _sized_webp(16_000, 16_000),
    "WebP that moves": lambda: _moving("WEBP"),
    "WebP with a size that lies": lambda: webp()[:4] + b"\xff\xff\xff\x7f" + webp()[8:],
    "HEIC of four thousand million": lambda: _sized_heic(65_000, 65_000),
    "HEIC of nothing": lambda: _sized_heic(0, 0),
    "GIF and script": lambda: b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)//",
    "JPEG and ZIP": lambda: jpeg() + packages.docx(),
    "JPEG and page": lambda: jpeg() + SCRIPT,
    "JPEG and PDF": lambda: jpeg()[:2] + _comment(pdfs.plain()[:60_000]) + jpeg()[2:],
    "PNG and PDF": lambda: png() + pdfs.plain(),
    "PDF and JPEG": lambda: pdfs.plain() + jpeg(),
    "PDF and ZIP": lambda: pdfs.plain() + packages.docx(),
    "PDF and script": lambda: b"%PDF-1.7\n" + SCRIPT + pdfs.plain(),
    "ZIP and PDF": lambda: packages.docx() + pdfs.plain(),
    "PDF before its head": lambda: SCRIPT + pdfs.plain(),
    "MP4 and page": lambda: b"\0\0\0\x18ftypisom" + SCRIPT,
    "SVG": lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "SVG behind spaces": lambda: b" " * 3000 + b"<svg onload='x'>",
    "SVG in UTF-16": lambda: "<svg onload='x'/>".encode("utf-16"),
    "TIFF": lambda: b"II*\0" + bytes(60),
    "BMP of everything": lambda: b"BM" + b"\xff" * 4 + bytes(4) + b"\xff" * 60,
    "JPEG 2000": lambda: b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(40),
    "AVIF": lambda: b"\0\0\0\x18ftypavif" + bytes(40),
    "ICO": lambda: b"\0\0\1\0\1\0" + bytes(40),
}


def _comment(body: bytes) -> bytes:
    return b"\xff\xfe" + struct.pack(">H", len(body) + 2) + body
