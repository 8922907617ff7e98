"""What a breakage is, and the lists that breakages are written into."""

from collections.abc import Callable
from dataclasses import dataclass

from badges.tests.shapes.badge import Badge, Brought
from badges.verifying.results import ORDER, Word

Spoil = Callable[[Badge], Brought]


@dataclass(frozen=True)
class Breakage:
    """One way of breaking it, and what must be said of it.

    `word` is ours; `code` the key of what stands beside the field where no badge can be read.
    `said` stands in what the wrapper prints. `differs` is why the official validator says
    otherwise than we do; empty where both agree. `ends` our checks: nothing else is looked at.
    """

    spoil: Spoil
    word: Word
    said: str
    differs: str = ""
    code: str = ""
    ends: bool = False

    def __str__(self) -> str:
        return self.spoil.__name__

    def word_for(self, stands: Word) -> Word:
        """Ours for a badge that was not valid before: whichever is told first."""
        return self.word if self.ends or stands is Word.VALID else min(
            self.word, stands, key=ORDER.index
        )  # fmt: skip


class Breakages(list[Breakage]):
    """Several, in order."""

    def add(self, word: Word, said: str, **more: object) -> Callable[[Spoil], Spoil]:
        """A decorator: this function is one of them."""

        def adding(spoil: Spoil) -> Spoil:
            self.append(Breakage(spoil, word, said, **more))
            return spoil

        return adding

    def unreadable(self, code: str, said: str, **more: object) -> Callable[[Spoil], Spoil]:
        """The same for what has no badge in it that can be read."""
        return self.add(Word.UNREADABLE, said, code=code, ends=True, **more)
