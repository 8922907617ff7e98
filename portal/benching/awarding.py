"""The award itself, in this process, beside the same work in plain Python and SQL."""

import hashlib
import json
import struct
import time
import uuid
import zlib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from django.db import connection
from django.test.utils import CaptureQueriesContext

from badges import issuing
from badges.models import BadgeClassSnapshot
from portal.kit import outbox

TABLE = "CREATE TABLE IF NOT EXISTS bench_floor (id uuid PRIMARY KEY, document text, sha256 text)"
INSERT = "INSERT INTO bench_floor VALUES (%s, %s, %s)"


def measure(awards: list[int]) -> dict[str, list[float]]:
    """Milliseconds of each award and of the floor beside it, in turn."""
    times: dict[str, list[float]] = {"award": [], "floor": []}
    picture = class_picture()
    # As in a worker, which goes on with what an award announces by itself.
    with plain_table() as plain, TemporaryDirectory() as folder, outbox.gathering():
        for pk in awards:
            file = Path(folder) / f"{pk}.png"
            times["floor"].append(timed(lambda file=file: _floor(plain, picture, file)))
            times["award"].append(timed(lambda pk=pk: issuing.issue(pk)))
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


def plain_table() -> psycopg.Connection:
    """A connection past Django, and the table that the floors write to."""
    to = connection.settings_dict
    plain = psycopg.connect(host=to["HOST"], user=to["USER"], dbname=to["NAME"], autocommit=True)
    plain.execute(TABLE)
    return plain


def timed(work: Callable[[], None]) -> float:
    """Milliseconds of `work`."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def class_picture() -> bytes:
    """The picture of the class that is awarded."""
    return bytes(BadgeClassSnapshot.objects.earliest("pk").image)


def _floor(plain: psycopg.Connection, picture: bytes, file: Path) -> None:
    """JSON, sha256, a baked file and one committed INSERT: an award without its promises."""
    plain.execute(INSERT, raw_row(picture, file))


def raw_row(picture: bytes, file: Path) -> tuple[uuid.UUID, str, str]:
    """JSON, sha256 and a baked file; the row that is still to be inserted.

    The portal keeps no file: it bakes when the picture is asked for.
    """
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
    file.write_bytes(spliced(picture, document.encode()))
    return public, document, hashlib.sha256(document.encode()).hexdigest()


def spliced(picture: bytes, document: bytes) -> bytes:
    """The document as one iTXt behind the picture's header, which is 33 bytes long."""
    chunk = b"iTXtopenbadges\0\0\0\0\0" + document
    framed = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return picture[:33] + framed + picture[33:]
