"""What a visitor brings: an address, a document, a signed text, or a picture with one inside."""

from dataclasses import dataclass, replace
from enum import StrEnum

from badges.openbadges import jws, png
from badges.openbadges.documents import Document
from badges.openbadges.reading import NotADocument, document
from badges.openbadges.rules import is_address
from badges.verifying import svg

MOST_TEXT = 200_000
MOST_FILE = 2 * 1024 * 1024


class Form(StrEnum):
    """How the badge came."""

    ADDRESS = "address"
    JSON = "json"
    SIGNED = "signed"
    PNG = "png"
    SVG = "svg"


class Unreadable(ValueError):
    """No badge in it; `code` is a key of `words.UNREADABLE`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Presented:
    """A badge as it came: one of its address, its copy or its signed text; `old` before 1.0."""

    form: Form
    address: str = ""
    copy: Document | None = None
    token: str = ""
    old: bool = False


def of_text(text: str) -> Presented:
    """What was pasted. Raises Unreadable."""
    text = text.strip()
    if not text:
        raise Unreadable("nothing")
    if len(text) > MOST_TEXT:
        raise Unreadable("long")
    return _inner(text, Form.JSON)


def of_file(data: bytes) -> Presented:
    """What was uploaded, or stood at an address that is a picture. Raises Unreadable."""
    if not data.strip():
        raise Unreadable("nothing")
    if data.startswith(png.SIGNATURE):
        return _of_png(data)
    if svg.looks_like_one(data):
        return _of_svg(data)
    try:
        return of_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable("kind") from error


def _of_png(data: bytes) -> Presented:
    old = False
    try:
        text = png.unbake(data)
    except png.BakeError as error:
        if error.code != "legacy":
            raise Unreadable(error.code) from error
        text, old = _old_text(data), True
    found = _inner(text.strip(), Form.PNG)
    # before version 1.0 a picture held no more than an address
    return replace(found, form=Form.PNG, old=old or not (found.copy or found.token))


def _old_text(data: bytes) -> str:
    """What a tEXt chunk says; before version 1.0 that was the bare address."""
    for chunk in png.chunks(data):
        keyword, _nul, text = chunk.content.partition(b"\0")
        if chunk.kind == b"tEXt" and keyword == png.KEYWORD.encode():
            return text.decode("latin-1")
    raise Unreadable("compressed")


def _of_svg(data: bytes) -> Presented:
    try:
        verify, body = svg.assertion_in(data)
    except svg.SvgError as error:
        raise Unreadable(error.code) from error
    found = replace(_inner(body or verify, Form.SVG), form=Form.SVG)
    # a text beside the signature, or another badge's: of two readers each would find another badge
    if body and (found.copy is None or verify != found.copy.get("id")):
        raise Unreadable("two_addresses")
    return found


def _inner(text: str, form: Form) -> Presented:
    if text.startswith("{"):
        try:
            copy = document(text)
        except NotADocument as error:
            raise Unreadable("json") from error
        return Presented(form, copy=copy, address=str(copy.get("id") or ""))
    if is_address(text):
        return Presented(Form.ADDRESS, address=text)
    if jws.looks_like_one(text):
        return Presented(Form.SIGNED, token=text)
    raise Unreadable("kind")
