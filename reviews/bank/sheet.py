"""The comment bank of one criterion, as frozen values. Pure.

Three drawers: curated by the authors of the version for each level, the reader's own, and what
the reader wrote last on the same criterion of the same title. Nobody else's words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from credentials.reading import CriterionText
from reviews.desk.queries import Phrase

MINE = 12


@dataclass(frozen=True, slots=True)
class Offer:
    """One comment to begin with; `ref` names it in a form."""

    ref: str
    text: str

    @property
    def code(self) -> str:
        """The code of a comment of one's own."""
        return self.ref[1:]


@dataclass(frozen=True, slots=True)
class Drawer:
    """Curated comments of one level."""

    level: str
    value: int
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Bank:
    """All that is offered at one criterion."""

    curated: tuple[Drawer, ...]
    mine: tuple[Offer, ...]
    recent: tuple[Offer, ...]

    @property
    def offers(self) -> list[Offer]:
        """Everything, in order."""
        drawers = [offer for drawer in self.curated for offer in drawer.offers]
        return [*drawers, *self.mine, *self.recent]

    def text(self, ref: str) -> str:
        """The words of one offer, or nothing."""
        return next((offer.text for offer in self.offers if offer.ref == ref), "")


def bank(
    criterion: CriterionText,
    credential: int,
    phrases: Iterable[Phrase],
    recent: Mapping[str, Iterable[str]],
) -> Bank:
    """The bank of a criterion; kept comments of this very criterion stand first."""
    here = (credential, criterion.name)
    mine = sorted(phrases, key=lambda phrase: (phrase.credential, phrase.criterion) != here)
    kept = {phrase.text for phrase in mine}
    last = [text for text in recent.get(criterion.name, ()) if text not in kept]
    return Bank(
        tuple(_drawers(criterion)),
        tuple(Offer(f"m{phrase.code}", phrase.text) for phrase in mine[:MINE]),
        tuple(Offer(f"r{n}", text) for n, text in enumerate(last, 1)),
    )


def _drawers(criterion: CriterionText) -> Iterable[Drawer]:
    for place, level in enumerate(criterion.levels, 1):
        if level.comments:
            offers = [Offer(f"c{place}-{n}", text) for n, text in enumerate(level.comments, 1)]
            yield Drawer(level.name, place, tuple(offers))
