"""What an award rests on, told without showing it: kinds of evidence, never the work (5.8)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from badges.models import Award
from badges.public.showing import AwardPage
from credentials.reading import PartText


@dataclass(frozen=True, slots=True)
class Asked:
    """What one part asked for."""

    number: int
    title: str
    pieces: tuple[tuple[str, str], ...]


def asked(page: AwardPage) -> list[Asked]:
    """The parts, each with (what, in which form) it asked for."""
    return [Asked(part.number, part.title, _pieces(part)) for part in page.about.parts]


def _pieces(part: PartText) -> tuple[tuple[str, str], ...]:
    words = {"text": _("text"), "link": _("link"), "file": _("file")}
    answers = (("", _("written answers")),) if part.prompts else ()
    slots = ((slot.label, ", ".join(words.get(k, k) for k in slot.kinds)) for slot in part.slots)
    return (*answers, *slots)


def own_words(award: Award) -> str:
    """What the earner says about it, while they consent; else nothing. `choice` is selected."""
    choice = getattr(award, "choice", None)
    return choice.evidence_text if choice is not None and choice.evidence_shown else ""
