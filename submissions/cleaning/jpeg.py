"""Cleans a JPEG by redrawing it."""

import io
from collections import Counter

from PIL import ExifTags

from submissions.cleaning import pictures, segments
from submissions.cleaning.labels import removed
from submissions.cleaning.result import Removed

QUALITY = 90


def clean(data: bytes) -> tuple[bytes, list[Removed], int]:
    """The clean picture, what was removed, and 1 page; raises Stop."""
    counts = Counter(segments.hidden(data))
    with pictures.opened(data, "JPEG") as image:
        counts += _inside_exif(image.getexif())
        if image.width * image.height > pictures.KEPT_PIXELS:
            image.draft(None, (image.width // 2, image.height // 2))
        fresh = pictures.redrawn(image, ("RGB", "L"))
    counts["trailing"] = int(not data.rstrip(b"\0").endswith(b"\xff\xd9"))
    del counts["jfif"]
    out = io.BytesIO()
    fresh.save(out, "JPEG", quality=QUALITY, optimize=False)
    return out.getvalue(), removed(counts), 1


def _inside_exif(exif) -> Counter:
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    preview = exif.get_ifd(ExifTags.IFD.IFD1)
    return Counter(gps=int(bool(place)), thumbnail=int(bool(preview)))
