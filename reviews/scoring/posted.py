"""What a POST of the assess form carries, saved in one go with the lease's token."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from credentials.models import Version
from portal.accounts.models import User
from reviews.models import Review
from reviews.naming import asking
from reviews.noting import given as noting
from reviews.noting import places, queries
from reviews.noting.given import Ready, Typed
from reviews.scoring import actions, given, missing, names
from reviews.scoring.given import Given
from reviews.scoring.opened import Opened
from reviews.scoring.said import Said
from submissions import blind as work


@dataclass(frozen=True, slots=True)
class Posted:
    """Marks and notes as typed, the notes that can stand, and what is wrong with the others."""

    typed: Mapping[str, Given]
    notes: tuple[Typed, ...]
    ready: tuple[Ready, ...]
    wrong: Mapping[str, str]
    token: int
    saves: int
    drop: str = ""

    @property
    def refused(self) -> tuple[Typed, ...]:
        """The notes that cannot stand yet."""
        return tuple(note for note in self.notes if note.key in self.wrong)

    def save(self, found: Opened, by: User) -> Review:
        """Keep all of it. Raises Lost and Stale like the action."""
        return actions.save(
            found.slot,
            self.token,
            self.typed,
            saves=self.saves,
            by=by,
            notes=self.ready,
            drop=self.drop,
        )

    def said(self) -> Said:
        """What stands on the page again: the notes that were refused."""
        return Said(notes=self.refused, wrong=self.wrong)

    def with_text(self, key: str, text: str) -> "Posted":
        """The same with `text` below the comment of one criterion."""
        old = self.typed.get(key, Given(None))
        comment = queries.joined(old.comment, [text])[: given.LONGEST]
        return replace(self, typed={**self.typed, key: Given(old.level, comment)})


def read(values: Mapping[str, str], found: Opened, only: str | None = None) -> Posted:
    """Out of a POST; with `only` no note but the one at that place."""
    notes = tuple(n for n in noting.read(values) if only is None or n.key == only)
    ready: list[Ready] = []
    wrong: dict[str, str] = {}
    if notes:
        whole = work.work(found.slot.submission)
        lines = {f"{p.number}.{n}" for p in whole.parts for n in range(1, len(p.criteria) + 1)}
        ready, wrong = noting.check(list(notes), places.of(whole), lines)
    return Posted(
        given.read(values),
        notes,
        tuple(ready),
        wrong,
        given.number(values, "token"),
        given.number(values, "saves"),
        values.get("drop", ""),
    )


def warnings(typed: Mapping[str, Given], version: Version, by: User) -> dict[str, str]:
    """A sentence by criterion for comments that name the writer, or perhaps anybody."""
    texts = {key: given.comment for key, given in typed.items() if given.comment.strip()}
    if not texts:
        return {}
    leads = names.among(texts, by)
    found = {key: asking.sentence(names) for key, names in asking.names_in(texts, version).items()}
    return found | {key: missing.leads(words) for key, words in leads.items()}


def unasked(review: Review, version: Version, asked: str) -> tuple[dict[str, str], str]:
    """Names in the draft that were not asked about yet: sentences by criterion, and their sign."""
    notes, texts = queries.said([review]), {}
    keys = {line.pk: line.key for line in actions.queries.lines(version)}
    for score in review.scores.all():
        words = notes.get((review.pk, score.criterion_id), ())
        texts[keys[score.criterion_id]] = queries.joined(score.comment, words)
    found = asking.names_in(texts, version)
    sign = asking.digest(found)
    if sign == asked:
        return {}, sign
    return {key: asking.sentence(each) for key, each in found.items()}, sign
