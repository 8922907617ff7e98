"""The pictures and papers that people of the demo world hand in, drawn here and marked as demo.

Their metadata names the author, as real files do; the cleaning that every upload goes through
takes it out.
"""

import io

import pikepdf
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from portal.demo import words

MARK = "DEMO: drawn for trying out the portal"
PAPER, INK, LINE = (250, 248, 245), (35, 33, 30), (206, 198, 186)
BARS = ((17, 80, 79), (217, 164, 65), (158, 74, 52), (95, 88, 78))
COUNTS = ((3, 5, 4, 7, 9), (2, 2, 4, 5, 8), (6, 4, 5, 8, 8), (1, 3, 6, 6, 7))
SIZE = (960, 640)
ARTIST = 0x013B


def chart(title: str, seed: int, author: str) -> bytes:
    """A JPEG: a wall chart with a bar for each week; `author` goes into its EXIF."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.text((60, 40), title, INK, ImageFont.load_default(34))
    for n, count in enumerate(COUNTS[seed % len(COUNTS)]):
        left, top = 100 + n * 160, 520 - count * 40
        draw.rectangle((left, top, left + 100, 520), BARS[n % len(BARS)])
        draw.text((left + 42, top - 34), str(count), INK, ImageFont.load_default(24))
        draw.text((left + 10, 530), f"Week {n + 1}", INK, ImageFont.load_default(24))
    draw.line((60, 520, 900, 520), LINE, 3)
    draw.text((60, 590), MARK, INK, ImageFont.load_default(22))
    exif = Image.Exif()
    exif[ARTIST] = author
    return _bytes(image, "JPEG", exif=exif, quality=85)


def plan(title: str, seed: int, author: str) -> bytes:
    """A PNG: the steps of a lesson as boxes with arrows between them; `author` in its data."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.text((60, 40), title, INK, ImageFont.load_default(34))
    steps = ("Warm-up", "Model", "Try with a partner", "Try alone", "Look back")
    for n, step in enumerate(steps[seed % 2 :]):
        top = 110 + n * 92
        draw.rounded_rectangle((180, top, 780, top + 64), 14, None, BARS[n % len(BARS)], 4)
        draw.text((210, top + 16), f"{n + 1}. {step}", INK, ImageFont.load_default(28))
        if n:
            draw.line((480, top - 28, 480, top), LINE, 4)
    draw.text((60, 590), MARK, INK, ImageFont.load_default(22))
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", author)
    return _bytes(image, "PNG", pnginfo=said)


def _bytes(image: Image.Image, kind: str, **more: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **more)
    return target.getvalue()


def paper(title: str, seed: int, author: str) -> bytes:
    """A PDF of two pages with a heading and text that can be read out; the author in its data."""
    document = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for number in (1, 2):
        page = document.add_blank_page(page_size=(612, 792))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        lines = _lines(words.text(150, seed + number))
        page.Contents = document.make_stream(_page(f"{title}, page {number}", lines))
    document.docinfo["/Author"] = author
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _lines(text: str) -> list[str]:
    """The text in lines of at most 80 characters."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > 80:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _page(title: str, lines: list[str]) -> bytes:
    drawn = [f"BT /F1 18 Tf 72 710 Td ({_safe(title)}) Tj ET"]
    drawn += [
        f"BT /F1 11 Tf 72 {670 - n * 18} Td ({_safe(line)}) Tj ET" for n, line in enumerate(lines)
    ]
    drawn.append(f"BT /F1 9 Tf 72 48 Td ({_safe(MARK)}) Tj ET")
    return "\n".join(drawn).encode("ascii")


def _safe(text: str) -> str:
    """Without what ends a string in PDF."""
    return text.translate({ord(sign): None for sign in "\\()"})
