"""Planted sound: MP3, M4A, WAV, Ogg and WebM."""

import struct

from submissions.tests.media.making import COVER, SOUND, beside, ffmpeg, said
from submissions.tests.media.videos import ILST
from submissions.tests.planted import name

ID3 = {
    "title": "title", "artist": "artist", "album": "album", "comment": "remark",
    "publisher": "publisher", "copyright": "rights", "composer": "writer", "encoded_by": "encoder",
    "lyrics": "lyrics", "performer": "performer", "Place": "free text", "language": "tongue",
}  # fmt: skip


def mp3(folder):
    """ID3 of both versions with a cover and chapters, APE, Lyrics3 and a tail."""
    beside(folder)
    inputs = (*SOUND, "-i", "chapters", "-i", "cover.jpg", "-map", "0", "-map", "2", "-t", "2")
    data = ffmpeg(
        folder, "in.mp3", *inputs, "-map_chapters", "1", "-c:a", "libmp3lame", "-c:v", "copy",
        "-disposition:v", "attached_pic", *said(ID3),
    )  # fmt: skip
    lyrics = b"LYRICSBEGININD0000200" + name("lyrics3").encode()
    lyrics += f"{len(lyrics):06d}LYRICS200".encode()
    old = b"TAG" + name("old tag").encode().ljust(125, b"\0")
    return data + _ape() + lyrics + old


def _ape():
    item = struct.pack("<II", len(name("ape")), 0) + b"Artist\0" + name("ape").encode()
    ends = [
        b"APETAGEX" + struct.pack("<IIII", 2000, len(item) + 32, 1, flags) + bytes(8)
        for flags in (0xA0000000, 0x80000000)
    ]
    return ends[0] + item + ends[1]


MP3_SLOTS = (*ID3.values(), "chapter", "lyrics3", "old tag", "ape", *COVER)


def m4a(folder):
    """iTunes atoms, a cover and chapters."""
    beside(folder)
    inputs = (*SOUND, "-i", "chapters", "-i", "cover.jpg", "-map", "0", "-map", "2", "-t", "2")
    return ffmpeg(
        folder, "in.m4a", *inputs, "-map_chapters", "1", "-c:a", "aac", "-c:v", "copy",
        "-disposition:v", "attached_pic", *said(ILST),
    )  # fmt: skip


M4A_SLOTS = (*ILST.values(), "chapter", *COVER)

COMMENTS = {
    key: key
    for key in (
        *("title", "artist", "album", "performer", "copyright", "license", "organization"),
        *("description", "genre", "location", "contact", "isrc", "comment", "version", "author"),
    )
}


def opus(folder):
    """Opus in Ogg with fifteen comments."""
    return ffmpeg(
        folder, "in.opus", *SOUND, "-t", "2", "-c:a", "libopus", *said(COMMENTS)
    ) + name("tail").encode()  # fmt: skip


def vorbis(folder):
    """Vorbis in Ogg with fifteen comments."""
    return ffmpeg(
        folder, "in.ogg", *SOUND, "-t", "2", "-c:a", "libvorbis", *said(COMMENTS)
    ) + name("tail").encode()  # fmt: skip


OGG_SLOTS = (*COMMENTS.values(), "tail")


def weba(folder):
    """Opus in WebM with fifteen tags, as browsers record it."""
    return ffmpeg(folder, "in.webm", *SOUND, "-t", "2", "-c:a", "libopus", *said(COMMENTS))


WEBA_SLOTS = tuple(COMMENTS.values())

INFO = {
    "title": "title", "artist": "artist", "album": "album", "comment": "remark", "genre": "genre",
    "copyright": "rights", "encoder": "software", "language": "tongue",
    "description": "bext about", "originator": "bext maker", "originator_reference": "bext id",
    "coding_history": "bext history", "umid": "umid",
}  # fmt: skip


def wav(folder):
    """INFO and bext, ID3, iXML, XMP and cue labels, and a tail."""
    data = ffmpeg(folder, "in.wav", *SOUND, "-t", "2", "-write_bext", "1", *said(INFO))
    for kind in (b"id3 ", b"iXML", b"_PMX", b"labl", b"axml"):
        text = name(f"chunk {kind.decode().strip()}").encode()
        data += struct.pack("<4sI", kind, len(text)) + text + b"\0" * (len(text) % 2)
    return data[:4] + struct.pack("<I", len(data) - 8) + data[8:] + name("tail").encode()


WAV_SLOTS = (
    "title", "artist", "album", "remark", "genre", "rights", "bext about", "bext maker",
    "bext id", "bext history", "chunk id3", "chunk iXML", "chunk _PMX", "chunk labl",
    "chunk axml", "tail",
)  # fmt: skip
