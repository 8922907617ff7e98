"""Photographs: a new PNG from the pixels alone."""

import base64
import binascii
import io
import re
from collections import deque
from collections.abc import Callable

from badges.sanitising.reasons import Unfit
from submissions.cleaning import pictures, png
from submissions.cleaning.result import Stop

PNG = b"\x89PNG\r\n\x1a\n"
LEAST, MOST = 90, 2000
_DATA = re.compile(r"data:image/(png|jpe?g);base64,([A-Za-z0-9+/=\s]+)", re.IGNORECASE)


def clean(data: bytes) -> bytes:
    """The picture as a new PNG without metadata; raises Unfit."""
    return _redrawn(data, "PNG", _be_badge)


def embedded(address: str) -> str | None:
    """A picture that stands in an address of a drawing, drawn anew; None if it is none."""
    found = _DATA.fullmatch(address.strip())
    if not found:
        return None
    try:
        data = base64.b64decode(found[2])
        fresh = _redrawn(data, "PNG" if data.startswith(PNG) else "JPEG", _be_small)
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


def _redrawn(data: bytes, form: str, check: Callable[[int, int], None]) -> bytes:
    out = io.BytesIO()
    try:
        if form == "PNG":
            deque(png.chunks(data), 0)  # stops where the file breaks off
        with pictures.opened(data, form) as image:
            check(*image.size)
            pictures.redrawn(image, ("RGB", "RGBA", "L")).save(out, "PNG", optimize=True)
    except Stop as stop:
        raise Unfit("damaged") from stop
    return out.getvalue()
