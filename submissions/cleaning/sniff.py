"""Tells what a file is from its bytes. Its name and what the browser said of it count nothing."""

import re
from enum import StrEnum
from pathlib import Path

from submissions.cleaning.result import Stop

MAX_BYTES = 50 * 1000 * 1000
HEAD = 4096


class Kind(StrEnum):
    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    DOCX = "docx"
    PPTX = "pptx"
    XLSX = "xlsx"
    ODT = "odt"
    ODP = "odp"
    ODS = "ods"

    @property
    def media_type(self) -> str:
        """Short for Office: it fits its column, and these files are only ever downloaded."""
        if self in (Kind.JPEG, Kind.PNG, Kind.WEBP):
            return f"image/{self.value}"
        return "application/pdf" if self is Kind.PDF else f"application/x-{self.value}"


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
    ("other_picture", rb".{4}ftyp(hei|hev|mif1|msf1|avif)|\x00\x00\x00\x0cjP  |\xff\x4f\xff\x51"),
    ("recording", rb".{4}(ftyp|moov|mdat|wide|free)|\x1aE\xdf\xa3|RIFF.{4}(AVI |WAVE)"),
    ("recording", rb"OggS|fLaC|ID3|\xff[\xfb\xf3\xf2\xf1\xf9]"),
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
    if size > MAX_BYTES:
        raise Stop("too_big")
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(max(0, size - TAIL))
        return kind_of(head, file.read())


def kind_of(head: bytes, tail: bytes = b"") -> Kind:
    """The kind told by the first and the last bytes; raises Stop for anything not accepted.

    What an office document is stands in the list of its parts, at its end.
    """
    for magic, kind in _ACCEPTED:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.WEBP
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
