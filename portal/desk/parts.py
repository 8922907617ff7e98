"""What a section of the desk is made of: plain words, no model."""

from dataclasses import dataclass
from enum import IntEnum

from django.utils.functional import Promise

Text = str | Promise
MOST = 5


class Urgency(IntEnum):
    """How soon a section wants its reader; the smallest stands first."""

    NOW = 0
    WAITING = 1
    GOING = 2
    QUIET = 3


@dataclass(frozen=True, slots=True)
class Act:
    """A link, or a button that sends where `sends` is set; `about` is said to who only listens."""

    label: Text
    url: str
    about: Text = ""
    sends: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on the desk; `own` when its title is the catalogue's and stays in its language."""

    title: Text
    url: str = ""
    note: Text = ""
    kind: str = ""
    status: Text = ""
    end: Text = ""
    end_note: Text = ""
    act: Act | None = None
    code: str = ""
    image: str = ""
    own: bool = False
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Next:
    """The one thing to do next, set large on top of the page."""

    title: Text
    note: Text
    act: Act
    own: bool = False
    figure: tuple[int, Text] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """What one role finds on the desk."""

    name: str
    title: Text
    urgency: Urgency
    lead: Text = ""
    figures: tuple[tuple[int, Text], ...] = ()
    lines: tuple[Line, ...] = ()
    more: Act | None = None
    acts: tuple[Act, ...] = ()
    next: Next | None = None


@dataclass(frozen=True, slots=True)
class Growing:
    """A stack that the reader has begun: its address, how its stones lie, its badge if complete."""

    slug: str
    name: str
    url: str
    stones: tuple[str, ...]
    caption: str
    badge: str = ""
