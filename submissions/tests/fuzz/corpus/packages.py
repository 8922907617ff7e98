"""Office packages and other ZIPs that lie, nest, overlap or unpack without end."""

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

from submissions.tests import planted
from submissions.tests.office import odf, packing, sheets, slides, words

docx = cache(words.docx)


def zipped(parts: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A plain ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def _nested(depth: int) -> bytes:
    data = bytes(1_000_000)
    for level in range(depth):
        data = zipped({f"{level}-{n}.zip": data for n in range(10)})
    return data


def _listed(data: bytes, change: Callable[[bytearray, int], None]) -> bytes:
    """`data` after `change` on each entry of its central list."""
    changed = bytearray(data)
    at = changed.find(b"PK\x01\x02")
    while at >= 0:
        change(changed, at)
        at = changed.find(b"PK\x01\x02", at + 46)
    return bytes(changed)


def _put(form: str, offset: int, value: int) -> Callable[[bytearray, int], None]:
    return lambda data, at: struct.pack_into(form, data, at + offset, value)


def _nothing_but_lies() -> bytes:
    return _listed(docx(), _put("<I", 24, 0xFFFFFFF0))


def _overlapping(times: int) -> bytes:
    """A list that names the same bytes many times under other names."""
    body = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = body.compress(bytes(9_000_000)) + body.flush()
    code, out, listed = zlib.crc32(bytes(9_000_000)), b"", b""
    sizes = struct.pack("<III", code, len(packed), 9_000_000)
    out = struct.pack("<IHHHHH", 0x04034B50, 20, 0, 8, 0, 0) + sizes + struct.pack("<HH", 1, 0)
    out += b"a" + packed
    for number in range(times):
        name = b"word/%d.xml" % number
        listed += struct.pack("<IHHHHHH", 0x02014B50, 20, 20, 0, 8, 0, 0) + sizes
        listed += struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0) + name
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, times, times, len(listed), len(out), 0)
    return out + listed + end + b"[Content_Types].xml word/document.xml"


def _quine() -> bytes:
    """An entry whose bytes are those of the whole: it opens into itself, over and over."""
    start = b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml word/document.xml"
    return start + docx()[4:] + start


def _method(number: int) -> bytes:
    return _listed(docx(), _put("<H", 10, number))


def _named(name: str) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return words.docx(**{name: b"x"})


LAUGH = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGH}]><x>&a9;</x>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY % o SYSTEM "http://127.0.0.1:9/x"> %o;]><x/>'
PASSWD = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
INCLUDE = '<x xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd" parse="text"/></x>'
_BODY = "word/document.xml"


def _in_body(text: str) -> bytes:
    return words.docx(**{_BODY: f"<w:document {words.HEAD}><w:body>{text}</w:body></w:document>"})


def _deep_tables(depth: int) -> str:
    cell = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    return cell[0] * depth + cell[1] * depth


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

CASES: dict[str, Callable[[], bytes]] = {
    "zip in zip in zip": lambda: _nested(3),
    "zip in a document": lambda: words.docx(**{"word/embeddings/a.zip": _nested(2)}),
    "document in a document": lambda: words.docx(**{"word/embeddings/a.docx": docx()}),
    "bomb in a picture": lambda: words.docx(**{"word/media/a.png": planted.png_of(30_000, 30_000)}),
    "sizes that lie": _nothing_but_lies,
    "size of nothing": lambda: _listed(docx(), _put("<I", 24, 0)),
    "checksum that lies": lambda: _listed(docx(), _put("<I", 16, 1)),
    "offsets out of the file": lambda: _listed(docx(), _put("<I", 42, 0x7FFFFFFF)),
    "names without end": lambda: _listed(docx(), _put("<H", 28, 0xFFFF)),
    "encrypted entries": lambda: _listed(docx(), _put("<H", 8, 1)),
    "bzip2": lambda: _method(12),
    "lzma": lambda: _method(14),
    "a method nobody knows": lambda: _method(99),
    "overlapping": lambda: _overlapping(9_000),
    "opens into itself": _quine,
    "the list is cut": lambda: docx()[:-40],
    "only the end": lambda: b"PK\x05\x06" + bytes(18),
    "twenty thousand entries": lambda: words.docx(**{f"word/{n}.xml": b"" for n in range(20_000)}),
    "name with a bidi mark": lambda: _named("word/\u202exml.exe"),
    "name with NUL": lambda: docx().replace(b"word/styles.xml", b"word/styl\0s.xml"),
    "name of a device": lambda: _named("word/CON.xml"),
    "name of four thousand": lambda: _named("word/" + "a" * 4000 + ".xml"),
    "laughs": lambda: words.docx(**{_BODY: LAUGHS}),
    "laughs in the types": lambda: words.docx(**{"[Content_Types].xml": LAUGHS}),
    "laughs in the relations": lambda: words.docx(**{"_rels/.rels": LAUGHS}),
    "laughs in OpenDocument": lambda: odf.odt(**{"styles.xml": LAUGHS}),
    "from outside": lambda: words.docx(**{_BODY: OUTSIDE}),
    "a file as entity": lambda: slides.pptx(**{"ppt/presentation.xml": PASSWD}),
    "included": lambda: sheets.xlsx(**{"xl/workbook.xml": INCLUDE}),
    "utf-7": lambda: words.docx(**{_BODY: b'<?xml version="1.0" encoding="utf-7"?>+ADw-x/+AD4-'}),
    "attributes without end": lambda: words.docx(
        **{_BODY: "<x " + " ".join(f'a{n}="1"' for n in range(200_000)) + "/>"}
    ),
    "one attribute of megabytes": lambda: words.docx(**{_BODY: f'<x a="{"a" * 20_000_000}"/>'}),
    "tables in tables": lambda: _in_body(_deep_tables(300)),
    "a hundred thousand paragraphs": lambda: _in_body("<w:p/>" * 100_000),
    "words that do not store": lambda: _in_body("<w:p><w:r><w:t>a&#1;b</w:t></w:r></w:p>"),
    "words of every kind": lambda: _in_body(
        "<w:p><w:r><w:t>a\u202eb\u200b\ufeff\ufffe\ue000\U0010ffff&#xd7ff;</w:t></w:r></w:p>"
    ),
    "relations in a ring": lambda: words.docx(
        **{
            "word/_rels/document.xml.rels": packing.rels(
                ("rId1", "header", "document.xml"), ("rId2", "styles", "../word/document.xml")
            )
        }
    ),
    "relations that lead out": lambda: words.docx(
        **{"_rels/.rels": packing.rels(("rId1", "officeDocument", "file:///etc/passwd", "External"))}
    ),
    "template from outside": lambda: words.docx(
        **{
            "word/_rels/settings.xml.rels": packing.rels(
                ("rId1", "attachedTemplate", "http://127.0.0.1:9/x.dotm", "External")
            )
        }
    ),
    "old Office with a password": lambda: _OLE + "EncryptedPackage".encode("utf-16-le") * 40,
    "old Office": lambda: _OLE + bytes(4000),
    "Flat OPC": lambda: b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><x/>',
    "RTF that opens a link": lambda: b"{\\rtf1{\\field{\\*\\fldinst INCLUDEPICTURE http://x/ }}}",
    "7z": lambda: b"7z\xbc\xaf\x27\x1c" + bytes(60),
    "rar": lambda: b"Rar!\x1a\x07\x01\0" + bytes(60),
    "gzip bomb": lambda: zlib.compress(bytes(50_000_000), 9, 31),
    "epub": lambda: zipped({"mimetype": b"application/epub+zip"}, zipfile.ZIP_STORED),
    "jar": lambda: zipped({"META-INF/MANIFEST.MF": b"x", "A.class": b"\xca\xfe\xba\xbe"}),
    "Word and Excel at once": lambda: words.docx(**{"xl/workbook.xml": b"<x/>"}),
}  # fmt: skip
