"""Walks a PDF from its root and takes out, object by object, what may not stay."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from submissions.cleaning import pdf_content, pdf_images, pdf_keys
from submissions.cleaning.result import Stop

_NOWHERE = frozenset(f"/{key}" for key in pdf_keys.EVERYWHERE)
_CONTAINERS = (Dictionary, Stream, Array)
_DEVICE = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}


def keep(thing: Object, allowed: frozenset[str], counts: Counter, kind: str = "other") -> None:
    """Delete every key that is not allowed, counting each under its own kind or the given one."""
    for key in list(thing.keys()):
        if key[1:] not in allowed:
            counts[pdf_keys.EVERYWHERE.get(key[1:], kind)] += 1
            del thing[key]


def drop(thing: Object, counts: Counter) -> None:
    """Delete the keys that may stand nowhere."""
    for key in _NOWHERE & thing.keys():
        counts[pdf_keys.EVERYWHERE[key[1:]]] += 1
        del thing[key]


def walk(pdf: Pdf, visit: Callable[[Object], Iterable[Object]]) -> None:
    """Visit every dictionary, stream and array that can be reached, each once.

    `visit` returns the containers in the one it is given that stay there.
    """
    seen: set[tuple[int, int]] = set()
    waiting: list[Object] = [pdf.Root]
    while waiting:
        thing = waiting.pop()
        if thing.is_indirect:
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        waiting.extend(visit(thing))


def children(thing: Object) -> Iterator[tuple[Any, Any]]:
    """Key or index, and value, of every container inside this one."""
    pairs = enumerate(thing) if isinstance(thing, Array) else list(thing.items())
    for key, child in pairs:
        if isinstance(child, _CONTAINERS):
            yield key, child


class Scrub:
    """Cleans each object by what it is; `counts` tells what was taken out."""

    def __init__(self, counts: Counter):
        self.counts = counts
        self.layers = 0

    def __call__(self, thing: Object) -> Iterable[Object]:
        inside = self._plain_colours(thing)
        if isinstance(thing, Array):
            return inside.values()
        drop(thing, self.counts)
        if isinstance(thing, Stream):
            self._stream(thing)
            return [child for _, child in children(thing)]
        if isinstance(thing, Dictionary):
            self._dictionary(thing)
        held = thing.keys()
        return [child for key, child in inside.items() if key in held]

    def _plain_colours(self, thing: Object) -> dict[Any, Object]:
        """Replace colour profiles, which can be named after a person's device.

        Returns the containers inside that are none, by key or index.
        """
        inside = dict(children(thing))
        for key, child in list(inside.items()):
            if isinstance(child, Array) and len(child) > 1 and child[0] == Name.ICCBased:
                try:
                    thing[key] = _DEVICE[int(child[1].N)]
                except (AttributeError, KeyError, TypeError, ValueError) as odd:
                    raise Stop("odd_content") from odd
                self.counts["colour_profile"] += 1
                del inside[key]
        return inside

    def _stream(self, stream: Stream) -> None:
        for key in pdf_keys.EXTERNAL_STREAM:
            if f"/{key}" in stream:
                raise Stop("odd_content")
        subtype = stream.get(Name.Subtype)
        if subtype == Name.Image:
            keep(stream, pdf_keys.IMAGE, self.counts)
            pdf_images.scrub(stream, self.counts)
        elif subtype == Name.PS:
            raise Stop("odd_content")
        elif subtype == Name.Form:
            keep(stream, pdf_keys.FORM, self.counts)
            pdf_content.scrub(stream, self.counts)
        elif stream.get(Name.PatternType) == 1:
            pdf_content.scrub(stream, self.counts)

    def _dictionary(self, thing: Dictionary) -> None:
        # each question to the file costs more than one to the set of its keys
        held = thing.keys()
        kind = thing.get(Name.Type) if "/Type" in held else None
        if kind == Name.Pages:
            keep(thing, pdf_keys.PAGES, self.counts)
        elif kind == Name.StructElem:
            keep(thing, pdf_keys.TAG, self.counts, "structure_note")
        elif kind == Name.OCG:
            self._layer(thing)
        elif "/Subtype" in held and thing.get(Name.Subtype) == Name.Type3:
            for _, glyph in children(thing.get(Name.CharProcs, Dictionary())):
                pdf_content.scrub(glyph, self.counts)
        drawn = thing.get(Name.XObject) if "/XObject" in held else None
        if isinstance(drawn, Dictionary):
            self._drawn(drawn)
        marked = thing.get(Name.Properties) if "/Properties" in held else None
        if isinstance(marked, Dictionary):
            self._properties(marked)

    def _drawn(self, drawn: Dictionary) -> None:
        """Only pictures and forms may be drawn, so that each of them is cleaned as one."""
        for _, each in children(drawn):
            if each.get(Name.Subtype) not in (Name.Image, Name.Form):
                raise Stop("odd_content")

    def _layer(self, layer: Dictionary) -> None:
        self.layers += 1
        keep(layer, pdf_keys.LAYER, self.counts, "layer_name")
        name = f"Layer {self.layers}"
        self.counts["layer_name"] += str(layer.get(Name.Name, "")) != name
        layer.Name = name

    def _properties(self, marked: Dictionary) -> None:
        for _, each in children(marked):
            if each.get(Name.Type) not in (Name.OCG, Name.OCMD):
                keep(each, pdf_keys.MARKED, self.counts, "structure_note")
