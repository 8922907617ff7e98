"""The proof for a PDF: every object of the file, every stream unpacked."""

import io
import zlib
from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from submissions.cleaning import pdf_keys
from submissions.cleaning.needles import Needles

MAX_UNPACKED = 2_000_000_000
_CHUNK = 1 << 20
_TAIL = 1 << 10
_TRAILER = pdf_keys.keys("Root Size ID Type W Index Length Filter DecodeParms Prev")
_ACTIONS = frozenset(
    Name("/" + name)
    for name in pdf_keys.keys("JavaScript Launch GoToR GoToE SubmitForm ImportData Rendition")
)
_TYPES = frozenset([Name.EmbeddedFile, Name.Filespec, Name.Metadata, Name.Sig])
_KEYED = (Dictionary, Stream)
_NOWHERE = frozenset(f"/{key}" for key in pdf_keys.EVERYWHERE)
_HIDDEN = (
    b"Exif\0\0", b"http://ns.adobe.com/x", b"Photoshop 3.0", b"ICC_PROFILE\0", b"<x:xmpmeta",
    b"<?xpacket",
)  # fmt: skip
_WEB = ("http://", "https://", "mailto:", "tel:")


def findings(data: bytes, needles: Needles) -> Iterator[str]:
    """Each thing that should not be in the file."""
    if data.count(b"%%EOF") != 1 or not data[-_TAIL:].rstrip().endswith(b"%%EOF"):
        yield "more than one version, or data after the end"
    if needles.in_bytes(data):
        yield "a forbidden string"
    with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
        yield from _strangers(pdf.trailer, _TRAILER, "trailer")
        yield from _strangers(pdf.Root, pdf_keys.CATALOG, "catalogue")
        for page in pdf.pages:
            yield from _strangers(page.obj, pdf_keys.PAGE, "page")
            marks = page.obj.get(Name.Annots, Array())
            yield from ("a mark" for mark in marks if mark.get(Name.Subtype) != Name.Link)
        yield from _objects(pdf, needles)


def _strangers(thing: Object, allowed: frozenset[str], place: str) -> Iterator[str]:
    yield from (f"{place} {key}" for key in list(thing.keys()) if key[1:] not in allowed)


def _objects(pdf: pikepdf.Pdf, needles: Needles) -> Iterator[str]:
    unpacked = 0
    for thing in pdf.objects:
        yield from _inside(thing, needles, 0)
        if isinstance(thing, Stream) and thing.get(Name.Type) not in (Name.ObjStm, Name.XRef):
            for found, size in _stream(thing, needles):
                unpacked += size
                if unpacked > MAX_UNPACKED:
                    yield "too much to unpack"
                    return
                yield from found


def _inside(thing: Object, needles: Needles, depth: int) -> Iterator[str]:
    """What one object and the direct objects in it hold."""
    if depth > 50:
        yield "objects nested too deep"
    elif isinstance(thing, Array):
        if len(thing) and thing[0] == Name.ICCBased:
            yield "a colour profile"
        yield from _children(thing, needles, depth)
    elif isinstance(thing, _KEYED):
        # each question to the file costs more than one to the set of its keys
        held = thing.keys()
        yield from (f"key {key}" for key in _NOWHERE & held)
        acts = "/S" in held and thing.get(Name.S) in _ACTIONS
        if acts or ("/Type" in held and thing.get(Name.Type) in _TYPES):
            yield "an action or a file"
        if "/URI" in held and not str(thing[Name.URI]).lower().startswith(_WEB):
            yield "a link to a computer"
        yield from _children(thing.values(), needles, depth)
    elif isinstance(thing, String) and needles.in_text(str(thing)):
        yield "a forbidden string"


def _children(values: Iterable[Object], needles: Needles, depth: int) -> Iterator[str]:
    for value in values:
        if isinstance(value, Object) and not value.is_indirect:
            yield from _inside(value, needles, depth + 1)


def _stream(stream: Stream, needles: Needles) -> Iterator[tuple[list[str], int]]:
    """Findings and size, piece by piece."""
    search = needles.among_pixels if stream.get(Name.Subtype) == Name.Image else needles.in_bytes
    given = stream.get(Name.Filter)
    filters = list(given) if isinstance(given, Array) else [given]
    raw = stream.read_raw_bytes()
    pieces = _inflated(raw) if filters[0] == Name.FlateDecode else iter([raw])
    before = b""
    for piece in pieces:
        if piece is None:
            yield ["data after a stream"], 0
            continue
        window = before + piece
        found = ["hidden data in a stream"] if any(each in window for each in _HIDDEN) else []
        yield found + (["a forbidden string"] if search(window) else []), len(piece)
        before = piece[-256:]


def _inflated(raw: bytes) -> Iterator[bytes | None]:
    """The stream in pieces, and None if something follows its end."""
    inflate = zlib.decompressobj()
    try:
        piece = inflate.decompress(raw, _CHUNK)
        while piece or inflate.unconsumed_tail:
            yield piece
            piece = inflate.decompress(inflate.unconsumed_tail, _CHUNK)
    except zlib.error:
        yield None
    if inflate.unused_data.strip(b"\r\n\0"):
        yield None
