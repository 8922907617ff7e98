"""What became of a badge that was written anew."""

from uuid import UUID

from badges.models import Award, Succession
from portal.accounts.models import User


def successor(person: User, uuid: UUID) -> Award | None:
    """The badge of theirs that took the place of another of theirs, issued or not yet."""
    rows = Succession.objects.filter(old__uuid=uuid, old__person=person, kind="reissue")
    row = rows.select_related("new").first()
    return row.new if row else None
