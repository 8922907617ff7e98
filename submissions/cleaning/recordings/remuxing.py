"""What a recording is put into, and the words for ffmpeg. Nothing is decoded or coded anew."""

from pathlib import Path

from submissions.cleaning.recordings.looking import CHOSEN, DEMUXERS, Seen
from submissions.cleaning.recordings.program import Sealed
from submissions.cleaning.result import Stop
from submissions.cleaning.sniff import Kind

_IN_MP4 = (frozenset(["h264", "hevc", "av1", "vp9"]), frozenset(["aac", "mp3", "opus"]))
_IN_WEBM = (frozenset(["vp8", "vp9", "av1"]), frozenset(["opus", "vorbis"]))
_SOUND = {
    Kind.OGG: frozenset(["opus", "vorbis"]),
    Kind.WAV: frozenset(["pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le"]),
    Kind.MP3: frozenset(["mp3"]),
}
# Only units that hold pictures and how to decode them: no SEI, no filler, nothing unspecified.
_UNITS = {
    "h264": "filter_units=pass_types=1-5|7-11",
    "hevc": "filter_units=pass_types=0-9|16-21|32-37",
    "av1": "filter_units=pass_types=1-4|6-8",
}
_MUXERS = {
    Kind.MP4: ("-movflags", "+faststart", "-write_tmcd", "0", "-f", "mp4"),
    Kind.M4A: ("-movflags", "+faststart", "-f", "mp4"),
    Kind.WEBM: ("-f", "webm"),
    Kind.WEBA: ("-f", "webm"),
    Kind.OGG: ("-f", "ogg"),
    Kind.WAV: ("-f", "wav"),
    Kind.MP3: ("-id3v2_version", "0", "-write_id3v1", "0", "-f", "mp3"),
}
_BARE = ("-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-c", "copy")


def target_of(kind: Kind, seen: Seen) -> Kind:
    """What the copy will be; raises Stop where its codecs fit into nothing that browsers play."""
    if kind in _SOUND:
        return _fitting(kind, seen, (frozenset(), _SOUND[kind]))
    if kind == Kind.WEBM and _fits(seen, _IN_WEBM):
        return Kind.WEBM if seen.video else Kind.WEBA
    return _fitting(Kind.MP4 if seen.video else Kind.M4A, seen, _IN_MP4)


def _fitting(kind: Kind, seen: Seen, codecs: tuple[frozenset, frozenset]) -> Kind:
    if not _fits(seen, codecs):
        raise Stop("recording_codec")
    return kind


def _fits(seen: Seen, codecs: tuple[frozenset, frozenset]) -> bool:
    return seen.video in codecs[0] | {""} and seen.audio in codecs[1] | {""}


def remux(sealed: Sealed, source: Path, copy: Path, kind: Kind, seen: Seen) -> Kind:
    """Write the copy without anything beside the two tracks; raises Stop. What it became."""
    target = target_of(kind, seen)
    units = ("-bsf:v", _UNITS[seen.video]) if seen.video in _UNITS else ()
    tag = ("-tag:v", "hvc1") if seen.video == "hevc" else ()
    told = sealed.ffmpeg(
        source, copy, DEMUXERS[kind], "-v", "error",
        *CHOSEN, *_BARE, *units, *tag, *_MUXERS[target], "-fd", "4", "fd:",
    )  # fmt: skip
    if told.status or not copy.stat().st_size:
        raise Stop("damaged")
    return target
