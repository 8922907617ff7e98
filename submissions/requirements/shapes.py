"""The requirements page as data: its rows, what is done, what comes next."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from submissions.status import Public

DONE, GOING, OPEN = "done", "going", "open"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One row of the page; the names are those of components/tasklist.html.

    `own` is what the catalogue says in it.
    """

    title: str
    status: str
    kind: str
    hint: str = ""
    required: int = 1
    earned: int = 0
    action_label: str = ""
    action_url: str = ""
    action_kind: str = "link"
    action_text: str = ""
    now: bool = False
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NextAction:
    """The one thing to do next, as a word and an address of the educator's own page."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Requirements:
    """All rows, how many are completed on this attempt, and what comes next."""

    rows: tuple[Requirement, ...]
    status: Public

    @property
    def done(self) -> int:
        """Requirements completed on this attempt, before any review."""
        return sum(row.earned for row in self.rows)

    @property
    def total(self) -> int:
        """Two more than the parts."""
        return len(self.rows)

    @property
    def sentence(self) -> str:
        """You have submitted 1 out of 5 Requirements."""
        values = {"done": self.done, "total": self.total}
        return _("You have submitted %(done)s out of %(total)s Requirements") % values

    @property
    def state(self) -> str:
        """The word in brackets behind the sentence."""
        if self.status == Public.DRAFT:
            return _("Completed") if self.done == self.total else _("In Progress")
        return str(self.status.label)

    @property
    def stones(self) -> list[str]:
        """How the rows lie in the cairn, the first at the bottom; gold once all is earned."""
        if self.status == Public.EARNED:
            return ["earned"] * self.total
        words = {DONE: "going", GOING: "begun"}
        return [words.get(row.kind, "open") for row in self.rows]

    @property
    def next(self) -> NextAction | None:
        """The first row that waits for the educator; None when it is with us or over."""
        for row in self.rows:
            if row.now:
                return NextAction(f"{row.action_label}: {row.title}", row.action_url)
        return None
