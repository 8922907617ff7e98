"""What a person has arranged, in one query."""

from dataclasses import dataclass, field

from portal.accounts.models import User
from portal.kit import lookups
from reviews.models import OwnDesk


@dataclass(frozen=True, slots=True)
class Phrase:
    """A comment kept to be used again, and where it was written."""

    code: str
    credential: int
    criterion: str
    text: str


@dataclass(frozen=True, slots=True)
class Own:
    """The arrangement; that of somebody who arranged nothing is this as it stands."""

    single_keys: bool = False
    help_key: bool = True
    keys: dict[str, str] = field(default_factory=dict)
    phrases: tuple[Phrase, ...] = ()


def own(user: User) -> Own:
    """This person's arrangement."""
    row = _arranged.get(user.pk)
    if row is None:
        return Own()
    single_keys, help_key, keys, phrases = row
    return Own(single_keys, help_key, keys, tuple(Phrase(**phrase) for phrase in phrases))


_arranged = lookups.Lookup(
    lambda key: (
        OwnDesk.objects.filter(user=key)
        .order_by()
        .values_list("single_keys", "help_key", "keys", "phrases")
    )
)
