"""Queries whose SQL Django writes once per process; see portal.kit.direct for why."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from portal.kit import direct


class _Query(NamedTuple):
    compiler: Any
    sql: str
    parameters: Sequence[Any]
    converters: Any


class Listing:
    """All rows of a query that is always the same, as tuples of the values it names."""

    def __init__(self, values: Callable[[], QuerySet]) -> None:
        """`values` makes the query, a `values_list`."""
        self._written = lru_cache(maxsize=4)(lambda vendor: _write(values()))

    def all(self) -> list[tuple[Any, ...]]:
        """The rows in the query's order, their values converted as Django does."""
        query = self._written(connection.vendor)
        return _rows(query, query.parameters)


class Lookup:
    """A query for one row by a key, as a tuple of the values it names."""

    def __init__(self, values: Callable[[Any], QuerySet], stand_in: Any = -1) -> None:
        """`values` makes the query, a `values_list`, for a given key.

        `stand_in` is a key that the query holds nowhere else: it is where the keys will stand.
        """
        self._sought = stand_in
        self._written = lru_cache(maxsize=4)(lambda vendor: _write(values(stand_in)))

    def get(self, key: Any) -> tuple[Any, ...] | None:
        """The row, its values converted as Django does; None where there is none."""
        query = self._written(connection.vendor)
        sought, given = _adapted(self._sought), _adapted(key)
        filled = [given if value == sought else value for value in query.parameters]
        return next(iter(_rows(query, filled)), None)


def _write(queryset: QuerySet) -> _Query:
    compiler = queryset.query.get_compiler(connection.alias)
    sql, parameters = compiler.as_sql()
    columns = [expression for expression, _sql, _alias in compiler.select]
    return _Query(compiler, sql, parameters, compiler.get_converters(columns))


def _rows(query: _Query, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    with direct.cursor() as cursor:
        cursor.execute(query.sql, parameters)
        found = cursor.fetchall()
    rows = query.compiler.apply_converters(found, query.converters) if query.converters else found
    return [tuple(row) for row in rows]


def _adapted(key: Any) -> Any:
    """A UUID as this database keeps it; what else is a key is the same everywhere."""
    if isinstance(key, UUID) and not connection.features.has_native_uuid_field:
        return key.hex
    return key
