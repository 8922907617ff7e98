"""The words of a cleaned file, for the identity scan: what pages show and what they say unseen."""

import io
from collections.abc import Iterable, Iterator

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from submissions.cleaning.office import words
from submissions.cleaning.result import Text
from submissions.cleaning.sniff import Kind

_SHOWS_NO_WORDS = frozenset(["/Lang", "/DA", "/Lookup", "/CharSet", "/Registry", "/Ordering"])


def extract(data: bytes, kind: Kind) -> Text:
    """The text of a cleaned PDF or office document; a picture has none."""
    if kind in (Kind.JPEG, Kind.PNG, Kind.WEBP):
        return Text(("",), ())
    if kind is not Kind.PDF:
        return Text(*words.read(data))
    return Text(tuple(_pages(data)), tuple(dict.fromkeys(_unseen(data))))


def _pages(data: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            text = page.get_textpage()
            yield text.get_text_range()
            text.close()
            page.close()
    finally:
        document.close()


def _unseen(data: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        tags = pdf.Root.get(Name.StructTreeRoot, Dictionary())
        yield from (key[1:] for key in list(tags.get(Name.RoleMap, Dictionary()).keys()))
        for thing in pdf.objects:
            if not (isinstance(thing, Stream) and thing.get(Name.Type) == Name.XRef):
                yield from _strings(thing, 0)


def _strings(thing: Object, depth: int) -> Iterator[str]:
    if isinstance(thing, String):
        text = str(thing).strip()
        if any(letter.isalnum() for letter in text):
            yield text
    elif depth < 50 and isinstance(thing, Array | Dictionary | Stream):
        yield from _below(_values(thing), depth)


def _values(thing: Object) -> Iterable[Object]:
    if isinstance(thing, Array):
        return thing
    return [value for key, value in thing.items() if key not in _SHOWS_NO_WORDS]


def _below(values: Iterable[Object], depth: int) -> Iterator[str]:
    for value in values:
        if isinstance(value, Object) and not value.is_indirect:
            yield from _strings(value, depth + 1)
