"""Tells what a file is from its bytes. Its name and what the browser said of it count nothing."""

import re
from pathlib import Path

from submissions.cleaning.kinds import MAX_BYTES, Kind
from submissions.cleaning.result import Stop

HEAD = 4096
_BY_SHAPE = (
    (rb".{4}ftyp(hei[csx]|mif1(?!.{0,60}avi[fs]))", Kind.HEIC),
    (
        rb".{4}ftyp(?!hei|hev|mif1|msf1|avi[fs]|jp2|cr[ax] |f4)|.{4}(moov|mdat|wide|free|skip|pnot)",
        Kind.MP4,
    ),
    (rb"\x1aE\xdf\xa3", Kind.WEBM),
    (rb"RIFF.{4}WAVE", Kind.WAV),
    (rb"OggS", Kind.OGG),
    (rb"ID3[\x02-\x04]|\xff[\xfa\xfb\xf2\xf3\xe2\xe3]", Kind.MP3),
    (rb"\xff[\xf0\xf1\xf8\xf9]", Kind.AAC),
)
_SHAPES = tuple((re.compile(pattern, re.DOTALL), kind) for pattern, kind in _BY_SHAPE)
_ACCEPTED = (
    (b"%PDF-", Kind.PDF),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
)
TAIL = 1_000_000
_BY_PART = {b"word/document": Kind.DOCX, b"ppt/presentation": Kind.PPTX, b"xl/workbook": Kind.XLSX}
_MIMETYPE = re.compile(
    rb"PK\x03\x04.{26}mimetype(?:.{0,40}?)(application/[\w.+-]{1,90}?)(?=PK|$)", re.S
)
_OPEN = "application/vnd.oasis.opendocument."
_BY_TYPE = {"text": Kind.ODT, "presentation": Kind.ODP, "spreadsheet": Kind.ODS}
_ZIP = rb"PK(\x03\x04|\x05\x06|\x07\x08)"
_REFUSED = (
    ("office", _ZIP + rb".{26}(\[Content_Types\]|_rels/|word/|ppt/|xl/|docProps/)"),
    ("office", _ZIP + rb".{26}mimetypeapplication/vnd"),
    ("old_office", rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1|\{\\rtf"),
    ("archive", _ZIP + rb"|\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf\x27\x1c|Rar!|.{257}ustar"),
    ("other_picture", rb"GIF8|II\*\x00|MM\x00\*|BM.{4}\x00{4}|8BPS|\x00\x00\x01\x00"),
    ("other_picture", rb".{4}ftyp(hei|hev|mif1|msf1|avi[fs]|jp2|cr[ax] )|\x00\x00\x00\x0cjP  |\xff\x4f\xff\x51"),
    ("recording_kind", rb".{4}ftyp|RIFF.{4}AVI |RIFX|RF64|fLaC|FLV|#!AMR|MThd|caff|FORM.{4}AIF"),
    ("recording_kind", rb"0&\xb2u\x8ef\xcf\x11|\x00\x00\x01[\xba\xb3]|G.{187}G|ID3|#EXTM3U"),
    ("program", rb"MZ|\x7fELF|#!|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe"),
    ("svg", rb"\s*(<\?xml.{0,999}?)?(<!--.{0,999}?-->\s*)?(<!DOCTYPE svg.{0,999}?)?<svg[\s>]"),
    ("web_page", rb"\s*<(!doctype|html|head|body|script|\?xml)"),
)  # fmt: skip
_REFUSED_PATTERNS = tuple(
    (re.compile(pattern, re.DOTALL | re.IGNORECASE), code) for code, pattern in _REFUSED
)


def sniff(path: Path) -> Kind:
    """The kind of an acceptable file; raises Stop with the reason for any other.

    A file that is two things at once passes as what it begins with: only that is read, and
    whatever else it carried is not written to the clean copy.
    """
    size = path.stat().st_size
    if not size:
        raise Stop("empty")
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(max(0, size - TAIL))
        tail = file.read()
    if size > MAX_BYTES and not any(shape.match(head) for shape, _kind in _SHAPES):
        raise Stop("too_big")
    kind = kind_of(head, tail)
    if size > kind.max_bytes:
        raise Stop("recording_big" if kind.is_recording else "too_big")
    return kind


def kind_of(head: bytes, tail: bytes = b"") -> Kind:
    """The kind told by the first and the last bytes; raises Stop for anything not accepted.

    What an office document is stands in the list of its parts, at its end.
    """
    for magic, kind in _ACCEPTED:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.WEBP
    for shape, shaped in _SHAPES:
        if shape.match(head):
            return shaped
    if head.startswith(b"PK\x03\x04") and (document := _document(head, tail or head)):
        return document
    plain = head.removeprefix(b"\xef\xbb\xbf")
    for pattern, code in _REFUSED_PATTERNS:
        if pattern.match(plain):
            raise Stop(code)
    raise Stop("plain_text" if _is_text(plain) else "unknown")


def _document(head: bytes, tail: bytes) -> Kind | None:
    """Which document a ZIP is, if it is one; cleaning holds it to that."""
    if found := _MIMETYPE.match(head):
        return _BY_TYPE.get(found[1].decode().removeprefix(_OPEN))
    kinds = [kind for name, kind in _BY_PART.items() if name + b".xml" in tail]
    return kinds[0] if len(kinds) == 1 and b"[Content_Types].xml" in tail else None


def _is_text(head: bytes) -> bool:
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in head)
    return not controls
