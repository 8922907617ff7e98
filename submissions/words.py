"""How many words a text has. The browser counts with the same rule, in static/js/word-count.js.

The rule, in the order it is applied:

1. Invisible characters (zero-width space and joiners, soft hyphen, word joiner, byte order mark)
   are taken out: they neither join nor part words. Every other Unicode space parts words, the
   non-breaking one too.
2. A web address (http://, https://, ftp:// or www.) is one word, up to the next space.
3. Each Chinese or Japanese character is one word, for these scripts set no spaces between words.
   Other scripts without spaces, such as Thai, count one word per unbroken run.
4. A word starts with a letter or a digit and goes on over letters, digits and combining marks.
   One apostrophe, hyphen, full stop, underscore or @ between two of them joins: "don't",
   "well-being", "e.g.", "3.5" and an e-mail address are one word each. A comma, colon or slash
   joins digits only: "1,000" and "10:30" are one word, "and/or" is two. Long dashes part words.
5. Everything else counts nothing: bullets, dashes, emoji and signs that stand alone.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_SPACES = r"\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]")
_ADDRESS = re.compile(rf"(?:(?:https?|ftp)://|www\.)[^{_SPACES}]+", re.IGNORECASE | re.ASCII)
_IDEOGRAPH = re.compile(
    "[\u3005-\u3007\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff]"
)
_JOINERS = frozenset("'\u2019-\u2010\u2011._@")
_DIGIT_JOINERS = frozenset(",:/")
# One letter of shape per character: l letter or number, d decimal digit, m mark, j and p joiners.
_WORD = re.compile(r"[ld][ldm]*(?:(?:j|(?<=d)p(?=d))[ld][ldm]*)*")


def count(text: str) -> int:
    """The number of words in a text, by the rule above."""
    text = _INVISIBLE.sub("", text)
    text, addresses = _ADDRESS.subn(" ", text)
    text, ideographs = _IDEOGRAPH.subn(" ", text)
    return addresses + ideographs + len(_WORD.findall(text.translate(_SHAPES)))


class _Shapes(dict[int, str]):
    """The shape of each character that was ever met, by its number; read in C by `translate`."""

    def __missing__(self, number: int) -> str:
        found = self[number] = _shape(chr(number))
        return found


_SHAPES = _Shapes()


def _shape(character: str) -> str:
    if character in _JOINERS:
        return "j"
    if character in _DIGIT_JOINERS:
        return "p"
    category = unicodedata.category(character)
    if category == "Nd":
        return "d"
    return {"L": "l", "N": "l", "M": "m"}.get(category[0], " ")


@dataclass(frozen=True)
class Count:
    """A number of words beside its limits; a limit of None does not bind."""

    number: int
    minimum: int | None = None
    maximum: int | None = None

    @property
    def over(self) -> int:
        """How many words too many, 0 when none."""
        return 0 if self.maximum is None else max(0, self.number - self.maximum)

    @property
    def under(self) -> int:
        """How many words are missing to the minimum, 0 when none."""
        return 0 if self.minimum is None else max(0, self.minimum - self.number)

    @property
    def fits(self) -> bool:
        return not self.over and not self.under


def within(texts: str | Iterable[str], minimum: int | None, maximum: int | None) -> Count:
    """Count one text, or several together (a limit for a whole part), against its limits.

    None and 0 both mean no limit.
    """
    parts = [texts] if isinstance(texts, str) else texts
    return Count(sum(map(count, parts)), minimum or None, maximum or None)
