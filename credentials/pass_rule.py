"""The pass rule of a version: data that is evaluated, checked and read out as a sentence (A22).

A rule is `{"all": [{"part": 1, "is": "pass"}, ...]}`: each named part must be met, and `is` says
in which word its scale speaks: pass, yes, or proficient (every component of the part).
"""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.kit import vocabulary

PASS, YES, PROFICIENT = WORDS = ("pass", "yes", "proficient")
Rule = Mapping[str, Any]


class Versioned(Protocol):
    """Whatever carries a rule: a version, or a catalogue file before it is one."""

    pass_rule: Rule


def outcome(rule: Rule, met_parts: Mapping[int, bool]) -> bool:
    """Whether the parts that are met are enough. A part that nobody judged is not met."""
    lines = rule.get("all", [])
    return bool(lines) and all(met_parts.get(line["part"], False) for line in lines)


def problems(rule: Any, numbers: Iterable[int]) -> list[str]:
    """What is wrong with a rule for parts of these numbers, one sentence each; empty when right."""
    lines = rule.get("all") if isinstance(rule, Mapping) else None
    if not isinstance(lines, list) or not lines:
        return [_("The pass rule has no lines.")]
    found = [line for line in lines if not _readable(line)]
    if found:
        return [
            _("“%(line)s” is not a line of a pass rule: it needs a part and one of %(words)s.")
            % {"line": line, "words": ", ".join(WORDS)}
            for line in found
        ]
    named, parts = [line["part"] for line in lines], set(numbers)
    return [
        *_each(
            _("Part %(n)s is in the pass rule twice."), {n for n in named if named.count(n) > 1}
        ),
        *_each(_("The pass rule names Part %(n)s, which does not exist."), set(named) - parts),
        *_each(_("The pass rule leaves out Part %(n)s."), parts - set(named)),
    ]


def phrase(rule: Rule) -> str:
    """What must be received: "a passing score in Parts 1 and 3 and a proficient rating ...".

    A yes is no score: a rule that asks for one speaks of evaluations instead.
    """
    lines = rule.get("all", [])
    parts = {word: sorted(x["part"] for x in lines if x["is"] == word) for word in WORDS}
    passing = _passing_evaluation if parts[YES] else _passing_score
    says = [
        (parts[PASS], passing),
        (parts[YES], _yes),
        (parts[PROFICIENT], _proficient),
    ]
    return join([say(numbers) for numbers, say in says if numbers])


def sentence(version: Versioned) -> str:
    """The rule of a version as a sentence in the reader's own words."""
    return _("To earn the %(thing)s, you must receive %(what)s.") % {
        "thing": vocabulary.current().singular,
        "what": phrase(version.pass_rule),
    }


def join(words: list[str]) -> str:
    """ "1", "1 and 3", "1, 3 and 4"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def _readable(line: Any) -> bool:
    return (
        isinstance(line, Mapping)
        and isinstance(line.get("part"), int)
        and line.get("is") in WORDS
        and set(line) == {"part", "is"}
    )


def _each(text: str, numbers: set[int]) -> list[str]:
    return [text % {"n": number} for number in sorted(numbers)]


def _parts(numbers: list[int]) -> dict[str, str]:
    return {"parts": join([str(number) for number in numbers])}


def _passing_score(numbers: list[int]) -> str:
    return ngettext(
        "a passing score in Part %(parts)s", "a passing score in Parts %(parts)s", len(numbers)
    ) % _parts(numbers)


def _passing_evaluation(numbers: list[int]) -> str:
    return ngettext(
        "a passing evaluation for Part %(parts)s",
        "a passing evaluation for Parts %(parts)s",
        len(numbers),
    ) % _parts(numbers)


def _yes(numbers: list[int]) -> str:
    return ngettext("a Yes for Part %(parts)s", "a Yes for Parts %(parts)s", len(numbers)) % _parts(
        numbers
    )


def _proficient(numbers: list[int]) -> str:
    return ngettext(
        "a proficient rating for all components in Part %(parts)s",
        "a proficient rating for all components in Parts %(parts)s",
        len(numbers),
    ) % _parts(numbers)
