"""The power fails at random moments: twelve seeded trials here, a hundred with `make chaos`.

In each, two people earn both badges of a stack at the same moment: two milestones come of it.
"""

import random
import time
from collections import Counter
from contextlib import nullcontext

import pytest

from badges.deciding import actions as deciding
from badges.models import Award
from badges.tests import factories
from badges.tests.powerhouse import tally
from credentials.models import MicroCredential
from credentials.tests import factories as catalogue
from portal.accounts.models import Affiliate, User
from portal.kit import outbox
from portal.kit.models import Message
from submissions.models import Submission

pytestmark = [pytest.mark.services, pytest.mark.row("E10")]
SEED = 20_260_701
EARNERS = 2
STONES = 2
AWARDS = EARNERS * STONES
MILESTONES = EARNERS
DEATHS = (1, 2)
LIFE_SECONDS = (0.0, 1.2)


def test_a_power_cut_at_any_moment_leaves_one_assertion_and_one_mail(house, cast, request, capsys):
    trials = request.config.getoption("--trials")
    dice, seen, began = random.Random(SEED), Counter(), time.monotonic()
    with house.worker() as worker:
        for number in range(trials):
            seen += trial(house, worker, works(cast, number), cast["iris"], dice)
            if not (number + 1) % 10:
                with capsys.disabled():
                    print(f"\n{dict(seen)} in {time.monotonic() - began:.0f} s", flush=True)
    with capsys.disabled():
        print(table(seen, time.monotonic() - began))
    assert seen["moves"] == trials * AWARDS
    assert seen["milestones"] == trials * MILESTONES
    wanted = trials * (AWARDS + MILESTONES)
    assert seen["assertions"] == seen["messages"] == seen["mails"] == wanted
    assert seen["deaths"] >= trials


def trial(house, worker, waiting, approver, dice: random.Random) -> Counter:
    """Approve all that waits under a worker whose power fails at random; count what came of it.

    By chance they are told of one by one or together, and then also issued together.
    """
    with outbox.telling_once() if dice.random() < 0.5 else nullcontext():
        awards = [deciding.approve(work, by=approver) for work in waiting]
    seen = Counter(trials=1)
    for cut in range(dice.randint(*DEATHS)):
        if cut:
            house.hands.forward(minutes=10)
            house.sweep()
        time.sleep(dice.uniform(*LIFE_SECONDS))
        worker.kill()
        seen.update({"deaths": 1, moment(awards): 1})
        worker.start()
        if dice.random() < 0.7:  # else the next cut comes while it is still starting
            worker.wait()
    worker.wait()
    house.settle(by_hand=True)
    laid = Award.objects.filter(stack__isnull=False, person__in=[each.person for each in awards])
    found, wanted = tally(*awards, *laid), AWARDS + MILESTONES
    assert (found.awards, found.issued, found.messages) == (wanted, wanted, wanted), found
    seen.update(
        awards=found.awards,
        milestones=len(laid),
        assertions=found.issued,
        moves=found.moves,
        messages=found.messages,
        mails=found.mails,
        repeats=found.repeats,
    )
    return seen


def moment(awards: list[Award]) -> str:
    """How far things were when the power failed."""
    rows = Award.objects.filter(pk__in=[award.pk for award in awards])
    if rows.filter(issued_at=None).exists():
        return "before" if not rows.exclude(issued_at=None).exists() else "between"
    unsent = Message.objects.filter(kind="badges/earned", sent_at=None)
    return "mailing" if unsent.exists() else "after"


def table(seen: Counter, seconds: float) -> str:
    """What happened, one line each."""
    wanted = seen["trials"] * (AWARDS + MILESTONES)
    rows = [
        ("trials", seen["trials"]),
        ("power cuts", seen["deaths"]),
        ("  before the first assertion", seen["before"]),
        ("  between the assertions", seen["between"]),
        ("  before the last mail", seen["mailing"]),
        ("  after all was done", seen["after"]),
        ("awards approved or completed", seen["awards"]),
        ("milestones among them", seen["milestones"]),
        ("assertions issued", seen["assertions"]),
        ("messages", seen["messages"]),
        ("mails written", seen["mails"]),
        ("assertions lost or doubled", abs(seen["assertions"] - wanted)),
        ("milestones lost or doubled", abs(seen["milestones"] - seen["trials"] * MILESTONES)),
        ("moves to awarded lost or doubled", abs(seen["moves"] - seen["trials"] * AWARDS)),
        ("messages lost or doubled", abs(seen["messages"] - wanted)),
        ("mails repeated under the same id", seen["repeats"]),
        ("seconds", round(seconds)),
    ]
    lines = [f"{name:<36}{value:>8}" for name, value in rows]
    return "\n" + "\n".join(lines)


def works(cast, number: int) -> list[Submission]:
    """Recommended works of new people, who each complete a stack with theirs.

    In every other trial the classes are new too: drawing takes longest, and where it is drawn the
    cuts fall between the statements.
    """
    things = _stack(f"trial-{number // 2}")
    people = [_person(f"e{number}-{n}@demo.test") for n in range(EARNERS)]
    return [_recommended(cast, thing, person) for person in people for thing in things]


def _stack(slug: str) -> list[MicroCredential]:
    known = MicroCredential.objects.filter(slug__startswith=f"{slug}-").order_by("slug")
    stack = catalogue.stack(slug, slug)
    made = [f"{slug}-{n}" for n in range(STONES)]
    return list(known) or [catalogue.credential(each, each, in_stack=stack) for each in made]


def _person(email: str) -> User:
    home = Affiliate.objects.get(slug="fresno")
    person = User.objects.create_user(email, None, given_name="Kit", affiliate=home)
    person.emailaddress_set.create(email=email, verified=True, primary=True)
    return person


def _recommended(cast, thing: MicroCredential, author: User) -> Submission:
    return factories.recommended({**cast, "author": author}, "author", credential=thing)
