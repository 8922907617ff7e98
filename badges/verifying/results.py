"""What a check found, and what all of them come to. Pure."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from badges.openbadges.documents import Document
from portal.kit import clock


class Verdict(StrEnum):
    """Of one check."""

    GOOD = "good"
    BAD = "bad"
    NOT_ASKED = "not asked"


class Word(StrEnum):
    """Of the whole: one word for each way in which a badge can be wrong."""

    VALID = "valid"
    REVOKED = "revoked"
    ALTERED = "altered"
    INVALID = "invalid"
    VERSION = "another version"
    UNREADABLE = "unreadable"
    OTHERS = "wrong recipient"
    EXPIRED = "expired"
    NOT_FOUND = "not found"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"


# Which word holds where several are true: what its issuer took back first, what could only not be
# asked last.
ORDER = [
    *(Word.REVOKED, Word.VERSION, Word.UNREADABLE, Word.ALTERED, Word.INVALID),
    *(Word.NOT_FOUND, Word.OTHERS, Word.EXPIRED, Word.REFUSED, Word.UNREACHABLE),
]


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what was looked at, what came of it, in a sentence, and when."""

    name: str
    verdict: Verdict
    sentence: str
    at: dt.datetime
    word: Word = Word.VALID


@dataclass(slots=True)
class Findings:
    """The checks so far, in the order in which they were made."""

    checks: list[Check] = field(default_factory=list)

    def good(self, name: str, sentence: str) -> None:
        """It is as it should be."""
        self.checks.append(Check(name, Verdict.GOOD, sentence, clock.now()))

    def bad(self, name: str, sentence: str, word: Word = Word.INVALID) -> None:
        """It is not, and the whole is `word` for it."""
        self.checks.append(Check(name, Verdict.BAD, sentence, clock.now(), word))

    def not_asked(self, name: str, sentence: str) -> None:
        """Nobody wanted to know, or there was nothing to look at."""
        self.checks.append(Check(name, Verdict.NOT_ASKED, sentence, clock.now()))

    def either(
        self, holds: bool, name: str, yes: str, otherwise: str, word: Word = Word.INVALID
    ) -> bool:
        """Good with the one sentence or bad with the other; out: which."""
        if holds:
            self.good(name, yes)
        else:
            self.bad(name, otherwise, word)
        return holds


def word_of(checks: Iterable[Check]) -> Word:
    """What the checks come to."""
    found = {check.word for check in checks if check.verdict == Verdict.BAD}
    return next((word for word in ORDER if word in found), Word.VALID)


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of the class, as it was read."""

    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Examined:
    """All that was found: the checks, and the documents they were made on."""

    word: Word
    checks: tuple[Check, ...]
    at: dt.datetime
    assertion: Document | None = None
    badge_class: Document | None = None
    issuer: Document | None = None
    picture: Picture | None = None
