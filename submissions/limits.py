"""Word limits at their scope, with the reason in words. The server decides (row A24).

Too many words is an error and stops completing and submitting; too few is a warning. Beside the
word limits of a part, no single text is ever longer than LONGEST characters.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from submissions import words

WHOLE = 0
# Characters of one typed text: an answer, a description, a piece of evidence. Some fourteen times
# the longest answer that any part asks for; it bounds what is stored, scanned and compared.
LONGEST = 50_000


@dataclass(frozen=True, slots=True)
class Judgement:
    """Sentences by the position of the prompt; WHOLE stands for the part together."""

    over: dict[int, str] = field(default_factory=dict)
    under: dict[int, str] = field(default_factory=dict)


def judge(part: Any, answers: Mapping[int, str]) -> Judgement:
    """The answers of one part, by prompt position, against its limits."""
    if part.word_scope == "part":
        return _verdicts(part, {WHOLE: words.within(answers.values(), *_limits(part))})
    if part.word_scope == "response":
        return _verdicts(
            part, {at: words.within(text, *_limits(part)) for at, text in answers.items()}
        )
    return Judgement()


def item_over(part: Any, text: str) -> str:
    """Why a typed item is too long, or an empty string."""
    if part.word_scope != "item":
        return ""
    found = words.within(text, *_limits(part))
    return over(found) if found.over else ""


def _limits(part: Any) -> tuple[int | None, int | None]:
    return part.word_min or None, part.word_max or None


def _verdicts(part: Any, counts: dict[int, words.Count]) -> Judgement:
    return Judgement(
        over={at: over(count) for at, count in counts.items() if count.over},
        under={at: under(count) for at, count in counts.items() if count.under and count.number},
    )


def too_long(text: str) -> str:
    """Why a typed text cannot even be stored, or an empty string. A line break counts once."""
    length = len(text.replace("\r\n", "\n"))
    if length <= LONGEST:
        return ""
    values = {"n": intcomma(length), "max": intcomma(LONGEST), "over": intcomma(length - LONGEST)}
    return (
        _(
            "This has %(n)s characters; at most %(max)s can be saved. Shorten it by %(over)s: your"
            " text stays here until you do."
        )
        % values
    )


def storable(text: str) -> None:
    """A validator of fields, in place of max_length: a browser would cut what is pasted."""
    if sentence := too_long(text):
        raise ValidationError(sentence, code="too_long")


def over(count: words.Count) -> str:
    """501 words where 500 are allowed."""
    values = {"n": count.number, "max": count.maximum, "over": count.over}
    return _("%(n)s words: %(over)s more than the %(max)s allowed. Shorten it.") % values


def under(count: words.Count) -> str:
    """A warning, never a refusal."""
    values = {"n": count.number, "min": count.minimum, "under": count.under}
    return (
        _("%(n)s words: %(under)s fewer than the %(min)s that help a reader understand.") % values
    )
