"""Calls ffmpeg to make what is planted; small boxes and tags are put in by hand."""

import struct
import subprocess

from submissions.cleaning.recordings import program
from submissions.tests import planted
from submissions.tests.planted import name

PICTURE = ("-f", "lavfi", "-i", "testsrc=size=160x120:rate=10")
SOUND = ("-f", "lavfi", "-i", "sine=440")
UUID = "086f3693-b7b3-4f2c-9653-21492feee5b8"


def ffmpeg(folder, target, *arguments):
    """Run ffmpeg for two seconds of a test picture or tone; the bytes it wrote."""
    command = [program.find(), "-nostdin", "-v", "error", "-y", *arguments, target]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return (folder / target).read_bytes()


def said(slots, stream=""):
    """Metadata options: slot by key."""
    flag = f"-metadata{stream}"
    return [word for key, slot in slots.items() for word in (flag, f"{key}={name(slot)}")]


def beside(folder):
    """Files to be put beside sound and picture: chapters, subtitles, a cover with EXIF."""
    chapters = ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=900\n"
    (folder / "chapters").write_text(f"{chapters}title={name('chapter')}\n")
    subtitle = f"1\n00:00:00,000 --> 00:00:01,000\n{name('subtitle')}\n"
    (folder / "words.srt").write_text(subtitle)
    (folder / "cover.jpg").write_bytes(planted.jpeg())
    (folder / "notes.txt").write_text(name("attachment"))


COVER = ("exif artist", "exif owner", "xmp", "iptc", "comment")


def box(kind, body):
    """A box of an MP4."""
    return struct.pack(">I4s", len(body) + 8, kind) + body


def text_box(kind, slot, head=b""):
    """A box with an identifier in it."""
    return box(kind, head + name(slot).encode())
