"""What ffmpeg finds in a recording: its tracks, and how much is said beside them."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from submissions.cleaning.recordings.program import Sealed
from submissions.cleaning.result import Stop
from submissions.cleaning.sniff import Kind

DEMUXERS = {
    Kind.MP4: "mov", Kind.M4A: "mov", Kind.WEBM: "matroska", Kind.WEBA: "matroska",
    Kind.OGG: "ogg", Kind.WAV: "wav", Kind.MP3: "mp3", Kind.AAC: "aac",
}  # fmt: skip
# One picture and one sound, a cover not being a picture.
CHOSEN = ("-map", "0:V:0?", "-map", "0:a:0?")
_STREAM = re.compile(r"^#(media_type|codec_id) (\d+): (\S+)$", re.MULTILINE)
_PLACE = re.compile(r"location|gps|xyz|latitude|longitude|coordinates", re.IGNORECASE)
# What a container says of itself when nobody said anything.
_NEUTRAL = re.compile(
    r"major_brand=.*|minor_version=.*|compatible_brands=.*|language=(und|eng)|encoder=Lav[fc].*"
    r"|handler_name=(VideoHandler|SoundHandler)|vendor_id=(\[0\]){4}|DURATION=[\d:.]+"
    r"|;FFMETADATA1|\[(STREAM|CHAPTER)\]|(TIMEBASE|START|END)=.*"
)


@dataclass(frozen=True)
class Seen:
    """The codecs of the chosen picture and sound ("" for none), and what stands beside them."""

    video: str
    audio: str
    beside: Counter


def look(sealed: Sealed, source: Path, kind: Kind) -> Seen:
    """Read the head of a recording; raises Stop where there is nothing to see or hear."""
    target = sealed.folder / "tags"
    every = ("-map", "0", "-copy_unknown", "-c", "copy", "-t", "0")
    told = sealed.ffmpeg(
        source, target, DEMUXERS[kind],
        *CHOSEN, "-c", "copy", "-t", "0", "-f", "framecrc", "pipe:1",
        *every, "-fflags", "+bitexact", "-f", "ffmetadata", "-fd", "4", "fd:",
    )  # fmt: skip
    tags = target.read_text("utf-8", "replace")[:1_000_000]
    target.unlink()
    video, audio = _codecs(told.out)
    if not video and not audio:
        raise Stop("recording_kind" if told.status == 0 else "damaged")
    return Seen(video, audio, _beside(tags, bool(video) + bool(audio)))


def _codecs(crc: str) -> tuple[str, str]:
    found: dict[str, dict[str, str]] = {}
    for what, number, value in _STREAM.findall(crc):
        found.setdefault(number, {})[what] = value
    by_type = {each.get("media_type"): each.get("codec_id", "") for each in found.values()}
    return by_type.get("video", ""), by_type.get("audio", "")


def _beside(tags: str, kept: int) -> Counter:
    """Tags by kind, chapters, and tracks beyond those that are kept."""
    lines = [line.rstrip() for line in tags.splitlines()]
    said = [line for line in lines if line and not _NEUTRAL.fullmatch(line)]
    places = sum(bool(_PLACE.search(line.partition("=")[0])) for line in said)
    return Counter(
        tag=len(said) - places,
        place=places,
        chapter=lines.count("[CHAPTER]"),
        track=max(0, lines.count("[STREAM]") - kept),
    )
