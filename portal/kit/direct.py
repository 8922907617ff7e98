"""Small statements whose SQL is written once per process.

Django takes several times as long to write a one-row INSERT or UPDATE as PostgreSQL takes to run
it. Where that was measured to matter (status moves, the outbox, an award) these say the same
thing from the model's own fields, which also prepare the values. PostgreSQL and SQLite alike.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Field, Model, QuerySet


def insert(*rows: Model, on_conflict: str = "") -> list[int]:
    """Insert rows of one model with one statement; returns the keys that were written, in order.

    `on_conflict` is "ignore" (what exists stays, and is not among the keys), or the name of a
    unique field: then what exists stays and its key is returned. The rows get their keys where
    all of them were returned. Raises IntegrityError as the database does.
    """
    fields = _fields(type(rows[0]))
    sql = _insert(connection.vendor, type(rows[0]), len(rows), on_conflict)
    values = [_prepared(field, getattr(row, field.attname)) for row in rows for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        keys = [key for (key,) in cursor.fetchall()]
    if len(keys) == len(rows):
        for row, key in zip(rows, keys, strict=True):
            row.pk, row._state.adding = key, False
    return keys


def update(model: type[Model], where: Mapping[str, Any], values: Mapping[str, Any]) -> int:
    """Set plain `values` in the rows whose fields equal `where` (None: are null).

    Returns how many rows there were.
    """
    empty = frozenset(name for name, value in where.items() if value is None)
    sql = _update(connection.vendor, model, tuple(where), empty, tuple(values))
    given = [*values.items(), *((name, where[name]) for name in where if name not in empty)]
    field = model._meta.get_field
    with connection.cursor() as cursor:
        cursor.execute(sql, [_prepared(field(name), value) for name, value in given])
        return cursor.rowcount


class Lookup:
    """A query for one row by its key, as a tuple of the values it names."""

    def __init__(self, values: Callable[[int], QuerySet]) -> None:
        """`values` makes the query, a `values_list`, for a given key."""
        self._values = values
        self._written = lru_cache(maxsize=4)(self._write)

    def get(self, key: int) -> tuple[Any, ...] | None:
        """The row, its values converted as Django does; None where there is none."""
        compiler, sql, parameters, converters = self._written(connection.vendor)
        with connection.cursor() as cursor:
            cursor.execute(sql, [key if value == STAND_IN else value for value in parameters])
            found = cursor.fetchall()
        rows = compiler.apply_converters(found, converters) if converters else found
        return next((tuple(row) for row in rows), None)

    def _write(self, vendor: str) -> tuple[Any, str, Sequence[Any], Any]:
        compiler = self._values(STAND_IN).query.get_compiler(connection.alias)
        sql, parameters = compiler.as_sql()
        columns = [expression for expression, _sql, _alias in compiler.select]
        return compiler, sql, parameters, compiler.get_converters(columns)


STAND_IN = -1


def _prepared(field: Any, value: Any) -> Any:
    return field.get_db_prep_save(value, connection)


@lru_cache(maxsize=256)
def _fields(model: type[Model]) -> tuple[Field, ...]:
    return tuple(field for field in model._meta.concrete_fields if not field.primary_key)


@lru_cache(maxsize=256)
def _insert(vendor: str, model: type[Model], count: int, on_conflict: str) -> str:
    quote, meta = connection.ops.quote_name, model._meta
    columns = [quote(field.column) for field in _fields(model)]
    holes = f"({', '.join(['%s'] * len(columns))})"
    return (
        f"INSERT INTO {quote(meta.db_table)} ({', '.join(columns)}) "  # noqa: S608 - names of models
        f"VALUES {', '.join([holes] * count)}{_otherwise(model, on_conflict)} "
        f"RETURNING {quote(meta.pk.column)}"
    )


def _otherwise(model: type[Model], on_conflict: str) -> str:
    if on_conflict == "ignore":
        return " ON CONFLICT DO NOTHING"
    if not on_conflict:
        return ""
    # Only an update returns the key of the row that was there.
    column = connection.ops.quote_name(model._meta.get_field(on_conflict).column)
    return f" ON CONFLICT ({column}) DO UPDATE SET {column} = EXCLUDED.{column}"


@lru_cache(maxsize=256)
def _update(
    vendor: str,
    model: type[Model],
    where: tuple[str, ...],
    empty: frozenset[str],
    values: tuple[str, ...],
) -> str:
    quote, field = connection.ops.quote_name, model._meta.get_field
    column = {name: quote(field(name).column) for name in (*where, *values)}
    news = ", ".join(f"{column[name]} = %s" for name in values)
    same = " AND ".join(
        f"{column[name]} IS NULL" if name in empty else f"{column[name]} = %s" for name in where
    )
    return f"UPDATE {quote(model._meta.db_table)} SET {news} WHERE {same}"  # noqa: S608 - names of models
