"""Frozen rows held by the database itself, on SQLite and on PostgreSQL.

Used in migrations: `frozen("badges_award", "OLD.document <> ''", "award_document")`. A refused
change raises django.db.IntegrityError. Migrations that use it depend on ("kit", "0002_purging").
"""

from typing import Any

from django.db.migrations import RunPython

SQLITE = """
CREATE TRIGGER frozen_{name}_{event} BEFORE {event} ON {table}
WHEN ({condition}) AND NOT EXISTS (SELECT 1 FROM kit_purging)
BEGIN SELECT RAISE(ABORT, 'frozen: {name}'); END
"""
# A condition of the row alone stands in WHEN: a change that it allows then calls no function.
POSTGRESQL = """
CREATE FUNCTION frozen_{name}_{event}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ({asked}) AND NOT EXISTS (SELECT 1 FROM kit_purging) THEN
    RAISE EXCEPTION 'frozen: {name}' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER frozen_{name}_{event} BEFORE {event} ON {table}
FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION frozen_{name}_{event}();
"""
EVENTS = ("UPDATE", "DELETE")


def frozen(table: str, condition: str, name: str, events: tuple[str, ...] = EVENTS) -> RunPython:
    """A migration operation that refuses `events` on `table` while `condition` is true.

    `condition` is SQL over OLD (and NEW for INSERT and UPDATE) that both databases read alike;
    it may hold sub-queries.
    """
    return RunPython(*_both_ways(table, condition, name, events), elidable=False)


def unfrozen(table: str, condition: str, name: str, events: tuple[str, ...] = EVENTS) -> RunPython:
    """A migration operation that takes back what `frozen` did with the same values.

    Needed before a table changes: SQLite makes it anew and would lose the rule in silence.
    """
    forward, backward = _both_ways(table, condition, name, events)
    return RunPython(backward, forward, elidable=False)


def _both_ways(table: str, condition: str, name: str, events: tuple[str, ...]) -> tuple[Any, Any]:
    def forward(apps: Any, schema_editor: Any) -> None:
        template = SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL
        for event in events:
            values = {"table": table, "name": name, "event": event}
            filled = template.format(**values, **_placed(condition))
            schema_editor.execute(filled, params=None)

    def backward(apps: Any, schema_editor: Any) -> None:
        for event in events:
            on = "" if schema_editor.connection.vendor == "sqlite" else f" ON {table}"
            schema_editor.execute(f"DROP TRIGGER frozen_{name}_{event}{on}", params=None)
            if on:
                schema_editor.execute(f"DROP FUNCTION frozen_{name}_{event}()", params=None)

    return forward, backward


def _placed(condition: str) -> dict[str, str]:
    """Where PostgreSQL is to ask: its WHEN takes no sub-query."""
    asked, when = (condition, "TRUE") if "SELECT" in condition else ("TRUE", condition)
    return {"condition": condition, "asked": asked, "when": when}
