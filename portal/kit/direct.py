"""Small statements whose SQL is written once per process and prepared once per connection.

Django takes several times as long to write a one-row INSERT or UPDATE as PostgreSQL takes to run
it. Where that was measured to matter (status moves, the outbox, an award) these say the same
thing from the model's own fields, which also prepare the values. PostgreSQL and SQLite alike.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models import Model, QuerySet

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
    model, values = type(rows[0]), []
    for field in written.fields(model):
        values.append([_prepared(field, getattr(row, field.attname)) for row in rows])
    flat = [value for row in zip(*values, strict=True) for value in row]
    return Statement(written.insert(connection.vendor, model, len(rows), on_conflict), flat)


def updating(model: type[Model], where: Mapping[str, Any], values: Mapping[str, Any]) -> Statement:
    """Plain `values` for the rows whose fields equal `where` (None: are null)."""
    empty = frozenset(name for name, value in where.items() if value is None)
    sql = written.update(connection.vendor, model, tuple(where), empty, tuple(values))
    given = [*values.items(), *((name, where[name]) for name in where if name not in empty)]
    field = model._meta.get_field
    return Statement(sql, [_prepared(field(name), value) for name, value in given])


def insert(*rows: Model, on_conflict: str = "") -> list[int]:
    """Insert rows of one model with one statement; returns the keys that were written, in order.

    `on_conflict` as for `inserting`. The rows get their keys where all of them were returned.
    Raises IntegrityError as the database does.
    """
    statement = inserting(*rows, on_conflict=on_conflict)
    with _cursor() as cursor:
        cursor.execute(statement.sql, statement.values)
        keys = [key for (key,) in cursor.fetchall()]
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
    if len(statements) == 1 or not _prepares():
        return [_run(_cursor(), statement) for statement in statements]
    _open()
    connection.validate_no_broken_transaction()
    with connection.wrap_database_errors, connection.connection.pipeline():
        cursors = [ServerBindingCursor(connection.connection) for _ in statements]
        for cursor, statement in zip(cursors, statements, strict=True):
            cursor.execute(statement.sql, statement.values)
    return [cursor.rowcount for cursor in cursors]


class Lookup:
    """A query for one row by a key, as a tuple of the values it names."""

    def __init__(self, values: Callable[[Any], QuerySet], stand_in: Any = -1) -> None:
        """`values` makes the query, a `values_list`, for a given key.

        `stand_in` is a key that the query holds nowhere else: it is where the keys will stand.
        """
        self._values = values
        self._stand_in = stand_in
        self._written = lru_cache(maxsize=4)(self._write)

    def get(self, key: Any) -> tuple[Any, ...] | None:
        """The row, its values converted as Django does; None where there is none."""
        compiler, sql, parameters, holes, converters = self._written(connection.vendor)
        given = self._adapted(key)
        with _cursor() as cursor:
            cursor.execute(
                sql, [given if at in holes else each for at, each in enumerate(parameters)]
            )
            found = cursor.fetchall()
        rows = compiler.apply_converters(found, converters) if converters else found
        return next((tuple(row) for row in rows), None)

    def _write(self, vendor: str) -> tuple[Any, str, Sequence[Any], set[int], Any]:
        compiler = self._values(self._stand_in).query.get_compiler(connection.alias)
        sql, parameters = compiler.as_sql()
        columns = [expression for expression, _sql, _alias in compiler.select]
        sought = self._adapted(self._stand_in)
        holes = {at for at, value in enumerate(parameters) if value == sought}
        return compiler, sql, parameters, holes, compiler.get_converters(columns)

    @staticmethod
    def _adapted(key: Any) -> Any:
        """A UUID as this database keeps it; what else is a key is the same everywhere."""
        if isinstance(key, UUID) and not connection.features.has_native_uuid_field:
            return key.hex
        return key


def _run(cursor: Any, statement: Statement) -> int:
    with cursor:
        cursor.execute(statement.sql, statement.values)
        # SQLite counts what RETURNING returned only when it was read.
        return len(cursor.fetchall()) if "RETURNING" in statement.sql else cursor.rowcount


def _cursor() -> Any:
    """A cursor of this connection. PostgreSQL's binds on the server, so that it can prepare.

    A prepared statement is parsed and planned once per connection: half of the time of these.
    Django binds in the client elsewhere, as not all that it writes can be prepared.
    """
    if not _prepares():
        return connection.cursor()
    _open()
    return connection._prepare_cursor(ServerBindingCursor(connection.connection))


def _open() -> None:
    """As Django before each of its own: a connection that the server has left is made anew."""
    connection.close_if_health_check_failed()
    connection.ensure_connection()


def _prepares() -> bool:
    # The log of queries reads them from Django's own cursors.
    return connection.vendor == "postgresql" and not connection.queries_logged


def _prepared(field: Any, value: Any) -> Any:
    return field.get_db_prep_save(value, connection)
