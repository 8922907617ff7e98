"""What stands on the assess page beside what is saved: typed and refused, or typed and rescued."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reviews.noting.given import Typed
from reviews.scoring.given import Given


@dataclass(frozen=True, slots=True)
class Said:
    """Marks and notes as typed; sentences by criterion and by place, and the sign that was asked.

    `problems` must be mended, `warned` is a question about names, `wrong` is about a note.
    """

    typed: Mapping[str, Given] = field(default_factory=dict)
    notes: Sequence[Typed] = ()
    problems: Mapping[str, str] = field(default_factory=dict)
    warned: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    asked: str = ""

    def note_at(self, key: str) -> Typed | None:
        """The note typed at a place."""
        return next((note for note in self.notes if note.key == key), None)


NOTHING = Said()
