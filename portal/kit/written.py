"""The SQL of small statements, written once per process from the fields of a model."""

from functools import lru_cache

from django.db import connection
from django.db.models import Field, Model


@lru_cache(maxsize=256)
def fields(model: type[Model]) -> tuple[Field, ...]:
    """The columns an INSERT gives a value: all but the key."""
    return tuple(field for field in model._meta.concrete_fields if not field.primary_key)


@lru_cache(maxsize=256)
def insert(vendor: str, model: type[Model], count: int, on_conflict: str) -> str:
    """An INSERT of `count` rows that returns their keys; see `direct.insert`."""
    quote, meta = connection.ops.quote_name, model._meta
    columns = [quote(field.column) for field in fields(model)]
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
def update(
    vendor: str,
    model: type[Model],
    where: tuple[str, ...],
    empty: frozenset[str],
    values: tuple[str, ...],
) -> str:
    """An UPDATE of `values` where the fields `where` are equal, those in `empty` null."""
    quote, field = connection.ops.quote_name, model._meta.get_field
    column = {name: quote(field(name).column) for name in (*where, *values)}
    news = ", ".join(f"{column[name]} = %s" for name in values)
    same = " AND ".join(
        f"{column[name]} IS NULL" if name in empty else f"{column[name]} = %s" for name in where
    )
    return f"UPDATE {quote(model._meta.db_table)} SET {news} WHERE {same}"  # noqa: S608 - names of models
