"""Cleans the pictures inside a PDF without decoding their pixels."""

from collections import Counter

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from submissions.cleaning import segments
from submissions.cleaning.jbig2 import has_comments
from submissions.cleaning.result import Stop

_PIXELS = frozenset(
    [Name.FlateDecode, Name.LZWDecode, Name.RunLengthDecode, Name.CCITTFaxDecode,
     Name.ASCII85Decode, Name.ASCIIHexDecode]
)  # fmt: skip
# A page of a poster at 400 dots to the inch; readers' browsers draw what is let through.
MAX_PIXELS = 200_000_000


def scrub(stream: Stream, counts: Counter) -> None:
    """Strip a JPEG, let plain pixels pass, raise Stop for a form that cannot be proven clean."""
    if int(stream.get(Name.Width, 0)) * int(stream.get(Name.Height, 0)) > MAX_PIXELS:
        raise Stop("unpacks_too_large")
    filters = _filters(stream)
    if any(each not in _PIXELS for each in filters[:-1]):
        raise Stop("odd_picture")
    if not filters or filters[-1] in _PIXELS:
        return
    coded = _coded(stream, filters)
    if filters[-1] == Name.JBIG2Decode:
        if has_comments(coded):
            raise Stop("odd_picture")
    elif filters[-1] == Name.DCTDecode:
        _strip(stream, coded, counts)
    else:
        raise Stop("odd_picture")


def _filters(stream: Stream) -> list:
    given = stream.get(Name.Filter)
    if given is None:
        return []
    return list(given) if isinstance(given, Array) else [given]


def _coded(stream: Stream, filters: list) -> bytes:
    """The coded picture, with the filters before the last undone."""
    if len(filters) == 1:
        return stream.read_raw_bytes()
    if stream.get(Name.DecodeParms) is not None:
        raise Stop("odd_picture")
    with pikepdf.new() as aside:
        inner = Stream(aside, stream.read_raw_bytes())
        inner.Filter = Array(filters[:-1])
        return inner.read_bytes()


def _strip(stream: Stream, coded: bytes, counts: Counter) -> None:
    try:
        found = segments.hidden(coded)
        clean = segments.strip(coded)
    except Stop as broken:
        raise Stop("odd_picture") from broken
    found.pop("jfif", None)
    counts.update(found)
    parms = stream.get(Name.DecodeParms)
    plain = parms if isinstance(parms, Dictionary) else None
    stream.write(clean, filter=Name.DCTDecode, decode_parms=plain)
