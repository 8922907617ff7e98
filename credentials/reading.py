"""A version as it is read: frozen dataclasses, built once per published version."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Prefetch

from credentials.models import Criterion, Level, Part, Prompt, Version


@dataclass(frozen=True, slots=True)
class LevelText:
    """One level of a criterion."""

    id: int
    name: str
    meets: bool
    text: str
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CriterionText:
    """One line of the rubric."""

    id: int
    name: str
    description: str
    levels: tuple[LevelText, ...]


@dataclass(frozen=True, slots=True)
class PromptText:
    """One question."""

    id: int
    position: int
    label: str
    text: str
    help: str


@dataclass(frozen=True, slots=True)
class SlotText:
    """One place for evidence."""

    id: int
    position: int
    label: str
    help: str
    kinds: tuple[str, ...]
    min_items: int
    max_items: int
    student: str
    window_days: int


@dataclass(frozen=True, slots=True)
class PartText:
    """One part with everything it asks."""

    id: int
    number: int
    kind: str
    title: str
    subtitle: str
    scale: str
    instructions: str
    passing: str
    word_scope: str
    word_min: int
    word_max: int
    prompts: tuple[PromptText, ...]
    slots: tuple[SlotText, ...]
    criteria: tuple[CriterionText, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All parts of a version, and the standards it aligns to."""

    parts: tuple[PartText, ...]
    alignments: tuple[dict[str, str], ...]


def reading(version: Version) -> Reading:
    """Everything the version asks; a published one is frozen, so it is read once per process."""
    if version.state == Version.State.DRAFT:
        return _read(version.pk)
    return _remembered(version.pk, version.content_hash, version.published_at)


@lru_cache(maxsize=512)
def _remembered(pk: int, content_hash: str, published_at: Any) -> Reading:
    return _read(pk)


def _read(pk: int) -> Reading:
    criteria = Criterion.objects.prefetch_related("levels__comments")
    parts = Part.objects.filter(version_id=pk).prefetch_related(
        "prompts", "slots", Prefetch("criteria", criteria)
    )
    fields = ("framework", "code", "name", "url", "description")
    alignments = Version.objects.get(pk=pk).alignments.values(*fields)
    return Reading(tuple(map(_part, parts)), tuple(alignments))


def _part(part: Part) -> PartText:
    names = ("id", "number", "kind", "title", "subtitle", "scale", "instructions", "passing")
    limits = ("word_scope", "word_min", "word_max")
    return PartText(
        **{name: getattr(part, name) for name in names + limits},
        prompts=tuple(map(_prompt, part.prompts.all())),
        slots=tuple(map(_slot, part.slots.all())),
        criteria=tuple(map(_criterion, part.criteria.all())),
    )


def _prompt(row: Prompt) -> PromptText:
    return PromptText(row.pk, row.position, row.label, row.text, row.help)


def _slot(slot: Any) -> SlotText:
    names = ("id", "position", "label", "help", "min_items", "max_items", "student", "window_days")
    return SlotText(**{name: getattr(slot, name) for name in names}, kinds=tuple(slot.kinds))


def _criterion(line: Criterion) -> CriterionText:
    levels = tuple(map(_level, line.levels.all()))
    return CriterionText(line.pk, line.name, line.description, levels)


def _level(level: Level) -> LevelText:
    said = tuple(comment.text for comment in level.comments.all())
    return LevelText(level.pk, level.name, level.meets, level.text, said)
