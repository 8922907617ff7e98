"""Baking: a document inside an SVG, and out of it again.

Open Badges 2.0, Baking: one ``<openbadges:assertion verify="...">`` directly after the opening
tag, the prefix declared on ``<svg>``. A hosted badge has its address in `verify` and its JSON as
CDATA in the body; a signed one has the JWS in `verify` and no body.
"""

import json
import re
from typing import NamedTuple

from badges.openbadges.png import BakeError
from badges.openbadges.svg_reading import NAMESPACE, PREFIX, Badge, Seen, look

ELEMENT = f"{PREFIX}:assertion"

_PRINTED = re.compile(r"[!-~]+")
# what XML 1.0 cannot hold as it is (2.2, Characters), though a text of JSON may
_UNHELD = re.compile("[\ufffe\uffff]")
_SPACE = " \t\r\n"


class Unbaked(NamedTuple):
    """What was baked in: an address and the JSON, or a JWS and an empty document."""

    verify: str
    document: str

    @property
    def is_signed(self) -> bool:
        """Whether the badge is a signature rather than an address with its document."""
        return not self.document and not self.verify.startswith(("http:", "https:"))


def bake(svg_bytes: bytes, document: str, verify: str) -> bytes:
    """The drawing with this badge in it, and no other; every other byte stays as it was.

    `document` is the JSON of a hosted badge and `verify` its address; a signed badge has its
    JWS as `verify` and an empty document. Raises BakeError for what is not a well-formed SVG
    without a document type, and for a document or `verify` that cannot be held.
    """
    element = _element(document, verify)
    seen = look(svg_bytes)
    inner = svg_bytes[seen.root_end :]
    for badge in reversed(seen.badges):
        inner = inner[: badge.start - seen.root_end] + inner[badge.end - seen.root_end :]
    return svg_bytes[: seen.root_start] + _opened(seen, element) + inner


def unbake(svg_bytes: bytes) -> Unbaked:
    """What is baked into a drawing. Raises BakeError unless it is exactly one proper badge."""
    found = look(svg_bytes).badges
    if not found:
        raise BakeError("none", "This SVG has no badge in it.")
    if len(found) > 1:
        raise BakeError("many", "This SVG has more than one badge in it.")
    return _read(found[0])


def _read(badge: Badge) -> Unbaked:
    if badge.prefix != PREFIX or not badge.is_in_place:
        raise BakeError("place", "The badge in this SVG does not stand where it must.")
    if not _PRINTED.fullmatch(badge.verify) or badge.has_elements:
        raise BakeError("layout", "The badge in this SVG is not laid out as one.")
    document = badge.text.strip(_SPACE)
    if document:
        _be_object(document)
    return Unbaked(badge.verify, document)


def _opened(seen: Seen, element: bytes) -> bytes:
    """The opening tag, with the prefix declared, and the badge after it."""
    declared = seen.declared.get(PREFIX)
    if declared not in (None, NAMESPACE):
        raise BakeError("prefix", "This SVG uses the prefix openbadges for something else.")
    named = re.match(rb"<[^\s/>]+", seen.root)
    name, rest = (seen.root[: named.end()], seen.root[named.end() :]) if named else (seen.root, b"")
    if not declared:
        rest = f' xmlns:{PREFIX}="{NAMESPACE}"'.encode() + rest
    if rest.endswith(b"/>"):  # a drawing of nothing: it is opened, to take the badge
        return name + rest[:-2] + b">" + element + b"</" + name[1:] + b">"
    return name + rest + element


def _element(document: str, verify: str) -> bytes:
    if not _PRINTED.fullmatch(verify):
        raise BakeError("verify", "A badge needs an address or a signature to be verified by.")
    escaped = verify.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    start = f'<{ELEMENT} verify="{escaped}"'
    if not document:
        return f"{start}/>".encode()
    return f"{start}><![CDATA[{_held(document)}]]></{ELEMENT}>".encode()


def _held(document: str) -> str:
    """The same JSON in letters that CDATA can hold.

    What cannot stand in CDATA can stand in JSON only inside a text, where it may be written as
    an escape: the end of CDATA itself (two sections would be read as one badge and a half by
    others) and two code points that are none of XML's characters.
    """
    _be_object(document)
    document = document.replace("]]>", r"]]\u003e")
    return _UNHELD.sub(lambda found: rf"\u{ord(found[0]):04x}", document)


def _be_object(document: str) -> None:
    try:
        document.encode()
        is_object = isinstance(json.loads(document), dict)
    except (ValueError, RecursionError) as error:
        raise BakeError("json", "The badge is not written as JSON.") from error
    if not is_object:
        raise BakeError("json", "The badge is not an object of JSON.")
