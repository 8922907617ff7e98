"""A real broker, worker and beat whose power can be cut, and a count of what they left."""

import contextlib
import email
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from badges.models import Award
from portal import tasks
from portal.kit.models import Message, Outbox
from portal.testing import broker
from portal.testing.hands import Hands
from portal.testing.worker import Beat, Worker
from submissions.models import StatusChange

PATIENCE_SECONDS = 60
END = b"-" * 79 + b"\n"  # what Django writes after a mail in a file
LEASES = 10  # minutes: longer than the lease of an outbox row and of a mail being sent


@dataclass(frozen=True, slots=True)
class Tally:
    """What there is of one award, or of several."""

    awards: int
    issued: int
    moves: int
    messages: int
    mails: int
    repeats: int


class Powerhouse:
    """Programs on this test's database: they follow `hands` and the broker at REDIS_URL."""

    def __init__(self, env: dict[str, str], hands: Hands) -> None:
        self.env = {**env, **hands.environ(), "CAIRN_BEAT_SECONDS": "1"}
        self.hands = hands

    def worker(self, **env: str) -> Worker:
        """A worker, not yet started; `env` on top, such as CAIRN_DIE_AT."""
        return Worker({**self.env, **env})

    def beat(self) -> Beat:
        """The scheduler, not yet started."""
        return Beat(self.env)

    @contextlib.contextmanager
    def broker(self) -> Iterator[None]:
        """Let this process publish where the programs listen."""
        with broker.publishing_to(self.env["REDIS_URL"]):
            yield

    def sweep(self) -> None:
        """Send the sweep that beat would send."""
        tasks.sweep.delay()

    def settle(self, *, by_hand: bool = False, seconds: float = PATIENCE_SECONDS) -> None:
        """Return when nothing waits; `by_hand` sends the sweep that beat would send."""
        self.hands.forward(minutes=LEASES)
        until = time.monotonic() + seconds
        rows = Outbox.objects.filter(done_at=None).values_list("key", flat=True)
        while waiting := list(rows.all()):
            assert time.monotonic() < until, f"still waiting: {waiting}"
            if by_hand:
                self.sweep()
            time.sleep(0.5)


def tally(*awards: Award) -> Tally:
    """Count what the database and the folder of mails hold of these awards."""
    rows = Award.objects.filter(pk__in=[award.pk for award in awards])
    keys = [f"badge-earned:{award.uuid}" for award in awards]
    messages = Message.objects.filter(kind="badges/earned", key__in=keys)
    ids = {message.message_id for message in messages}
    mails = Counter(name for name in written() if name in ids)
    return Tally(
        awards=rows.count(),
        issued=rows.exclude(document="").filter(issued_at__isnull=False).count(),
        moves=StatusChange.objects.filter(submission__award__in=rows, verb="award").count(),
        messages=messages.count(),
        mails=len(mails),
        repeats=mails.total() - len(mails),
    )


def once(number: int = 1) -> Tally:
    """What there must be of `number` awards."""
    return Tally(number, number, number, number, number, 0)


def written() -> list[str]:
    """The Message-ID of each whole mail in the folder; what was cut short has no last line.

    Two processes that write in the same second may share a file.
    """
    folder = Path(settings.VAR_DIR) / "mail"
    texts = [path.read_bytes() for path in folder.glob("*.log")]
    whole = [mail for text in texts for mail in text.split(END)[:-1]]
    return [email.message_from_bytes(mail.lstrip())["Message-ID"] for mail in whole]
