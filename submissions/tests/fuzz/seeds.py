"""Good files, each with a person in every slot, and the places in them where it hurts."""

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache

import pikepdf

from submissions.tests.fuzz.corpus import pdfs, pictures, recordings
from submissions.tests.media import sounds, videos
from submissions.tests.office import odf, sheets, slides, words


@cache
def open_pdf() -> bytes:
    """The planted PDF with nothing packed, so that a changed byte is a changed word."""
    with pikepdf.open(io.BytesIO(pdfs.whole())) as document:
        out = io.BytesIO()
        document.save(out, qdf=True, static_id=True)
    return out.getvalue()


def stored(data: bytes) -> bytes:
    """An office document with nothing packed; its checksums stand as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name))
    return out.getvalue()


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "pdf": pdfs.whole,
    "open pdf": open_pdf,
    "tagged pdf": pdfs.plain,
    "jpeg": pictures.jpeg,
    "png": pictures.png,
    "webp": pictures.webp,
    "heic": pictures.heic,
    "docx": cache(words.docx),
    "pptx": cache(slides.pptx),
    "xlsx": cache(sheets.xlsx),
    "odt": cache(odf.odt),
    "odp": cache(odf.odp),
    "ods": cache(odf.ods),
}
RECORDINGS: dict[str, Callable[[], bytes]] = {
    "mp4": recordings.film,
    "webm": lambda: recordings.made(videos.webm),
    "mp3": lambda: recordings.made(sounds.mp3),
    "opus": lambda: recordings.made(sounds.opus),
    "wav": lambda: recordings.made(sounds.wav),
}
_WHERE_IT_HURTS = re.compile(
    rb"%PDF-|\d+ 0 obj|endobj|endstream|stream|xref|trailer|startxref|%%EOF|/Length|/Kids|/Filter"
    rb"|PK[\x01-\x08][\x02-\x08]|IHDR|IDAT|IEND|tEXt|eXIf|\xff[\xc0-\xfe]|RIFF|VP8.|EXIF|XMP "
    rb"|ftyp|meta|iloc|iinf|ispe|mdat|moov|trak|stbl|stsz|stco|udta|\x1aE\xdf\xa3|OggS|ID3|data"
)


@cache
def places(data: bytes) -> tuple[int, ...]:
    """Offsets at and behind each word of the format, the first and the last ones."""
    found = {at for match in _WHERE_IT_HURTS.finditer(data) for at in match.span()}
    return tuple(sorted(found | {1, 4, 12, len(data) // 2, len(data) - 1}))


def among(all_of_them: tuple[int, ...], count: int) -> list[int]:
    """`count` of the offsets, spread over all of them."""
    step = max(1, len(all_of_them) // count)
    return list(all_of_them[::step][:count])
