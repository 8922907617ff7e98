"""One UPDATE that gives each of many rows a text of its own.

Django says this with one CASE over all of them, which takes it longer to write than all else that
is done for these rows. See portal.kit.direct.
"""

import json
from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models import Model

from portal.kit import direct
from portal.kit.direct import Statement

# The texts travel as one JSON object: to write them as an array costs psycopg most of the time.
ROWS = {
    "postgresql": "json_each_text(%s::json) AS news(row_key, row_text)",
    "sqlite": "(SELECT key AS row_key, value AS row_text FROM json_each(%s)) AS news",
}


def updating(
    model: type[Model],
    field: str,
    texts: Mapping[int, str],
    where: Mapping[str, Any],
    values: Mapping[str, Any],
) -> Statement:
    """The text `field` of the rows with these keys, and plain `values`, as `direct.updating`."""
    plain, quote = direct.updating(model, where, values), connection.ops.quote_name
    change, condition = plain.sql.split(" WHERE ", 1)
    column, key = (quote(found.column) for found in (model._meta.get_field(field), model._meta.pk))
    sql = (
        f"{change}, {column} = news.row_text FROM {ROWS[connection.vendor]} "
        f"WHERE {condition} AND {key} = CAST(news.row_key AS bigint)"
    )
    sent = json.dumps(texts, ensure_ascii=False)
    return Statement(sql, [*plain.values[: len(values)], sent, *plain.values[len(values) :]])
