"""Small statements whose SQL is written once per process and prepared once per connection.

Django takes several times as long to write a one-row INSERT or UPDATE as PostgreSQL takes to run
it. Where that was measured to matter (status moves, the outbox, an award) these say the same
thing from the model's own fields, which also prepare the values. PostgreSQL and SQLite alike.
What is read that way stands in portal.kit.lookups.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models import Model

from portal.kit import written


@dataclass(frozen=True, slots=True)
class Statement:
    """One INSERT or UPDATE with its values, not yet run."""

    sql: str
    values: Sequence[Any]


def inserting(*rows: Model, on_conflict: str = "") -> Statement:
    """The insertion of rows of one model.

    `on_conflict` is "ignore" (what exists stays, and is not among the keys), or the name of a
    unique field: then what exists stays and its key is returned.
    """
    ours, model = _ours(), type(rows[0])
    columns = written.fields(model)
    flat = [
        field.get_db_prep_save(getattr(row, field.attname), ours)
        for row in rows
        for field in columns
    ]
    return Statement(written.insert(ours.vendor, model, len(rows), on_conflict), flat)


def updating(model: type[Model], where: Mapping[str, Any], values: Mapping[str, Any]) -> Statement:
    """Plain `values` for the rows whose fields equal `where` (None: are null)."""
    ours, field = _ours(), model._meta.get_field
    empty = frozenset(name for name, value in where.items() if value is None)
    sql = written.update(ours.vendor, model, tuple(where), empty, tuple(values))
    given = [*values.items(), *((name, where[name]) for name in where if name not in empty)]
    return Statement(sql, [field(name).get_db_prep_save(value, ours) for name, value in given])


def insert(*rows: Model, on_conflict: str = "") -> list[int]:
    """Insert rows of one model with one statement; returns the keys that were written, in order.

    `on_conflict` as for `inserting`. The rows get their keys where all of them were returned.
    Raises IntegrityError as the database does.
    """
    statement = inserting(*rows, on_conflict=on_conflict)
    with cursor() as ours:
        ours.execute(statement.sql, statement.values)
        keys = [key for (key,) in ours.fetchall()]
    if len(keys) == len(rows):
        for row, key in zip(rows, keys, strict=True):
            row.pk, row._state.adding = key, False
    return keys


def update(model: type[Model], where: Mapping[str, Any], values: Mapping[str, Any]) -> int:
    """Set plain `values` in the rows whose fields equal `where`; returns how many there were."""
    return run(updating(model, where, values))[0]


def run(*statements: Statement) -> list[int]:
    """Run them in order; returns how many rows each of them wrote.

    Must be called in a transaction where there are several: none waits for the answer of the one
    before, and what was written is for the caller to judge. To PostgreSQL all of them travel
    together. Raises as the database does.
    """
    ours = _ours()
    if len(statements) == 1 or not _prepares(ours):
        return [_run(cursor(), statement) for statement in statements]
    _open(ours)
    ours.validate_no_broken_transaction()
    with ours.wrap_database_errors, ours.connection.pipeline():
        cursors = [ServerBindingCursor(ours.connection) for _ in statements]
        for each, statement in zip(cursors, statements, strict=True):
            each.execute(statement.sql, statement.values)
    return [each.rowcount for each in cursors]


def _run(ours: Any, statement: Statement) -> int:
    with ours:
        ours.execute(statement.sql, statement.values)
        # SQLite counts what RETURNING returned only when it was read.
        return len(ours.fetchall()) if "RETURNING" in statement.sql else ours.rowcount


def cursor() -> Any:
    """A cursor of this connection. PostgreSQL's binds on the server, so that it can prepare.

    A prepared statement is parsed and planned once per connection: half of the time of these.
    Django binds in the client elsewhere, as not all that it writes can be prepared.
    """
    ours = _ours()
    if not _prepares(ours):
        return ours.cursor()
    _open(ours)
    return ours._prepare_cursor(ServerBindingCursor(ours.connection))


def _ours() -> Any:
    """This thread's connection itself: the proxy looks it up at each of a field's questions."""
    return connections[DEFAULT_DB_ALIAS]


def _open(ours: Any) -> None:
    """As Django before each of its own: a connection that the server has left is made anew."""
    ours.close_if_health_check_failed()
    ours.ensure_connection()


def _prepares(ours: Any) -> bool:
    # The log of queries reads them from Django's own cursors.
    return ours.vendor == "postgresql" and not ours.queries_logged
