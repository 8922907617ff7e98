"""The power fails at random moments: a few seeded trials here, a hundred with `make chaos`."""

import random
import time
from collections import Counter

import pytest

from badges.deciding import actions as deciding
from badges.models import Award
from badges.tests import factories
from badges.tests.powerhouse import tally
from credentials.tests import factories as catalogue
from portal.accounts.models import User
from portal.demo import cast as the_cast
from portal.kit.models import Message

pytestmark = [pytest.mark.services, pytest.mark.row("E10")]
SEED = 20_260_701
AWARDS = 3
DEATHS = (1, 3)
LIFE_SECONDS = (0.0, 0.9)


def test_a_power_cut_at_any_moment_leaves_one_assertion_and_one_mail(house, cast, request, capsys):
    trials = request.config.getoption("--trials")
    dice, seen, began = random.Random(SEED), Counter(), time.monotonic()
    for number in range(trials):
        seen += trial(house, cast, dice, number)
        if trials > 3 and not (number + 1) % 10:
            with capsys.disabled():
                print(f"\n{number + 1} trials, {time.monotonic() - began:.0f} s", flush=True)
    with capsys.disabled():
        print(table(seen, time.monotonic() - began))
    wanted = trials * AWARDS
    assert seen["assertions"] == seen["moves"] == wanted
    assert seen["messages"] == seen["mails"] == wanted
    assert seen["deaths"] >= trials


def trial(house, cast, dice: random.Random, number: int) -> Counter:
    """Approve some awards under a worker whose power fails at random; count what came of it."""
    works = [_recommended(cast, number, n) for n in range(AWARDS)]
    seen, awards = Counter(trials=1), []
    with house.worker() as worker:
        for cut in range(dice.randint(*DEATHS)):
            if not cut:
                awards = [deciding.approve(work, by=cast["iris"]) for work in works]
            else:
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
    found = tally(*awards)
    assert (found.awards, found.issued, found.messages) == (AWARDS, AWARDS, AWARDS), found
    seen.update(
        awards=found.awards,
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
    wanted = seen["trials"] * AWARDS
    rows = [
        ("trials", seen["trials"]),
        ("power cuts", seen["deaths"]),
        ("  before the first assertion", seen["before"]),
        ("  between the assertions", seen["between"]),
        ("  before the last mail", seen["mailing"]),
        ("  after all was done", seen["after"]),
        ("awards approved", seen["awards"]),
        ("assertions issued", seen["assertions"]),
        ("messages", seen["messages"]),
        ("mails written", seen["mails"]),
        ("assertions lost or doubled", abs(seen["assertions"] - wanted)),
        ("moves to awarded lost or doubled", abs(seen["moves"] - wanted)),
        ("messages lost or doubled", abs(seen["messages"] - wanted)),
        ("mails repeated under the same id", seen["repeats"]),
        ("seconds", round(seconds)),
    ]
    lines = [f"{name:<36}{value:>8}" for name, value in rows]
    return "\n" + "\n".join(lines)


def _recommended(cast, number: int, n: int):
    """Work of somebody new, recommended; a credential of its own, so that its class is new too."""
    slug = f"trial-{number}-{n}"
    home = the_cast.make_affiliates()["fresno"]
    author = User.objects.create_user(f"{slug}@demo.test", None, given_name="Kit", affiliate=home)
    author.emailaddress_set.create(email=author.email, verified=True, primary=True)
    thing = catalogue.credential(slug, f"Trial {number}.{n}")
    return factories.recommended({**cast, "author": author}, "author", credential=thing)
