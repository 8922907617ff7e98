"""Turns a HEIC picture into a JPEG: only the pixels of its one main picture go on."""

import io
import struct
from collections import Counter
from typing import Any

import pillow_heif

from submissions.cleaning import pictures
from submissions.cleaning.jpeg import QUALITY
from submissions.cleaning.labels import removed
from submissions.cleaning.result import Removed, Stop

_UNREADABLE = (OSError, ValueError, RuntimeError, SyntaxError, KeyError, IndexError, struct.error)


def clean(data: bytes) -> tuple[bytes, list[Removed], int]:
    """The clean JPEG, what was left behind, and 1 page; raises Stop."""
    pillow_heif.options.DECODE_THREADS = 1
    try:
        file = pillow_heif.open_heif(data, convert_hdr_to_8bit=True)
        picture = file[file.primary_index]
        if picture.size[0] * picture.size[1] > pictures.KEPT_PIXELS:
            raise Stop("too_many_pixels")
        counts = _beside(file, picture)
        fresh = pictures.redrawn(picture.to_pillow(), ("RGB", "L"))
    except _UNREADABLE as broken:
        raise Stop("damaged") from broken
    out = io.BytesIO()
    fresh.save(out, "JPEG", quality=QUALITY, optimize=False)
    return out.getvalue(), removed(counts), 1


def _beside(file: pillow_heif.HeifFile, picture: pillow_heif.HeifImage) -> Counter:
    info: dict[str, Any] = picture.info
    exif = picture.to_pillow().getexif() if info.get("exif") else None
    further = [*info.get("depth_images", ()), *info.get("aux", ()), *range(1, len(file))]
    return Counter(
        exif=int(bool(info.get("exif"))),
        gps=int(bool(exif and exif.get_ifd(0x8825))),
        xmp=int(bool(info.get("xmp"))),
        application_data=len(info.get("metadata", ())),
        thumbnail=len(info.get("thumbnails", ())),
        depth=len(further),
    )
