"""How much a drawing asks of whoever shows it.

A few elements that use one another over and over can ask for more than any computer can draw.
Each element counts once for every time that it would be drawn.
"""

from lxml import etree

from badges.sanitising import values
from badges.sanitising.allowed import HREF
from badges.sanitising.reasons import Unfit

MOST = 20_000


def weigh(data: bytes) -> None:
    """Raise Unfit for a drawing that draws too much, or that uses itself."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    named = {name: each for each in root.iter() if (name := each.get("id"))}
    if _weight(root, named, {}) > MOST:
        raise Unfit("too_complex")


def _weight(
    element: etree._Element,
    named: dict[str, etree._Element],
    known: dict[etree._Element, int | None],
) -> int:
    if element in known:
        weight = known[element]
        if weight is None:  # it is being weighed: it uses itself
            raise Unfit("too_complex")
        return weight
    known[element] = None
    aims = [named[name] for name in _aims(element) if name in named]
    total = 1 + sum(_weight(each, named, known) for each in [*element, *aims])
    known[element] = total
    return total


def _aims(element: etree._Element) -> list[str]:
    aims = []
    for key, value in element.attrib.items():
        if key in HREF and value.startswith("#"):
            aims.append(value[1:])
        aims += values.places(value)
    return aims
