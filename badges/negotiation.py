"""Which form of a thing a client asked for, by its Accept header. Pure (RFC 9110, 12.5.1).

Source: Open Badges 2.0, "Setting Content-Type": JSON-LD by default, plain JSON when only that is
accepted, HTML when it ranks first.
"""

import re
from typing import NamedTuple

LD, JSON, HTML = "application/ld+json", "application/json", "text/html"
OFFERED = (LD, JSON, HTML)
QUALITY = re.compile(r"[01](\.[0-9]*)?|\.[0-9]+")


class Range(NamedTuple):
    """One media range of an Accept header, with its quality and its place."""

    type: str
    q: float
    place: int


def choose(accept: str) -> str:
    """The media type to answer with: the best quality, then what the client names first.

    Within one range of the client's (`*/*`) JSON-LD comes before JSON before HTML. A header that
    accepts none of the three is answered with JSON-LD: a badge is more use than a 406.
    """
    ranges = list(parse(accept)) or [Range("*/*", 1.0, 0)]
    ranked = [(*_rank(offer, ranges), place, offer) for place, offer in enumerate(OFFERED)]
    quality, _named, _place, best = min(ranked)
    return best if quality < 0 else LD


def parse(accept: str) -> list[Range]:
    """The media ranges of a header; what cannot be read is left out."""
    found = []
    for place, part in enumerate(accept.split(",")):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if media.count("/") == 1:
            found.append(Range(media, _quality(parameters), place))
    return found


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            # a number that Python reads and no header may say ("nan") has no place in an order
            said = QUALITY.fullmatch(value.strip())
            return min(float(said[0]), 1.0) if said else 0.0
    return 1.0


def _rank(offer: str, ranges: list[Range]) -> tuple[float, int]:
    """(minus quality, place) by the most specific range that covers the offer."""
    covering = [(_specific(r.type, offer), r) for r in ranges if _specific(r.type, offer)]
    if not covering:
        return 0.0, len(ranges)
    _level, best = max(covering, key=lambda pair: (pair[0], -pair[1].place))
    return -best.q, best.place


def _specific(media: str, offer: str) -> int:
    """3 for the very type, 2 for type/*, 1 for */*, 0 when it does not cover the offer."""
    if media == offer:
        return 3
    if media == offer.split("/")[0] + "/*":
        return 2
    return 1 if media == "*/*" else 0
