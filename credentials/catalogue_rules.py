"""What must hold inside one catalogue file beyond its shape; every rule answers in sentences."""

import re
from collections.abc import Iterator
from typing import Any

from credentials import catalogue_parts, pass_rule

Data = dict[str, Any]

EVIDENCE_TAGS = (
    *("document", "plan", "video", "student-work", "observation"),
    *("reflection", "survey", "presentation", "case-study", "audio", "portfolio"),
)
LONGEST = {"code": 20, "title": 200, "slug": 120, "language": 10}
LONGEST_LABEL = {"stacks": 20, "prompts": 120, "slots": 160}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NOUN = re.compile(r"micro-?\s?(credential|certificat)", re.IGNORECASE)
_SECOND_SENTENCE = re.compile(r"[.!?]\s+[A-Z]")


def of_file(data: Data) -> Iterator[str]:
    """Everything wrong with a file whose shape is right."""
    yield from _texts(data)
    yield from _lengths(data)
    yield from _numbers(data)
    yield from _evidence(data)
    yield from _headings(data["components"])
    yield from _links(data)
    yield from catalogue_parts.of_parts(data["parts"])
    yield from _rule(data)


def strings(value: Any) -> Iterator[str]:
    """Every text anywhere inside `value`."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


def _texts(data: Data) -> Iterator[str]:
    for key in ("code", "title", "slug", "issuer", "competency", "key_method", "language"):
        if not data[key].strip():
            yield f"{key} is empty."
    if not SLUG.fullmatch(data["slug"]):
        yield f"slug “{data['slug']}” may hold only small letters, digits and single hyphens."
    if _SECOND_SENTENCE.search(data["competency"]):
        yield "competency must be one sentence."
    if any(NOUN.search(text) for text in strings(data)):
        yield "The noun for what is earned comes from the reader's vocabulary; reword the text."


def _lengths(data: Data) -> Iterator[str]:
    """What the database's columns hold; SQLite would not say so."""
    for key, longest in LONGEST.items():
        if len(data[key]) > longest:
            yield f"{key} is longer than {longest} characters."
    for key, longest in LONGEST_LABEL.items():
        tables = [data, *data["parts"]]
        for row in [row for table in tables for row in table.get(key, [])]:
            if len(row["label"]) > longest:
                yield f"The label “{row['label']}” is longer than {longest} characters."


def _numbers(data: Data) -> Iterator[str]:
    for key in ("hours", "deadline_months", "assessors_required"):
        if data[key] < 1:
            yield f"{key} must be 1 or more."
    if data.get("valid_months", 1) < 1:
        yield "valid_months must be 1 or more."
    if data["grace_days"] < 0:
        yield "grace_days must be 0 or more."


def _evidence(data: Data) -> Iterator[str]:
    for key in ("evidence_types", "evidence_tags"):
        if not data[key]:
            yield f"{key} is empty."
    yield from catalogue_parts.unknown("evidence tag", data["evidence_tags"], EVIDENCE_TAGS)


def _headings(components: list[Data]) -> Iterator[str]:
    above = 0
    for number, component in enumerate(components, 1):
        if not component["heading"].strip():
            yield f"Component {number} has no heading."
        if component["level"] not in (1, 2) or component["level"] > above + 1:
            yield f"Component {number} has level {component['level']} under level {above}."
        above = component["level"]


def _links(data: Data) -> Iterator[str]:
    for alignment in data["alignments"]:
        if not alignment["url"]:
            yield f"The alignment “{alignment['name']}” has no url; a badge needs one."
    items = [item for group in data["resource_groups"] for item in group["items"]]
    for row in [*data["research"], *items, *data["alignments"]]:
        if row["url"] and not row["url"].startswith(("https://", "http://")):
            yield f"“{row['url']}” is not a web address."


def _rule(data: Data) -> Iterator[str]:
    yield from pass_rule.problems(data["pass_rule"], [part["number"] for part in data["parts"]])
    scales = {part["number"]: part["scale"] for part in data["parts"]}
    for line in data["pass_rule"]["all"]:
        scale = scales.get(line["part"])
        if scale in catalogue_parts.SCALES and line["is"] != catalogue_parts.SCALES[scale]:
            yield f"The pass rule asks Part {line['part']} for “{line['is']}” on scale “{scale}”."
