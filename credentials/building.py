"""Builds one draft version from the data of a catalogue file."""

from typing import Any

from django.utils.translation import gettext_noop

from credentials.models import (
    Alignment,
    ArtifactSlot,
    Criterion,
    EvidenceTag,
    Level,
    LevelComment,
    MicroCredential,
    Part,
    Prompt,
    Version,
)

Data = dict[str, Any]
NOT_YET = gettext_noop("Not yet")
SCALE_LEVELS = {
    Part.Scale.PASS: [(gettext_noop("Passing"), True), (NOT_YET, False)],
    Part.Scale.YES_NO: [(gettext_noop("Yes"), True), (NOT_YET, False)],
}


def build(credential: MicroCredential, data: Data, digest: str) -> Version:
    """A draft version with everything that hangs on it; `digest` is the file's SHA-256."""
    version = Version.objects.create(
        credential=credential,
        number=credential.versions.count() + 1,
        content_hash=digest,
        language=data.get("language", "en"),
        competency=data["competency"],
        key_method=data["key_method"],
        components=data.get("components", []),
        research=data.get("research", []),
        resource_groups=data.get("resource_groups", []),
        preparation=data.get("preparation", ""),
        evidence_types=data["evidence_types"],
        tags=data.get("tags", []),
        hours=data.get("hours", 15),
        deadline_months=data.get("deadline_months", 6),
        grace_days=data.get("grace_days", 0),
        valid_months=data.get("valid_months"),
        assessors_required=data.get("assessors_required", 1),
        pass_rule=data["pass_rule"],
    )
    tags = [EvidenceTag.objects.get_or_create(slug=slug)[0] for slug in data["evidence_tags"]]
    version.evidence_tags.set(tags)
    for row in data["parts"]:
        _part(version, row)
    Alignment.objects.bulk_create(
        Alignment(version=version, position=position, **_only(row, ALIGNMENT))
        for position, row in enumerate(data.get("alignments", []), 1)
    )
    return version


ALIGNMENT = ("framework", "code", "name", "url", "description")
PART = ("number", "kind", "title", "subtitle", "scale", "instructions", "passing")
LIMITS = ("word_scope", "word_min", "word_max")


def _only(row: Data, names: tuple[str, ...]) -> Data:
    return {name: row[name] for name in names if name in row}


def _part(version: Version, row: Data) -> None:
    part = Part.objects.create(version=version, **_only(row, PART + LIMITS))
    Prompt.objects.bulk_create(
        Prompt(part=part, position=position, **_only(prompt, ("label", "text", "help")))
        for position, prompt in enumerate(row.get("prompts", []), 1)
    )
    for position, slot in enumerate(row.get("slots", []), 1):
        _slot(part, position, slot)
    for position, line in enumerate(_criteria(row), 1):
        _criterion(part, position, line)


def _slot(part: Part, position: int, row: Data) -> None:
    ArtifactSlot.objects.create(
        part=part,
        position=position,
        min_items=row.get("min", 1),
        max_items=row.get("max", 1),
        **_only(row, ("label", "help", "kinds", "student", "window_days")),
    )


def _criteria(row: Data) -> list[Data]:
    """The rubric's lines; on a pass or yes/no scale the part itself is the one line."""
    if row.get("criteria"):
        return row["criteria"]
    levels = [
        {
            "name": name,
            "meets": meets,
            "text": row["passing"] if meets else "",
            "comments": [c["text"] for c in row.get("comments", []) if c["meets"] is meets],
        }
        for name, meets in SCALE_LEVELS[Part.Scale(row["scale"])]
    ]
    return [{"name": row["title"], "description": "", "levels": levels}]


def _criterion(part: Part, position: int, row: Data) -> None:
    line = Criterion.objects.create(
        part=part, position=position, **_only(row, ("name", "description"))
    )
    Level.objects.bulk_create(
        Level(criterion=line, position=place, **_only(level, ("name", "meets", "text")))
        for place, level in enumerate(row["levels"], 1)
    )
    said = [level.get("comments", []) for level in row["levels"]]
    LevelComment.objects.bulk_create(
        LevelComment(level=level, position=position, text=text)
        for level, texts in zip(line.levels.all(), said, strict=True)
        for position, text in enumerate(texts, 1)
    )
