"""A clean drawing as the PNG that every page and picture of a badge is made from.

Run as a module of its own, behind the same doors, with what the sanitiser has let through and
nothing else. The letters' library starts a thread, which the sanitiser itself may not.
"""

import base64
import io
import sys

import pypdfium2
from PIL import Image
from weasyprint import HTML
from weasyprint.urls import URLFetcher

from badges.sanitising.pixels import SIDE
from submissions.cleaning import seal

SECONDS = 20
FINER = 3  # drawn larger and reduced, for smooth edges
POINTS = 96 / 72  # of a pixel of the page
STYLE = (
    f"<style>@page{{size:{SIDE}px;margin:0}}html,body{{margin:0}}"
    f"img{{display:block;width:{SIDE}px;height:{SIDE}px}}</style>"
)


def main(arguments: list[str]) -> int:
    """Close the doors, and only then draw; nothing comes out when they stay open."""
    seal.limit(seconds=SECONDS)
    if not seal.close_doors(threads=True) and "--open-doors" not in arguments:
        return 1
    sys.stdout.buffer.write(drawn(sys.stdin.buffer.read()))
    return 0


def drawn(svg: bytes) -> bytes:
    """A square PNG with a clear background."""
    address = "data:image/svg+xml;base64," + base64.b64encode(svg).decode()
    inside = URLFetcher(allowed_protocols=("data",))
    page = HTML(string=f"{STYLE}<img src='{address}'>", url_fetcher=inside).write_pdf()
    document = pypdfium2.PdfDocument(page)
    try:
        sheet = document[0].render(scale=FINER * POINTS, fill_color=(0, 0, 0, 0))
        return _png(sheet.to_pil())
    finally:
        document.close()


def _png(sheet: Image.Image) -> bytes:
    out = io.BytesIO()
    large = sheet.convert("RGBA").crop((0, 0, SIDE * FINER, SIDE * FINER))
    large.reduce(FINER).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
