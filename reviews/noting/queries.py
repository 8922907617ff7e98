"""The notes of a review, and what notes add to comments."""

from collections.abc import Iterable, Mapping

from reviews.models import Note, Review
from reviews.noting.merging import Placed
from reviews.noting.sheet import Seen

Key = tuple[int, int]


def seen(
    review: Review, lines: Mapping[int, tuple[str, str]], files: Mapping[str, str]
) -> tuple[Seen, ...]:
    """The notes of this review in the order of the work.

    In: key and name of each criterion by id, and the addresses of files by place.
    """
    return tuple(_seen(note, lines, files) for note in review.notes.all())


def said(reviews: Iterable[Review | int]) -> dict[Key, list[str]]:
    """The notes as they stand in the feedback, by review and criterion; one query."""
    found: dict[Key, list[str]] = {}
    for note in Note.objects.filter(review__in=reviews):
        found.setdefault((note.review_id, note.criterion_id), []).append(note.said)
    return found


def placed(reviews: Iterable[Review | int]) -> dict[Key, list[Placed]]:
    """The notes with their place as data, by review and criterion; one query."""
    found: dict[Key, list[Placed]] = {}
    for note in Note.objects.filter(review__in=reviews):
        here = Placed(note.part, note.source, note.n, note.unit, note.at, note.text)
        found.setdefault((note.review_id, note.criterion_id), []).append(here)
    return found


def joined(comment: str, notes: Iterable[str]) -> str:
    """A comment and its notes as one text."""
    return "\n\n".join(text for text in (comment.strip(), *notes) if text)


def _seen(note: Note, lines: Mapping[int, tuple[str, str]], files: Mapping[str, str]) -> Seen:
    place = f"{note.part}.{note.source}.{note.n}"
    line, about = lines.get(note.criterion_id, ("", ""))
    href = f"#place-{place.replace('.', '-')}"
    if note.unit == Note.Unit.PAGE and place in files:
        href = f"{files[place]}#page={note.at}"
    return Seen(note.code, line, about, place, note.where, note.text, href)
