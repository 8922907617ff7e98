"""Packs planted office documents, and finds what is left of a person in cleaned ones."""

import base64
import contextlib
import io
import re
import zipfile
import zlib
from urllib.parse import quote

from submissions.tests import planted

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
name = planted.name


FIELDS = (
    "AUTHOR", "LASTSAVEDBY", "USERNAME", "USERADDRESS", "USERINITIALS", "FILENAME", "TEMPLATE",
    "DOCPROPERTY Company", "DOCVARIABLE a", "INFO Author", "MERGEFIELD Name",
)  # fmt: skip


def package(parts, *, comment=b"", tail=b""):
    """A ZIP with an odd time, an extra field and a comment on each entry and on the whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, body in parts.items():
            info = zipfile.ZipInfo(path, (2026, 3, 4, 5, 6, 8))
            info.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            if path != "mimetype":
                words = name("zip extra").encode()
                info.extra = b"\xfe\xca" + len(words).to_bytes(2, "little") + words
                info.comment = name("entry comment").encode()
            archive.writestr(info, body)
        archive.comment = comment or name("zip comment").encode()
    return out.getvalue() + tail


def rels(*lines):
    """A relationships part of (id, kind or whole type, target[, "External"])."""
    made = ""
    for number, kind, target, *mode in lines:
        kind = kind if ":" in kind else f"{REL}/{kind}"
        outside = f' TargetMode="{mode[0]}"' if mode else ""
        made += f'<Relationship Id="{number}" Type="{kind}" Target="{target}"{outside}/>'
    return f'<Relationships xmlns="{PACKAGE}relationships">{made}</Relationships>'


def types(**overrides):
    """The content types; keys are part names with _ for / and __ for a dot."""
    made = "".join(
        f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Default Extension="jpg" ContentType="image/jpeg"/>'
        f'<Default Extension="{name("extension").replace(" ", "")}" ContentType="x/y"/>{made}'
        "</Types>"
    )


PROPERTIES = {
    "docProps/core.xml": f"<cp><creator>{name('core creator')}</creator>"
    f"<lastModifiedBy>{name('core modified')}</lastModifiedBy></cp>",
    "docProps/app.xml": f"<P><Company>{name('app company')}</Company>"
    f"<Manager>{name('app manager')}</Manager></P>",
    "docProps/custom.xml": f"<P><property name='x'>{name('custom property')}</property></P>",
    "docProps/thumbnail.jpeg": planted.jpeg(),
    "customXml/item1.xml": f"<x>{name('custom xml')}</x>",
}
PROPERTY_SLOTS = (
    "core creator", "core modified", "app company", "app manager", "custom property", "custom xml",
)  # fmt: skip
ZIP_SLOTS = ("zip extra", "entry comment", "zip comment")
ROOT = (
    ("rId2", f"{PACKAGE}relationships/metadata/core-properties", "docProps/core.xml"),
    ("rId3", "extended-properties", "docProps/app.xml"),
    ("rId4", "custom-properties", "docProps/custom.xml"),
    ("rId5", f"{PACKAGE}relationships/metadata/thumbnail", "docProps/thumbnail.jpeg"),
)


def unpacked(data, depth=3):
    """Everything in one piece: the file, and whatever in it is a package, inflates or is base64."""
    return b"\n".join([data, *(unpacked(each, depth - 1) for each in _within(data, depth))])


def _within(data, depth):
    if not depth:
        return
    if data.startswith(b"PK"):
        yield from _entries(data)
        return
    yield from planted._unpacked(data)
    for run in re.findall(rb"[A-Za-z0-9+/]{24,}={0,2}", data):
        yield base64.b64decode(run.rstrip(b"=")[: len(run) // 4 * 4])
    for start in (each.start() for each in re.finditer(rb"\x1f\x8b\x08", data)):
        with contextlib.suppress(zlib.error):
            yield zlib.decompressobj(31).decompress(data[start:])


def _entries(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            yield b"\n".join([info.filename.encode(), info.comment, info.extra])
            yield archive.read(info)


def left(data, slots):
    """The slots whose identifier can still be read, in whatever usual encoding."""
    everything = unpacked(data).lower()
    return [slot for slot in slots if any(code in everything for code in _codes(name(slot)))]


def _codes(text):
    for form in (text, text.replace(" ", ""), quote(text), text.replace(" ", "+")):
        for code in ("utf-8", "utf-16-le", "utf-16-be"):
            raw = form.encode(code)
            yield raw.lower()
            yield raw.hex().encode()
            for shift in range(3):
                whole = base64.b64encode(b"x" * shift + raw)
                yield whole[4 if shift else 0 : -4].lower()
