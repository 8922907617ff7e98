"""What runs inside the portal's own settings: the world, the counts of queries, the awards."""

import dataclasses
import json
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.benching import awarding, scanning, world
from portal.benching.client import HOST
from portal.benching.operations import OPERATIONS, Operation


def run(out: Path, size: world.Size) -> None:
    """Make the world, count, measure the awards; writes everything into `out` as JSON."""
    made = world.make(size)
    warm, counted, *timed = made.unissued
    awarding.queries(warm)
    found: dict[str, Any] = dataclasses.asdict(made)
    found["award_sql"] = awarding.queries(counted)
    found["award_ms"] = awarding.measure(timed)
    found["scan"] = scanning.measure()
    found["sql"] = {
        operation.name: queries(operation, made)
        for operation in OPERATIONS
        if made.places[operation.place]
    }
    out.write_text(json.dumps(found, default=str))


def queries(operation: Operation, made: world.World) -> int:
    """How many queries a warm process makes for this answer."""
    client = Client(headers={"Host": HOST, **operation.headers})
    if operation.reader:
        name, _, value = made.cookies[operation.reader].partition("=")
        client.cookies[name] = value
    path = made.places[operation.place]
    etag = client.get(path, secure=True).headers.get("ETag", "")
    again = {"If-None-Match": etag} if operation.unchanged else {}
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(path, secure=True, headers=again)
    wanted = 304 if operation.unchanged else 200
    if answer.status_code != wanted:
        raise RuntimeError(f"{path} answered {answer.status_code}, not {wanted}")
    return len(awarding.statements(seen))
