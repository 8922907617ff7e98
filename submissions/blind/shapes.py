"""What crosses the blind line, as frozen dataclasses without identity, model and date.

A missing field means hidden (design, section 2, rule 4).
"""

from dataclasses import dataclass

from credentials.reading import CriterionText


@dataclass(frozen=True, slots=True)
class Answer:
    """A prompt and what was answered, with its length in words."""

    label: str
    prompt: str
    text: str
    words: int


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence; `n` counts within its part and goes into the file's name.

    `student` is A, B or empty and ties pieces of several parts together (row A29). `sha256` is that
    of the very copy that is served, empty where pages were taken out of it. `is_withheld` says that
    there is a file or a link and the anonymity officer keeps it from readers; `hidden_pages` are
    those of a document that are empty for the same reason.
    """

    n: int
    slot_label: str
    student: str
    kind: str
    caption: str
    text: str
    url: str
    media_type: str
    pages: int
    ext: str
    sha256: str = ""
    is_withheld: bool = False
    hidden_pages: tuple[int, ...] = ()

    @property
    def is_image(self) -> bool:
        """It can stand on the page as a picture."""
        return self.media_type.startswith("image/")

    @property
    def is_pdf(self) -> bool:
        """It can stand on the page in a frame."""
        return self.media_type == "application/pdf"

    @property
    def is_audio(self) -> bool:
        """It can be played on the page."""
        return self.media_type.startswith("audio/")

    @property
    def is_video(self) -> bool:
        """It can be played on the page."""
        return self.media_type.startswith("video/")


@dataclass(frozen=True, slots=True)
class WorkPart:
    """One part: what was asked, what was given, and how it is scored."""

    number: int
    title: str
    kind: str
    scale: str
    instructions: str
    passing: str
    activity: str
    answers: tuple[Answer, ...]
    items: tuple[Item, ...]
    met_before: bool
    criteria: tuple[CriterionText, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """One attempt. `stack` is the name of the stack it was started from, or empty."""

    title: str
    stack: str
    attempt: int
    note: str
    parts: tuple[WorkPart, ...]
