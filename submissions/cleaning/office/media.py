"""Pictures inside office documents: drawn anew; what cannot be drawn is replaced by a grey field."""

import io
from collections import Counter

from PIL import Image

from submissions.cleaning import jpeg, pictures, png
from submissions.cleaning.result import Removed, Stop

_FORMS = ((b"GIF8", "GIF"), (b"BM", "BMP"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"))


def cleaned(data: bytes) -> tuple[bytes, str, Counter]:
    """The new picture, "jpeg" or "png", and what was removed; raises Stop for a bomb."""
    try:
        if data.startswith(b"\xff\xd8\xff"):
            copy, removed, _pages = jpeg.clean(data)
            return copy, "jpeg", _counted(removed)
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            copy, removed, _pages = png.clean(data)
            return copy, "png", _counted(removed)
        for magic, form in (*_FORMS, (b"RIFF", "WEBP")):
            if data.startswith(magic):
                return _drawn(data, form), "png", Counter()
    except Stop as stop:
        if stop.refusal.code != "damaged":
            raise
    return _field(), "png", Counter(drawing=1)


def _drawn(data: bytes, form: str) -> bytes:
    with pictures.opened(data, form) as image:
        if image.width * image.height > pictures.KEPT_PIXELS:
            raise Stop("too_many_pixels")
        fresh = pictures.redrawn(image, ("RGB", "RGBA", "L"))
    return _bytes(fresh)


def _field() -> bytes:
    return _bytes(Image.new("L", (8, 8), 200))


def _bytes(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _counted(removed: list[Removed]) -> Counter:
    return Counter({each.kind: each.count for each in removed})
