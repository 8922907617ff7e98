"""What a part still needs before it counts as complete (rows A24, A26, D7)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from submissions import limits, naming
from submissions.consenting import asking
from submissions.models import Evidence, PartEntry


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: the field it belongs to, the sentence, and whose it is in a list of many.

    An empty label means that the sentence tells it within its part. `own` are the catalogue's
    words in either.
    """

    field: str
    sentence: str
    label: str = ""
    own: tuple[str, ...] = ()


def answers_of(entry: PartEntry) -> dict[int, str]:
    """What is stored, by the position of the prompt; every prompt is there."""
    stored = {row.prompt_id: row.text for row in entry.responses.all()}
    return {prompt.position: stored.get(prompt.pk, "") for prompt in entry.part.prompts.all()}


def problems(entry: PartEntry) -> list[Problem]:
    """What keeps the stored entry from being complete, in the order of the page."""
    if entry.is_locked:
        return []
    rows = entry.submission.evidence.present().filter(slot__part=entry.part_id)
    items = list(rows.prefetch_related(asking.WITH_PEOPLE))
    return [*_writing(entry), *_evidence(entry, items)]


def still_to_do(entry: PartEntry) -> list[Problem]:
    """What a person has to do about it: of a part never saved, not the date.

    The form proposes today, and that counts with the first save (row D8).
    """
    found = problems(entry)
    return found if entry.revision else [one for one in found if one.field != "date_of_entry"]


def _writing(entry: PartEntry) -> list[Problem]:
    found = []
    if entry.date_of_entry is None:
        found.append(Problem("date_of_entry", _("Give the Date of Entry.")))
    answers = answers_of(entry)
    judgement = limits.judge(entry.part, answers)
    for prompt in entry.part.prompts.all():
        name, own = f"answer-{prompt.position}", (naming.short(prompt),)
        label = naming.question(prompt, entry.part)
        if not answers[prompt.position].strip():
            found.append(Problem(name, _("Write an answer."), label, own))
        elif prompt.position in judgement.over:
            found.append(Problem(name, judgement.over[prompt.position], label, own))
    if limits.WHOLE in judgement.over:
        last = max(answers, default=0)
        sentence = _("All answers together: %(sentence)s")
        found.append(
            Problem(f"answer-{last}", sentence % {"sentence": judgement.over[limits.WHOLE]})
        )
    return found


def _evidence(entry: PartEntry, items: list[Evidence]) -> list[Problem]:
    found = []
    for slot in entry.part.slots.all():
        name = f"slot-{slot.position}"
        mine = [item for item in items if item.slot_id == slot.pk]
        good = [item for item in mine if item.state != Evidence.State.REFUSED]
        if len(good) < slot.min_items:
            found.append(Problem(name, _missing(slot, len(good)), own=(slot.label,)))
        found += [Problem(name, sentence) for item in mine if (sentence := _item(entry, item))]
        found += _people(slot, mine)
    return found


def _people(slot: Any, items: list[Evidence]) -> list[Problem]:
    """What must be said of the people in each item, or keeps it from being submitted (row D17)."""
    found = []
    for n, item in enumerate(items, 1):
        if sentence := asking.problem(item):
            values = {"slot": slot.label, "n": n, "sentence": sentence}
            told = _("%(slot)s, item %(n)s: %(sentence)s") % values
            found.append(Problem(f"people-{item.code}", told, own=(slot.label,)))
    return found


def _missing(slot: Any, have: int) -> str:
    sentence = ngettext(
        "%(slot)s: %(have)s of at least %(n)s item is there.",
        "%(slot)s: %(have)s of at least %(n)s items are there.",
        slot.min_items,
    )
    return sentence % {"slot": slot.label, "have": have, "n": slot.min_items}


def _item(entry: PartEntry, item: Evidence) -> str:
    if item.state == Evidence.State.REFUSED:
        return _("%(name)s was not accepted. Remove it or send it in another form.") % {
            "name": item.original_name
        }
    return limits.item_over(entry.part, item.text)
