"""What in an attempt still names its author, and what the author has said about it (row D10)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from submissions import authors, identity, kept_scans, pages, texts
from submissions.identity_all import ADVICE, OTHERS
from submissions.models import PartEntry, Submission
from submissions.msgid import gettext_noop
from submissions.texts import Text

# What nobody else can mean: it is mended, never explained away.
CERTAIN = {"full_name", "own_email", "own_phone"}
NOBODY_SEES = gettext_noop("Your file is called so. Its readers get another name, made of a code.")


@dataclass(frozen=True, slots=True)
class Find:
    """One finding: `text` is where it stands. `attested` has the reason of who stands by it.

    `pages` are those of the file that show it; `unseen` says that it stands in what no page shows.
    What `is_advice` is said to the author and stops nothing; what `is_of_others` looks like the
    name of somebody else.
    """

    text: Text
    found: str
    sentence: str
    attested: str = ""
    is_certain: bool = False
    pages: tuple[int, ...] = ()
    unseen: bool = False
    is_advice: bool = False
    is_of_others: bool = False

    @property
    def place(self) -> str:
        return self.text.place

    @property
    def label(self) -> str:
        return self.text.label

    @property
    def part(self) -> int:
        return self.text.part

    @property
    def words(self) -> str:
        """What was found, in one line, however it is broken in a file."""
        return " ".join(self.found.split())

    @property
    def is_open(self) -> bool:
        """It must be mended, or attested where that may be, before the work can be submitted."""
        return not self.is_advice and (self.is_certain or not self.attested)

    @property
    def key(self) -> str:
        """Tells it from every other of the attempt; the same as long as text and place are."""
        return hashlib.sha256(f"{self.place}\n{self.found}".encode()).hexdigest()[:12]

    @property
    def anchor(self) -> str:
        """The id of the spot on the page of its part where it is shown and dealt with."""
        return f"find-{self.key}" if self.part else "id_note"


def finds(submission: Submission, *, part: int | None = None) -> list[Find]:
    """Every finding on the attempt, or on one part; each distinct word once per place."""
    return _among(texts.of_attempt(submission, part=part, names=True), submission)


def finds_in_writing(entry: PartEntry) -> list[Find]:
    """Those in what was typed into one part, without its evidence: quick enough for each save."""
    prefetch_related_objects([entry], "responses__prompt")
    return _among(texts.of_entry(entry), entry.submission)


def _among(given: Iterable[Text], submission: Submission) -> list[Find]:
    profile = authors.of(submission)
    attested = {(row.place, row.found): row.reason for row in submission.attestations.all()}
    return [
        _find(text, found, hits, attested)
        for text in given
        for found, hits in _by_word(text, profile).items()
    ]


def _by_word(text: Text, profile: identity.IdentityProfile) -> dict[str, list[identity.Hit]]:
    found: dict[str, list[identity.Hit]] = {}
    # A file is called all kinds of things; only what leads to its author is worth a word.
    scan = identity.scan if text.within == texts.NAME else kept_scans.scan
    for hit in scan(text.text, profile, text.place):
        found.setdefault(hit.found[:200], []).append(hit)
    return found


def _find(
    text: Text, found: str, hits: list[identity.Hit], attested: dict[tuple[str, str], str]
) -> Find:
    """One word may be found as this here and as that there: what is certain anywhere is certain."""
    telling = min(hits, key=lambda hit: (hit.kind not in CERTAIN, hit.kind in ADVICE))
    unseen = text.within == texts.NAME
    sure = telling.kind in CERTAIN and not unseen
    advice = unseen or telling.kind in ADVICE
    on = pages.pages_of(text.text, [hit.start for hit in hits]) if text.within == "file" else set()
    return Find(
        text=text,
        found=found,
        sentence=_(NOBODY_SEES) if unseen else _(telling.sentence),
        attested="" if sure or advice else attested.get((text.place, found), ""),
        is_certain=sure,
        pages=tuple(sorted(page for page in on if page)),
        unseen=0 in on,
        is_advice=advice,
        is_of_others=telling.kind in OTHERS,
    )
