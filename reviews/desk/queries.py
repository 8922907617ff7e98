"""What a person has arranged, in one query."""

from dataclasses import dataclass, field

from portal.accounts.models import User
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
    row = OwnDesk.objects.filter(user=user).first()
    if row is None:
        return Own()
    phrases = tuple(Phrase(**phrase) for phrase in row.phrases)
    return Own(row.single_keys, row.help_key, row.keys, phrases)
