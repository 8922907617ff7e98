"""Planted videos: MP4, MOV and Matroska/WebM."""

from submissions.tests.media.making import (
    COVER,
    PICTURE,
    SOUND,
    UUID,
    beside,
    ffmpeg,
    said,
    text_box,
)
from submissions.tests.planted import name

XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
ILST = {
    "title": "title", "artist": "artist", "album_artist": "band", "composer": "writer",
    "album": "album", "comment": "remark", "copyright": "rights", "description": "about",
    "synopsis": "synopsis", "show": "show", "lyrics": "lyrics", "grouping": "group",
}  # fmt: skip
KEYS = {
    "com.apple.quicktime.location.ISO6709": "iso place", "com.apple.quicktime.make": "make",
    "com.apple.quicktime.model": "model", "com.apple.quicktime.author": "author",
    "com.apple.quicktime.creationdate": "created", "com.android.version": "android",
    "com.apple.quicktime.software": "software",
}  # fmt: skip
QUICKTIME = {
    "location": "xyz", "title": "nam", "author": "aut", "copyright": "cpy", "comment": "cmt",
    "artist": "art", "album": "alb", "keywords": "key", "make": "mak",
    "model": "mod",
}  # fmt: skip
H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac")
SEI = ("-bsf:v", f"h264_metadata=sei_user_data={UUID}+{name('sei')}")
HANDLERS = (
    *said({"handler_name": "picture handler"}, ":s:v:0"),
    *said({"handler_name": "sound handler"}, ":s:a:0"),
)
TAIL = ("uuid", "free", "mdat", "skip", "top level")


def _tail():
    """Boxes after the others, where no table counts the bytes."""
    return (
        text_box(b"uuid", "uuid", XMP)
        + text_box(b"free", "free")
        + text_box(b"mdat", "mdat")
        + text_box(b"skip", "skip")
        + text_box(b"Smta", "top level")
    )


def mp4(folder):
    """iTunes atoms, a cover with EXIF, chapters, subtitles, SEI, and boxes of all kinds."""
    beside(folder)
    inputs = (*PICTURE, *SOUND, "-i", "chapters", "-i", "cover.jpg", "-i", "words.srt")
    maps = ("-map", "0", "-map", "1", "-map", "3", "-map", "4", "-map_chapters", "2", "-t", "2")
    cover = ("-c:v:1", "copy", "-disposition:v:1", "attached_pic", "-c:s", "mov_text")
    sei = ("-bsf:v:0", SEI[1])
    return (
        ffmpeg(
            folder, "in.mp4", *inputs, *maps, *H264, *cover, *sei,
            *said(ILST), *HANDLERS, "-metadata", "creation_time=2026-01-02T03:04:05Z",
        )
        + _tail()
    )  # fmt: skip


MP4_SLOTS = (
    *ILST.values(), "picture handler", "sound handler", "chapter", "subtitle", "sei",
    *COVER, *TAIL,
)  # fmt: skip


def iphone(folder):
    """An MP4 with QuickTime keys as phones write them."""
    return ffmpeg(
        folder, "in.mp4", *PICTURE, *SOUND, "-t", "2", *H264, *SEI,
        "-movflags", "use_metadata_tags", *said(KEYS), *HANDLERS,
    ) + _tail()  # fmt: skip


IPHONE_SLOTS = (*KEYS.values(), "picture handler", "sound handler", "sei", *TAIL)


def mov(folder):
    """QuickTime: ©xyz and its like, a time code track with a reel, chapters, SEI."""
    beside(folder)
    inputs = (*PICTURE, *SOUND, "-i", "chapters", "-map", "0", "-map", "1", "-t", "2")
    return (
        ffmpeg(
            folder, "in.mov", *inputs, "-map_chapters", "2", *H264, *SEI,
            "-timecode", "01:00:00:00", *said({"reel_name": "reel"}, ":s:v:0"),
            *said(QUICKTIME), *HANDLERS,
        )
        + _tail()
    )  # fmt: skip


MOV_SLOTS = (
    *QUICKTIME.values(), "picture handler", "chapter", "sei", "reel", *TAIL,
)  # fmt: skip

TAGS = {
    key: f"tag {key}"
    for key in ("artist", "comment", "copyright", "location", "encoded_by", "director", "url")
}
TRACKS = (
    *said({"title": "picture track", "rotate_note": "picture tag"}, ":s:v:0"),
    *said({"title": "sound track", "make": "sound tag"}, ":s:a:0"),
)


def _matroska(folder, target, *codecs):
    beside(folder)
    inputs = (*PICTURE, *SOUND, "-i", "chapters", "-i", "words.srt")
    maps = ("-map", "0", "-map", "1", "-map", "3", "-map_chapters", "2", "-t", "2")
    attached = ("-attach", "notes.txt", "-metadata:s:t", "mimetype=text/plain")
    return ffmpeg(
        folder, target, *inputs, *maps, *codecs, "-c:s", "srt", *attached,
        *said({"title": "title"}), *said(TAGS), *TRACKS,
        *said({"filename": "attached name"}, ":s:t"),
    ) + name("tail").encode()  # fmt: skip


MATROSKA_SLOTS = (
    "title", *TAGS.values(), "picture track", "picture tag", "sound track", "sound tag", "chapter",
    "subtitle", "attachment", "attached name", "tail",
)  # fmt: skip


def webm(folder):
    """Matroska with VP9 and Vorbis, which keeps its comment among the settings of the codec."""
    inner = ffmpeg(folder, "in.ogg", *SOUND, "-t", "2", "-c:a", "libvorbis", *said({"x": "vorbis"}))
    assert name("vorbis").encode() in inner
    beside(folder)
    inputs = (*PICTURE, "-i", "in.ogg", "-i", "chapters", "-i", "words.srt")
    maps = ("-map", "0", "-map", "1", "-map", "3", "-map_chapters", "2", "-t", "2")
    return ffmpeg(
        folder, "in.mkv", *inputs, *maps, "-c:v", "libvpx-vp9", "-c:a", "copy", "-c:s", "srt",
        "-attach", "notes.txt", "-metadata:s:t", "mimetype=text/plain",
        *said({"title": "title"}), *said(TAGS), *TRACKS,
        *said({"filename": "attached name"}, ":s:t"),
    ) + name("tail").encode()  # fmt: skip


WEBM_SLOTS = (*MATROSKA_SLOTS, "vorbis")


def matroska(folder):
    """Matroska with H.264, as screen recorders write it."""
    return _matroska(folder, "in.mkv", *H264, *SEI)


def hevc(folder):
    """An MP4 with HEVC, whose encoder leaves SEI among the settings of the codec."""
    coded = ("-c:v", "libx265", "-x265-params", "log-level=none", "-tag:v", "hvc1", "-c:a", "aac")
    return ffmpeg(
        folder, "in.mov", *PICTURE, *SOUND, "-t", "2", *coded, "-pix_fmt", "yuv420p",
        *said(QUICKTIME),
    ) + _tail()  # fmt: skip


HEVC_SLOTS = (*QUICKTIME.values(), *TAIL)
