"""The files that are cleaned: as large and as long as what people upload."""

import base64
import io
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pillow_heif
import weasyprint
from PIL import ExifTags, Image

from portal.benching.cleaning import office
from submissions.cleaning.recordings import program

PAGES = 60
PHOTO = (4000, 3000)
_WORDS = "Students planned their own learning and said why it mattered to them. " * 14


@dataclass(frozen=True, slots=True)
class Sample:
    """A kind of file, who makes it, and how many pages, slides or sheets it has."""

    name: str
    make: Callable[[Path], None]
    pages: int


def photo(form: str, size: tuple[int, int] = PHOTO, quality: int = 80) -> bytes:
    """A picture that compresses as badly as a photograph, with the data of a camera."""
    grain = Image.effect_noise(size, 24)
    picture = Image.merge(
        "RGB", (grain, grain.rotate(180), Image.linear_gradient("L").resize(size))
    )
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Dana Ruiz"
    out = io.BytesIO()
    picture.save(out, form, quality=quality, exif=exif.tobytes())
    return out.getvalue()


def _picture(form: str, size: tuple[int, int] = PHOTO) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(photo(form, size)) and None


def _heic(path: Path) -> None:
    with Image.open(io.BytesIO(photo("JPEG"))) as picture:
        pillow_heif.from_pillow(picture).save(path, quality=60)


def _pdf(path: Path) -> None:
    """Tagged pages of text, each with a photograph of its own: ten megabytes."""
    pages = []
    for _ in range(PAGES):
        picture = base64.b64encode(photo("JPEG", (900, 675), 78)).decode()
        image = f'<img alt="A lesson" width="480" src="data:image/jpeg;base64,{picture}">'
        pages.append(
            f'<section style="break-after:page"><h2>A day</h2><p>{_WORDS}</p>{image}</section>'
        )
    html = f'<html lang="en"><title>A plan</title><meta name="author" content="Dana Ruiz">{"".join(pages)}'
    weasyprint.HTML(string=html).write_pdf(path, pdf_tags=True)


def _video(path: Path) -> None:
    _ffmpeg(
        path, "-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=25", "-f", "lavfi", "-i", "sine=440",
        "-t", "30", "-c:v", "libx264", "-preset", "ultrafast", "-b:v", "6M", "-pix_fmt", "yuv420p",
        "-c:a", "aac", "-metadata", "artist=Dana Ruiz", "-f", "mp4",
    )  # fmt: skip


def _sound(path: Path) -> None:
    _ffmpeg(
        path, "-f", "lavfi", "-i", "anoisesrc=amplitude=0.3", "-t", "300", "-b:a", "192k",
        "-metadata", "artist=Dana Ruiz", "-f", "mp3",
    )  # fmt: skip


def _ffmpeg(path: Path, *arguments: str) -> None:
    found = program.find()
    if found is None:
        raise FileNotFoundError("ffmpeg")
    subprocess.run([found, "-nostdin", "-v", "error", "-y", *arguments, path], check=True)


def _office(pack: Callable[[list[bytes]], bytes], number: int) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(pack([photo("JPEG", (1200, 900)) for _ in range(number)]))

    return make


SAMPLES = (
    Sample("PDF", _pdf, PAGES),
    Sample("JPEG", _picture("JPEG"), 1),
    Sample("PNG", _picture("PNG", (2000, 1500)), 1),
    Sample("WebP", _picture("WEBP", (2000, 1500)), 1),
    Sample("HEIC", _heic, 1),
    Sample("docx", _office(office.docx, 20), 20),
    Sample("pptx", _office(office.pptx, 20), 20),
    Sample("xlsx", _office(office.xlsx, 20), 20),
    Sample("mp4", _video, 0),
    Sample("mp3", _sound, 0),
)
