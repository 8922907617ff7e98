"""Writing the audit."""

from typing import Any

from portal.kit.models import AuditEntry


def record(verb: str, thing: str, *, by: Any = None, **detail: Any) -> AuditEntry:
    """Append one entry: `verb` as `app.verb`, `thing` as `kind:code`, JSON-able detail."""
    return AuditEntry.objects.create(verb=verb, thing=thing, by=by, detail=detail)
