"""Carrying work over to a next attempt or a new enrollment: text, links and clean files."""

from collections.abc import Iterable

from submissions.consenting import asking
from submissions.models import (
    Appearance,
    Attestation,
    Evidence,
    PartEntry,
    Person,
    Response,
    Submission,
)

CARRIED = (
    "position",
    "kind",
    "caption",
    "text",
    "url",
    "state",
    "original",
    "original_name",
    "original_sha256",
    "cleaned",
    "cleaned_sha256",
    "media_type",
    "size",
    "pages",
    "removed",
    "extracted_text",
    "cleaned_at",
    "nobody_at",
)


def open_entries(submission: Submission) -> None:
    """An empty entry for every part of the version."""
    parts = submission.enrollment.version.parts.all()
    PartEntry.objects.bulk_create([PartEntry(submission=submission, part=part) for part in parts])


def carry_over(old: Submission, new: Submission) -> None:
    """Copy what was written on `old` into the entries of `new`, by part number and position.

    Parts that had content come as in progress. Where the version changed, what has no place in
    the new one stays with the old attempt, where its author can still read it. What was covered
    in the readers' copy stays covered.
    """
    before = {entry.part.number: entry for entry in _entries(old)}
    for entry in _entries(new):
        if entry.part.number in before:
            _carry_entry(before[entry.part.number], entry)
    _carry_evidence(old, new)
    new.covered = old.covered
    new.save(update_fields=["covered"])
    if old.enrollment.version_id == new.enrollment.version_id:
        _carry_attestations(old, new)


def _entries(submission: Submission) -> list[PartEntry]:
    rows = submission.entries.select_related("part")
    return list(rows.prefetch_related("part__prompts", "responses__prompt"))


def _carry_entry(old: PartEntry, new: PartEntry) -> None:
    texts = {row.prompt.position: row.text for row in old.responses.all()}
    rows = [
        Response(entry=new, prompt=prompt, text=texts[prompt.position])
        for prompt in new.part.prompts.all()
        if prompt.position in texts
    ]
    Response.objects.bulk_create(rows)
    new.date_of_entry = old.date_of_entry
    new.activity_description = old.activity_description
    if old.state != PartEntry.State.EMPTY:
        new.state = PartEntry.State.IN_PROGRESS
    new.save(update_fields=["date_of_entry", "activity_description", "state"])


def _carry_evidence(old: Submission, new: Submission) -> None:
    slots = {
        (slot.part.number, slot.position): slot
        for part in new.enrollment.version.parts.prefetch_related("slots")
        for slot in part.slots.all()
    }
    rows = old.evidence.usable().filter(purged_at=None, withheld_at=None)
    kept = [
        row
        for row in rows.select_related("slot__part").prefetch_related("appearances")
        if (row.slot.part.number, row.slot.position) in slots
    ]
    copies = Evidence.objects.bulk_create(
        [_copy(row, new, slots[row.slot.part.number, row.slot.position]) for row in kept]
    )
    _carry_people(old, new, zip(kept, copies, strict=True))


def _carry_people(
    old: Submission, new: Submission, copies: Iterable[tuple[Evidence, Evidence]]
) -> None:
    """Who is in each item; on a new enrollment its list begins as the old one stands."""
    people = {row.pk: row for row in old.enrollment.people.all()}
    if old.enrollment_id != new.enrollment_id:
        people = {pk: _same_person(row, new) for pk, row in people.items()}
    Appearance.objects.bulk_create(
        [
            Appearance(
                evidence=copy,
                person=people[each.person_id],
                **{way: getattr(each, way) for way in asking.ALL},
            )
            for row, copy in copies
            for each in row.appearances.all()
        ]
    )


def _same_person(row: Person, new: Submission) -> Person:
    values = {name: getattr(row, name) for name in ("code", "kind", "consent", "consent_at")}
    return Person.objects.create(enrollment=new.enrollment, **values)


def _copy(row: Evidence, submission: Submission, slot: object) -> Evidence:
    values = {name: getattr(row, name) for name in CARRIED}
    return Evidence(submission=submission, slot=slot, **values)


def _carry_attestations(old: Submission, new: Submission) -> None:
    Attestation.objects.bulk_create(
        [
            Attestation(
                submission=new,
                place=row.place,
                found=row.found,
                reason=row.reason,
                by=row.by,
                at=row.at,
            )
            for row in old.attestations.all()
        ]
    )
