"""What is measured: one line for each operation, with its floor and its goals."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Goal:
    """What an operation must keep; None where no goal is set.

    `slower` is the highest p50 in floors, `rate` the lowest share of the floor's requests per
    second, `sql` the most queries, `ms` the highest p95 in milliseconds, `sent` the most bytes
    as the proxy sends them, compressed.
    """

    slower: float | None = None
    rate: float | None = None
    sql: int | None = None
    ms: float | None = None
    sent: int | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """One answer of the portal. `place` names an address of the world, `reader` who asks."""

    name: str
    place: str
    floor: str
    goal: Goal
    reader: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    unchanged: bool = False


B25, B25_SIGNED, B50_SIGNED, ONE_ROW = "b25", "b25 + session", "b50 + session", "one-row JSON"
FLOORS = {
    B25: "/table/25/",
    B25_SIGNED: "/table/25/",
    B50_SIGNED: "/table/50/",
    ONE_ROW: "/json/{award}/",
}
JSON = {"Accept": "application/ld+json"}
CATALOGUE = Goal(slower=1.5, rate=0.7, sql=4, ms=300, sent=6_000)

OPERATIONS = [
    Operation("Catalogue, 25 rows", "catalogue", B25, CATALOGUE),
    Operation("Search by two words", "search", B25, Goal(sql=4, ms=300)),
    Operation("Search by words, stack, evidence", "filtered", B25, Goal(sql=4, ms=300)),
    Operation("Stack", "stack", B25, Goal(slower=1.5, sql=4)),
    Operation("One credential, whole", "credential", B25, Goal(slower=1.5, sql=6)),
    Operation("Requirements", "requirements", B25_SIGNED, Goal(slower=2.0, sql=10), "educator"),
    Operation("Assessor's queue, 50 rows", "queue", B50_SIGNED, Goal(2.0, 0.5, sql=8), "assessor"),
    Operation("Assess page", "assess", B25_SIGNED, Goal(slower=2.5, sql=12), "assessor"),
    Operation("Public assertion", "assertion", ONE_ROW, Goal(rate=0.6, sql=1), "", JSON),
    Operation("Public assertion, 304", "assertion", ONE_ROW, Goal(rate=0.6, sql=1), "", JSON, True),
]
AWARD = Goal(slower=3.0, sql=7)
FIRST_LOAD = 60_000
# A text twice as long may take so many times as long: linear is 2, the square would be 4.
SCAN_GROWTH = 3.0
