"""Writing notes into a draft and taking them out. Called with the lease held, by scoring alone."""

from collections.abc import Iterable, Mapping

from reviews.models import Note, Review
from reviews.noting.given import Ready


def write(review: Review, notes: Iterable[Ready], criteria: Mapping[str, int]) -> None:
    """Add `notes` to the draft; `criteria` are the rubric's lines by key. The same one only once."""
    known = {(n.criterion_id, n.where, n.text) for n in review.notes.all()}
    for note in notes:
        where, criterion = note.spot.where(note.at), criteria[note.line]
        if (criterion, where, note.text) in known:
            continue
        known.add((criterion, where, note.text))
        Note.objects.create(
            review=review,
            criterion_id=criterion,
            part=note.spot.part,
            source=note.spot.source,
            n=note.spot.n,
            unit="" if note.at is None else note.spot.unit,
            at=note.at or 0,
            where=where[:300],
            text=note.text,
        )


def drop(review: Review, code: str) -> None:
    """Take one note out of the draft; one that is not there is as good as gone."""
    review.notes.filter(code=code).delete()


def carry(old: Review, new: Review) -> None:
    """Give the next revision the notes of the one before."""
    names = ("criterion_id", "part", "source", "n", "unit", "at", "where", "text")
    for note in old.notes.all():
        Note.objects.create(review=new, **{name: getattr(note, name) for name in names})
