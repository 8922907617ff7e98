"""The one way past a frozen row: erasure and retention, with an audit entry."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from portal.kit import audit
from portal.kit.models import Purging


@contextmanager
def permitted(reason: str, thing: str, *, by: Any = None) -> Iterator[None]:
    """Inside the block frozen rows may change; one transaction, one audit entry.

    The permission is a row that other connections never see: it is gone before the commit.
    """
    with transaction.atomic():
        row = Purging.objects.create(reason=reason)
        yield
        row.delete()
        audit.record("kit.purge", thing, by=by, reason=reason)
