"""Small statements whose SQL is written once per process and prepared once per connection.

Django takes several times as long to write a one-row INSERT or UPDATE as PostgreSQL takes to run
it. Where that was measured to matter (status moves, the outbox, an award) these say the same
thing from the model's own fields, which also prepare the values. PostgreSQL and SQLite alike.
What is read that way stands in portal.kit.lookups.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DataError, connections, transaction
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models import Model
from psycopg.errors import DivisionByZero

from portal.kit import written

# The server has no statement for "or else"; an error is what it takes a transaction back for.
DEMANDED = "WITH wrote AS ({} RETURNING 1) SELECT 1 / count(*) FROM wrote"


@dataclass(frozen=True, slots=True)
class Statement:
    """One INSERT or UPDATE with its values, not yet run."""

    sql: str
    values: Sequence[Any]
    demanded: bool = False


class Unwritten(Exception):
    """A statement that had to write a row wrote none, so nothing of its transaction was written."""


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


def demanding(statement: Statement) -> Statement:
    """The same, which must write a row: else `commit` takes everything back."""
    return replace(statement, demanded=True)


def commit(*statements: Statement) -> None:
    """Run them in order as one transaction: all of it is written, or nothing.

    To PostgreSQL it is one message, and the server commits at its end; within a transaction of
    the caller's it is a part of that one. Raises Unwritten, or as the database does.
    """
    ours = _ours()
    if ours.in_atomic_block or not _prepares(ours):
        _commit_by_hand(statements)
        return
    _open(ours)
    try:
        # Without BEGIN, all that travels until the pipeline's end is one transaction.
        with ours.wrap_database_errors, ours.connection.pipeline():
            for each in statements:
                sql = DEMANDED.format(each.sql) if each.demanded else each.sql
                ServerBindingCursor(ours.connection).execute(sql, each.values)
    except DataError as error:
        if isinstance(error.__cause__, DivisionByZero):
            raise Unwritten from error
        raise


def _commit_by_hand(statements: Sequence[Statement]) -> None:
    with transaction.atomic():
        wrote = run(*statements)
        if any(each.demanded and not n for each, n in zip(statements, wrote, strict=True)):
            raise Unwritten


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
