"""The result as its page shows it: plain words and days, and never who it is about."""

import base64
import datetime as dt
import re
from dataclasses import dataclass

from badges.openbadges.documents import Document
from badges.openbadges.rules import is_address
from badges.verifying import words
from badges.verifying.dates import day_of, moment
from badges.verifying.documents import fields, host_of, text
from badges.verifying.results import Check, Examined, Picture, Verdict

# A picture stands in the page itself: a browser that fetched it would tell its issuer who looks.
MOST_PICTURE = 400 * 1024
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


@dataclass(frozen=True, slots=True)
class ResultPage:
    """What stands above the checks, and the checks."""

    kind: str
    headline: str
    meaning: str
    name: str
    caption: str
    description: str
    language: str
    issuer: str
    issuer_url: str
    issuer_host: str
    awarded: str
    expires: str
    picture: str
    checks: tuple[Check, ...]
    wrong: tuple[str, ...]
    at: dt.datetime


def of(found: Examined) -> ResultPage:
    """The page of an examination. Texts of the badge are shown as they are, cut where endless."""
    kind, headline, meaning = words.HEADLINES[found.word]
    made, who, said = found.badge_class or {}, found.issuer or {}, found.assertion or {}
    url = text(who.get("url"))
    return ResultPage(
        kind=kind,
        headline=str(headline),
        meaning=str(meaning),
        name=text(made.get("name"))[:300],
        caption=text(fields(made.get("image")).get("caption"))[:300],
        description=text(made.get("description"))[:2000],
        language=_language(made),
        issuer=text(who.get("name"))[:300],
        issuer_url=url if is_address(url) else "",
        issuer_host=host_of(text(who.get("id")))[:300],
        awarded=_day(said.get("issuedOn")),
        expires=_day(said.get("expires")),
        picture=_shown(found.picture),
        checks=found.checks,
        wrong=tuple(c.sentence for c in found.checks if c.verdict == Verdict.BAD),
        at=found.at,
    )


def _language(made: Document) -> str:
    given = text(made.get("@language"))
    return given if LANGUAGE.fullmatch(given) else ""


def _day(value: object) -> str:
    found = moment(value)
    return day_of(found) if found else ""


def _shown(picture: Picture | None) -> str:
    if picture is None or len(picture.body) > MOST_PICTURE:
        return ""
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.body).decode()}"
