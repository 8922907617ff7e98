"""Small real files for tests and for the demo world."""

import io

import pikepdf
from PIL import Image


def pdf(text: str, author: str = "") -> bytes:
    """A one-page PDF that says `text`; `author` goes into its metadata."""
    document = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page = document.add_blank_page(page_size=(612, 792))
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    safe = text.replace("\\", "").replace("(", "").replace(")", "")
    page.Contents = document.make_stream(f"BT /F1 14 Tf 72 700 Td ({safe}) Tj ET".encode())
    if author:
        document.docinfo["/Author"] = author
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (320, 200), author: str = "") -> bytes:
    """A plain picture; `author` goes into the EXIF of a JPEG."""
    image = Image.new("RGB", size, (210, 200, 180))
    buffer = io.BytesIO()
    if author and kind == "JPEG":
        exif = Image.Exif()
        exif[0x013B] = author
        image.save(buffer, kind, exif=exif)
    else:
        image.save(buffer, kind)
    return buffer.getvalue()
