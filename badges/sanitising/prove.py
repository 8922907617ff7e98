"""A second reader of a finished drawing, which finds anything that should not be there."""

from typing import NoReturn
from xml.parsers import expat

from lxml import etree

from badges.sanitising import values
from badges.sanitising.allowed import ATTRIBUTES, ELEMENTS, SVG, WORDED, XLINK
from badges.sanitising.reasons import Unfit

_NAMES = ATTRIBUTES | WORDED | {"id", "class", "style"}


def prove(data: bytes) -> None:
    """Raise Unfit if a drawing holds anything but the elements and attributes that are allowed."""
    parser = expat.ParserCreate("utf-8", "\f")
    parser.StartElementHandler = _element
    parser.StartDoctypeDeclHandler = _refuse
    parser.ProcessingInstructionHandler = _refuse
    parser.CommentHandler = _refuse
    try:
        parser.Parse(data, True)
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (expat.ExpatError, etree.XMLSyntaxError) as error:
        raise Unfit("stopped") from error
    if not all(values.is_inert(each.text or "") for each in root.iter(f"{{{SVG}}}style")):
        _refuse()


def _element(name: str, attributes: dict[str, str]) -> None:
    space, _, local = name.partition("\f")
    if space != SVG or local not in ELEMENTS:
        _refuse()
    for key, value in attributes.items():
        if key in ("href", f"{XLINK}\fhref"):
            is_fine = value.startswith(("#", "data:image/png;base64,"))
        else:
            is_fine = key in _NAMES and (key in WORDED or _draws(value))
        if not is_fine:
            _refuse()


def _draws(value: str) -> bool:
    """Whether a value, or every declaration of a style, has no address in it."""
    return all(values.is_safe(part) for part in value.replace(":", ";").split(";"))


def _refuse(*_said: object) -> NoReturn:
    raise Unfit("stopped")
