"""Packs planted office documents, and finds what is left of a person in cleaned ones."""

import base64
import io
import zipfile
from urllib.parse import quote

from submissions.tests import planted

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
name = planted.name


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


def unpacked(data):
    """All names and all contents of a package, and of packages in it, in one piece."""
    pieces = [data]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            body = archive.read(info)
            pieces += [info.filename.encode(), info.comment, info.extra, body]
            pieces += planted._unpacked(body) if info.filename.endswith(".png") else []
            if body.startswith(b"PK"):
                pieces.append(unpacked(body))
    return b"\n".join(pieces)


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
