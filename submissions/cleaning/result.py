"""What cleaning answers: a clean copy with the list of what was removed, its text, or a refusal.

Labels and sentences are message ids: pass them through gettext where they are shown.
"""

from dataclasses import dataclass
from pathlib import Path

from submissions.cleaning.reasons import REASONS


@dataclass(frozen=True)
class Removed:
    """One kind of hidden data that was taken out, and how many of it."""

    kind: str
    label: str
    count: int


@dataclass(frozen=True)
class Cleaned:
    """A copy that was proven clean; pages is 1 for a picture and 0 for a recording."""

    path: Path
    media_type: str
    removed: list[Removed]
    pages: int
    sha256: str

    @classmethod
    def from_json(cls, given: dict) -> "Cleaned":
        """What the cleaner printed about itself."""
        removed = [Removed(**each) for each in given["removed"]]
        return cls(**{**given, "path": Path(given["path"]), "removed": removed})


@dataclass(frozen=True)
class Refused:
    """Why there is no clean copy, and what the author can do instead."""

    code: str
    sentence: str
    what_to_do: str

    @classmethod
    def because(cls, code: str) -> "Refused":
        """The refusal for a code of `reasons.REASONS`; KeyError for any other."""
        return cls(code, *REASONS[code])


@dataclass(frozen=True)
class Text:
    """The text of each page, and texts that no page shows: titles, alternative texts, addresses."""

    pages: tuple[str, ...]
    unseen: tuple[str, ...]

    @property
    def pages_without_text(self) -> list[int]:
        """The numbers of pages that are pictures only, which no scan can read."""
        return [number for number, text in enumerate(self.pages, 1) if not text.strip()]


class Stop(Exception):
    """Raised inside the cleaners with the code of a refusal."""

    def __init__(self, code: str):
        super().__init__(code)
        self.refusal = Refused.because(code)
