"""One thing to look for in folded text, and how words become one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from submissions.fold import plain

BEFORE, AFTER = r"(?<![^\W_])", r"(?![^\W_])"
GAP = r"[\s._-]+"
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True)
class Pattern:
    """What to look for in folded text, and whether it counts in lower case.

    `needs` are strings one of which every match contains; looking for them alone is far quicker.
    """

    kind: str
    expression: re.Pattern[str]
    only_capitalised: bool = False
    needs: tuple[str, ...] = ()

    def may_be_in(self, folded: str) -> bool:
        """Whether it is worth looking."""
        return not self.needs or any(need in folded for need in self.needs)


def words_of(name: str) -> list[str]:
    """The words of a name, folded."""
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", plain(name))


def phrase(kind: str, words: Iterable[str], only_capitalised: bool = False) -> Iterator[Pattern]:
    """These words one after the other; nothing where there are none."""
    words = list(words)
    body = GAP.join(map(re.escape, words))
    if not body:
        return
    needs = (max(words, key=len),)
    if not UNSPACED.search(body):
        body = f"{BEFORE}{body}{AFTER}"
    yield Pattern(kind, re.compile(body), only_capitalised, needs)
