"""Photographs: a new PNG from the pixels alone, as large as every badge is."""

import base64
import binascii
import io
import re
from collections import deque
from collections.abc import Callable

from PIL import Image

from badges.sanitising.reasons import Unfit
from submissions.cleaning import pictures, png
from submissions.cleaning.result import Stop

PNG = b"\x89PNG\r\n\x1a\n"
LEAST, MOST = 90, 2000
SIDE = 600  # of every badge
_DATA = re.compile(r"data:image/(png|jpe?g);base64,([A-Za-z0-9+/=\s]+)", re.IGNORECASE)


def clean(data: bytes) -> bytes:
    """The picture as a new PNG of 600 pixels without metadata; raises Unfit."""
    return _redrawn(data, "PNG", _be_badge, _resized)


def embedded(address: str) -> str | None:
    """A picture that stands in an address of a drawing, drawn anew; None if it is none."""
    found = _DATA.fullmatch(address.strip())
    if not found:
        return None
    try:
        data = base64.b64decode(found[2])
        fresh = _redrawn(data, "PNG" if data.startswith(PNG) else "JPEG", _be_small, _as_is)
    except (Unfit, binascii.Error):
        return None
    return "data:image/png;base64," + base64.b64encode(fresh).decode()


def _be_badge(width: int, height: int) -> None:
    if width != height:
        raise Unfit("not_square")
    if not LEAST <= width <= MOST:
        raise Unfit("size")


def _be_small(width: int, height: int) -> None:
    if max(width, height) > MOST:
        raise Unfit("size")


def _as_is(image: Image.Image) -> Image.Image:
    return image


def _resized(image: Image.Image) -> Image.Image:
    """At the one size that pages and other sites are told of."""
    at_size = image.size == (SIDE, SIDE)
    return image if at_size else image.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


def _redrawn(
    data: bytes,
    form: str,
    check: Callable[[int, int], None],
    finish: Callable[[Image.Image], Image.Image],
) -> bytes:
    out = io.BytesIO()
    try:
        if form == "PNG":
            deque(png.chunks(data), 0)  # stops where the file breaks off
        with pictures.opened(data, form) as image:
            check(*image.size)
            fresh = finish(pictures.redrawn(image, ("RGB", "RGBA", "L")))
            fresh.save(out, "PNG", optimize=True)
    except Stop as stop:
        raise Unfit("damaged") from stop
    return out.getvalue()
