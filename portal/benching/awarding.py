"""The award itself, in this process, beside the same work in plain Python and SQL."""

import hashlib
import json
import time
import uuid
from collections.abc import Callable

import psycopg
from django.db import connection
from django.test.utils import CaptureQueriesContext

from badges import issuing
from portal.kit import outbox

TABLE = "CREATE TABLE bench_floor (id uuid PRIMARY KEY, document text, sha256 text)"
INSERT = "INSERT INTO bench_floor VALUES (%s, %s, %s)"


def measure(awards: list[int]) -> dict[str, list[float]]:
    """Milliseconds of each award and of the floor beside it, in turn."""
    times: dict[str, list[float]] = {"award": [], "floor": []}
    # As in a worker, which goes on with what an award announces by itself.
    with _plain() as plain, outbox.gathering():
        for pk in awards:
            times["floor"].append(_timed(lambda: _floor(plain)))
            times["award"].append(_timed(lambda pk=pk: issuing.issue(pk)))
    return times


def queries(award: int) -> int:
    """How many statements one award takes, the transaction's own left out."""
    with CaptureQueriesContext(connection) as seen:
        issuing.issue(award)
    return len(statements(seen))


def statements(seen: CaptureQueriesContext) -> list[str]:
    """What was asked of the database, without BEGIN, COMMIT and savepoints."""
    frame = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    asked = [query["sql"] for query in seen.captured_queries]
    return [sql for sql in asked if not sql.upper().startswith(frame)]


def _plain() -> psycopg.Connection:
    to = connection.settings_dict
    plain = psycopg.connect(host=to["HOST"], user=to["USER"], dbname=to["NAME"], autocommit=True)
    plain.execute(TABLE)
    return plain


def _timed(work: Callable[[], None]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def _floor(plain: psycopg.Connection) -> None:
    """JSON, sha256 and one committed INSERT."""
    public = uuid.uuid4()
    identity = hashlib.sha256(f"person@example.org{public}".encode()).hexdigest()
    document = json.dumps(
        {
            "@context": "https://w3id.org/openbadges/v2",
            "type": "Assertion",
            "id": f"https://cairn.example/badges/assertions/{public}",
            "badge": f"https://cairn.example/badges/classes/{public}",
            "recipient": {"type": "email", "hashed": True, "identity": f"sha256${identity}"},
            "verification": {"type": "HostedBadge"},
            "issuedOn": "2026-01-31T00:00:00Z",
        }
    )
    plain.execute(INSERT, [public, document, hashlib.sha256(document.encode()).hexdigest()])
