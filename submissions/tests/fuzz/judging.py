"""The one judgement on whatever is cleaned: a proven copy, or a refusal in words; nothing else."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from submissions import pages
from submissions.cleaning import sandbox, seal
from submissions.cleaning.reasons import REASONS
from submissions.cleaning.recordings import launch
from submissions.cleaning.result import Cleaned, Refused, Text
from submissions.tests import planted
from submissions.tests.fuzz.pool import Pool
from submissions.tests.office import packing

PERSON = planted.name("").strip()
# A cleaned PDF carries a hash of what stands in it, as the format asks; it is made anew each time.
MADE_BY_US = {"file_id"}
# What may be added to the processor's limit for the end of a process that is over it.
GRACE = 2


@dataclass
class Judge:
    """Cleans some bytes as the portal does and holds the outcome against the promise."""

    pool: Pool
    folder: Path
    # A change can move a name in among the sound and the picture, which nobody takes apart.
    names_stay: bool = True

    def __call__(self, data: bytes) -> Cleaned | Refused:
        """The answer, after everything that can be said of it was checked."""
        source, copy = self.folder / "upload", self.folder / "copy"
        source.write_bytes(data)
        copy.unlink(missing_ok=True)
        self.pool.used.clear()
        with _room(self.folder) as room:
            answer = sandbox.clean(source, copy)
            assert not list(room.iterdir()), "a temporary file is left"
            if isinstance(answer, Refused):
                _is_refused(answer, copy)
            else:
                self._is_clean(answer, source.read_bytes() == data)
            assert not list(room.iterdir()), "a temporary file is left"
        self._is_within_limits()
        return answer

    def _is_clean(self, answer: Cleaned, original_is_untouched: bool) -> None:
        assert original_is_untouched
        words = sandbox.read_text(answer.path)
        assert isinstance(words, Text | Refused)
        if isinstance(words, Refused):
            assert all(REASONS[words.code])
            return
        said = "\n".join((*words.pages, *words.unseen))
        assert _can_be_stored(pages.join(words.pages, words.unseen)), "words no database takes"
        if self.names_stay and PERSON in packing.unpacked(answer.path.read_bytes()).decode(
            "latin-1"
        ):
            assert PERSON in " ".join(said.split()), "a name is left that no scan reads"
        self._stays_clean(answer)

    def _stays_clean(self, answer: Cleaned) -> None:
        again = sandbox.clean(answer.path, self.folder / "again")
        assert isinstance(again, Cleaned), f"the copy is refused: {again}"
        assert again.media_type == answer.media_type
        left = {each.kind for each in again.removed} - MADE_BY_US
        assert not left, "something hidden was left in the copy"

    def _is_within_limits(self) -> None:
        for used in self.pool.used:
            assert used.processor <= seal.SECONDS + GRACE
            assert used.seconds <= sandbox.TIME_LIMIT + GRACE
            assert used.memory <= max(seal.MEMORY, launch.MEMORY)


def _is_refused(answer: Refused, copy: Path) -> None:
    assert REASONS[answer.code] == (answer.sentence, answer.what_to_do)
    assert answer.sentence
    assert answer.what_to_do
    assert not copy.exists()


def _can_be_stored(text: str) -> bool:
    """PostgreSQL takes neither NUL nor half of a surrogate pair."""
    return "\0" not in text and text == text.encode("utf-8", "ignore").decode()


@contextmanager
def _room(folder: Path) -> Iterator[Path]:
    """The folder in which temporary files are made for as long as this lasts."""
    room, before = folder / "room", tempfile.tempdir
    room.mkdir(exist_ok=True)
    tempfile.tempdir = str(room)
    try:
        yield room
    finally:
        tempfile.tempdir = before
