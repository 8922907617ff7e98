"""What its author is told of the readers' copy: the very text that they see, and what is missing."""

from dataclasses import dataclass

from submissions import covers
from submissions.models import Submission
from submissions.prechecking import pieces


@dataclass(frozen=True, slots=True)
class Covered:
    """One piece that readers do not see whole: as they read it, without pages, or not at all."""

    label: str
    own: tuple[str, ...]
    as_read: str
    pages: tuple[int, ...] = ()


def covered(submission: Submission) -> list[Covered]:
    """Each piece in which something is covered, or that is withheld; nothing for most works."""
    cover = covers.of(submission.covered)
    if cover.is_empty:
        return []
    found = [_covered(piece, cover) for piece in pieces.all_of(submission).values()]
    return [one for one in found if one]


def _covered(piece: pieces.Piece, cover: covers.Cover) -> Covered | None:
    if cover.hides(piece.whole):
        return Covered(piece.label, piece.own, "")
    if pages := cover.pages_of(piece.whole):
        return Covered(piece.label, piece.own, "", pages)
    read = piece.shown(cover)
    return Covered(piece.label, piece.own, read) if read != piece.text else None
