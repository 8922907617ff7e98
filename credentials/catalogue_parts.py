"""What must hold for the parts of one catalogue file: limits, slots, rubric, linked students."""

from collections.abc import Iterable, Iterator
from typing import Any

Data = dict[str, Any]

KINDS = ("overview", "artifacts", "student_reflection", "reflection", "other")
SCALES = {"pass": "pass", "yes_no": "yes", "levels": "proficient"}
SCOPES = ("", "part", "response", "item")
SLOT_KINDS = ("text", "link", "file")
STUDENTS = ("", "A", "B")


def of_parts(parts: list[Data]) -> Iterator[str]:
    """Everything wrong with the parts of one file."""
    numbers = [part["number"] for part in parts]
    if not parts or numbers != list(range(1, len(parts) + 1)):
        yield f"Parts must be numbered 1, 2, 3 and so on; found {numbers}."
    for part in parts:
        yield from (f"Part {part['number']}: {text}" for text in _part(part))
    yield from _students(parts)


def _part(part: Data) -> Iterator[str]:
    yield from unknown("kind", [part["kind"]], KINDS)
    yield from unknown("scale", [part["scale"]], SCALES)
    yield from unknown("word scope", [part["word_scope"]], SCOPES)
    if not part["passing"].strip():
        yield "the passing text is empty."
    if not part["prompts"] and not part["slots"]:
        yield "it asks for nothing: add a prompt or a slot."
    yield from _limit(part)
    for slot in part["slots"]:
        yield from (f"slot “{slot['label']}” {text}" for text in _slot(slot, part))
    yield from _criteria(part)


def _limit(part: Data) -> Iterator[str]:
    low, high = part["word_min"], part["word_max"]
    if low < 0 or high < 0 or (high and low > high):
        yield f"the word limit {low} to {high} cannot be met."
    if bool(part["word_scope"]) != bool(high):
        yield "a word limit needs both a scope and a maximum."


def _slot(slot: Data, part: Data) -> Iterator[str]:
    if not slot["label"].strip():
        yield "has no label."
    if slot["min"] < 0 or slot["max"] < 1 or slot["min"] > slot["max"]:
        yield f"asks for {slot['min']} to {slot['max']} items, which cannot be met."
    if not slot["kinds"]:
        yield "accepts no kind of evidence."
    yield from unknown("kind", slot["kinds"], SLOT_KINDS)
    yield from unknown("student", [slot["student"]], STUDENTS)
    if slot["window_days"] < 0 or slot["word_max"] < 0:
        yield "has a negative number."
    if slot["word_max"] and (part["word_scope"], part["word_max"]) != ("item", slot["word_max"]):
        yield "limits words otherwise than its part does per item."


def _criteria(part: Data) -> Iterator[str]:
    if part["scale"] != "levels":
        if part["criteria"]:
            yield "criteria belong to the scale “levels” only."
        if not all(comment["text"].strip() for comment in part["comments"]):
            yield "a comment offered to assessors is empty."
        return
    if part["comments"]:
        yield "comments of a part on the scale “levels” belong to its levels."
    if not part["criteria"]:
        yield "the scale “levels” needs criteria."
    for criterion in part["criteria"]:
        if {level["meets"] for level in criterion["levels"]} != {True, False}:
            yield f"“{criterion['name']}” needs a level that meets and one that does not."
        if not all(level["text"].strip() for level in criterion["levels"]):
            yield f"“{criterion['name']}” has a level without text."
        if not all(text.strip() for level in criterion["levels"] for text in level["comments"]):
            yield f"“{criterion['name']}” offers assessors an empty comment."


def _students(parts: list[Data]) -> Iterator[str]:
    """Row A29: a student who reflects is one whose work was asked for in an earlier part."""
    seen: set[str] = set()
    for part in parts:
        here = {slot["student"] for slot in part["slots"]} - {""}
        if part["kind"] == "student_reflection":
            for student in sorted(here - seen):
                yield f"Part {part['number']}: no earlier part asks for work of student {student}."
        seen |= here


def unknown(what: str, values: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """One sentence for each of `values` that is not among `known`."""
    for value in values:
        if value not in known:
            yield f"unknown {what} “{value}”."
