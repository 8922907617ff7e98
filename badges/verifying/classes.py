"""What was awarded and by whom: class, picture and issuer, each at its own address."""

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from django.utils.translation import gettext as _

from badges.openbadges import png
from badges.openbadges.documents import Document
from badges.openbadges.rules import EMAIL, is_address, is_text
from badges.verifying import svg
from badges.verifying.documents import as_list, fields, get, link, linked, missing
from badges.verifying.results import Findings, Picture
from badges.verifying.web import PICTURES, Web

DATA = re.compile(r"data:(image/png|image/svg\+xml)((?:;[^;,]*)*),(.*)", re.DOTALL)


def badge_class(web: Web, found: Findings, assertion: Document) -> Document | None:
    """The class, with every field that a class must have."""
    name = _("What was awarded")
    made = linked(web, found, name, link(assertion.get("badge")), ["BadgeClass"])
    if made is None:
        return None
    criteria = made.get("criteria")
    reasons = link(criteria) or fields(criteria).get("narrative")
    wrong = [each for each in ("name", "description") if not is_text(made.get(each))]
    wrong += [] if is_text(reasons) else ["criteria"]
    wrong += (
        [] if all(_is_target(goal) for goal in as_list(made.get("alignment"))) else ["alignment"]
    )
    found.either(not wrong, name, _("Its class is published and complete."), missing(wrong))
    return made


def _is_target(goal: object) -> bool:
    given = fields(goal)
    return is_text(given.get("targetName")) and is_address(given.get("targetUrl"))


def issuer(web: Web, found: Findings, made: Document) -> Document | None:
    """The issuer's profile, with every field that an issuer must have."""
    name = _("Who awarded it")
    who = linked(web, found, name, link(made.get("issuer")), ["Issuer", "Profile"])
    if who is None:
        return None
    wrong = [] if is_text(who.get("name")) else ["name"]
    wrong += [] if is_address(who.get("url")) else ["url"]
    wrong += [] if _is_mail(who.get("email")) else ["email"]
    found.either(not wrong, name, _("The issuer is published and complete."), missing(wrong))
    return who


def _is_mail(value: object) -> bool:
    # no longer than an address can be: the pattern takes its time for endless ones
    return isinstance(value, str) and len(value) <= 320 and bool(EMAIL.fullmatch(value))


def picture(web: Web, found: Findings, made: Document) -> Picture | None:
    """The picture of the class: PNG or SVG by its bytes, and sent as what it is."""
    name, address = _("The picture"), link(made.get("image"))
    image = _inside(address) if address.startswith("data:") else _outside(web, found, name, address)
    if image is None:
        return None
    kind = kind_of(image.body)
    good = bool(kind) and kind == image.media_type
    said = _("It is neither PNG nor SVG, or is sent as something else.")
    return image if found.either(good, name, _("It is a PNG or an SVG."), said) else None


def kind_of(body: bytes) -> str:
    """What a picture is by its first bytes; empty for everything but PNG and SVG."""
    if body.startswith(png.SIGNATURE):
        return "image/png"
    return "image/svg+xml" if svg.looks_like_one(body) else ""


def _outside(web: Web, found: Findings, name: str, address: str) -> Picture | None:
    if not is_address(address):
        found.bad(name, missing(["image"]))
        return None
    answer = get(web, found, name, address, PICTURES)
    return Picture(answer.media_type, answer.body) if answer else None


def _inside(address: str) -> Picture:
    """A picture written into its address; one that cannot be read is of no kind."""
    match = DATA.fullmatch(address)
    if match is None:
        return Picture("", b"")
    try:
        packed = match[2].endswith(";base64")
        body = base64.b64decode(match[3]) if packed else unquote_to_bytes(match[3])
    except (binascii.Error, ValueError):
        return Picture("", b"")
    return Picture(match[1], body)
