"""Publishing a version: from then on it is frozen, and it is the current one."""

from typing import Any

from django.db import transaction

from credentials.models import Version
from portal.kit import audit, clock


@transaction.atomic
def publish(version: Version, *, by: Any = None) -> None:
    """Freeze `version`, retire the one before it, make it current. Enrolled people stay on
    theirs until due (row A35)."""
    credential = version.credential
    credential.versions.filter(state=Version.State.PUBLISHED).update(state=Version.State.RETIRED)
    version.state, version.published_at = Version.State.PUBLISHED, clock.now()
    version.save(update_fields=["state", "published_at"])
    credential.current = version
    credential.save(update_fields=["current"])
    audit.record("credentials.publish", f"version:{credential.slug}:{version.number}", by=by)
