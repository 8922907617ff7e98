"""Queries whose SQL is written once per process and filled in each time.

Django takes longer to write a statement with a dozen conditions than PostgreSQL takes to run it.
Where that was measured to matter, the query is made once of stand-ins: values that occur nowhere
else, and sets of one such number, which in SQL become one array whatever they hold. See also
`portal.kit.lookups`, for queries of one key or of none.
"""

import datetime as dt
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from portal.kit import direct

IN, CLOSED = " IN (", ")"


class Asked:
    """A `values_list` query with stand-ins."""

    def __init__(
        self,
        make: Callable[[], QuerySet],
        sets: Collection[int] = (),
        lock: str = "",
        skip: bool = False,
    ) -> None:
        """`make` makes the query; the numbers in `sets` stand for sets (each alone in its `__in`).

        With `lock`, a table of the query, its rows are locked; with `skip` those that others have
        locked are left out, otherwise they are waited for.
        """
        self._make, self._sets, self._table, self._skip = make, frozenset(sets), lock, skip
        self._written = lru_cache(maxsize=4)(self._write)

    def rows(self, given: Mapping[Any, Any]) -> list[tuple[Any, ...]]:
        """The rows with `given` in place of the stand-ins, values converted as Django does."""
        compiler, sql, parameters, converters = self._written(connection.vendor)
        sent = {_as_sent(key): _as_sent(value) for key, value in given.items()}
        with direct.cursor() as cursor:
            cursor.execute(sql, [sent.get(value, value) for value in parameters])
            found = cursor.fetchall()
        rows = compiler.apply_converters(found, converters) if converters else found
        return [tuple(row) for row in rows]

    def _write(self, vendor: str) -> tuple[Any, str, Sequence[Any], Any]:
        compiler = self._make().query.get_compiler(connection.alias)
        sql, parameters = compiler.as_sql()
        columns = [expression for expression, _sql, _alias in compiler.select]
        written = _with_arrays(sql, parameters, self._sets) + _locking(self._table, self._skip)
        return compiler, written, parameters, compiler.get_converters(columns)


def _as_sent(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, frozenset):
        return json.dumps(sorted(value)) if connection.vendor == "sqlite" else sorted(value)
    return value


def _with_arrays(sql: str, parameters: Sequence[Any], sets: Collection[int]) -> str:
    """`x IN (%s)` of a stand-in for a set as a comparison with one array."""
    is_sqlite = connection.vendor == "sqlite"
    opened, closed = (
        (" IN (SELECT value FROM json_each(", "))") if is_sqlite else (" = ANY(", CLOSED)
    )
    pieces = sql.split("%s")
    for place, value in enumerate(parameters):
        if value in sets:
            if not (pieces[place].endswith(IN) and pieces[place + 1].startswith(CLOSED)):
                raise ValueError("a set stands alone in its __in")
            pieces[place] = pieces[place].removesuffix(IN) + opened
            pieces[place + 1] = closed + pieces[place + 1].removeprefix(CLOSED)
    return "%s".join(pieces)


def _locking(table: str, skip: bool) -> str:
    if not table or not connection.features.has_select_for_update_skip_locked:
        return ""
    name = connection.ops.quote_name(table)
    return " " + connection.ops.for_update_sql(skip_locked=skip, of=(name,))
