"""What an SVG looks like: set on a page, printed, and the print drawn as pixels."""

import base64

import pypdfium2
from PIL import Image
from weasyprint import HTML


def drawn(svg: bytes, side: int = 300) -> Image.Image:
    """The drawing on a white square of so many pixels."""
    address = "data:image/svg+xml;base64," + base64.b64encode(svg).decode()
    page = HTML(
        string=f"<style>@page{{size:{side}px;margin:0}}html,body{{margin:0}}"
        f"img{{display:block;width:{side}px;height:{side}px}}</style><img src='{address}'>"
    ).write_pdf()
    document = pypdfium2.PdfDocument(page)
    try:
        return document[0].render(scale=96 / 72).to_pil().convert("RGB").crop((0, 0, side, side))
    finally:
        document.close()
