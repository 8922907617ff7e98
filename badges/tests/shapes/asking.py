"""What our own page says of a badge that is brought."""

import re
from dataclasses import dataclass
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from badges.tests.shapes.badge import Brought
from badges.tests.shapes.breakages import Breakage
from badges.verifying import words
from badges.verifying.results import Word


@dataclass(frozen=True)
class Said:
    """The page: its headline, and all of its words."""

    headline: str
    words: str


def sent(brought: Brought) -> Said:
    """The page after this was brought to `/badges/verify`."""
    given = {"badge": "", "mail": brought.mail}
    if brought.kind == "image":
        given["file"] = SimpleUploadedFile(brought.name, brought.what)
    else:
        given["badge"] = brought.what
    source = Client().post("/badges/verify", given).content.decode()
    found = re.search(r"<h1[^>]*>(.*?)</h1>", source, re.DOTALL)
    return Said(_plain(found[1] if found else ""), _plain(source))


def expected(word: Word, breakage: Breakage | None = None) -> tuple[str, str]:
    """The headline and a sentence that must stand on the page."""
    if breakage and breakage.code:
        return "", words.unreadable(breakage.code)
    _kind, headline, meaning = words.HEADLINES[word]
    return str(headline), str(meaning)


def _plain(source: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", source))).strip()
