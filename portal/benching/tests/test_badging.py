"""`manage.py bench_badges`: the floors do the same work, the table tells what is missed."""

import subprocess
from contextlib import nullcontext
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from badges.models import Award
from badges.openbadges import png
from badges.tests import factories
from portal import relay, tasks
from portal.benching import awarding, running
from portal.benching.badging import batch, lines, pillow, small
from portal.benching.badging import running as badging
from portal.benching.measuring import Measured, Times
from portal.kit.models import Outbox
from portal.running.programs import ROOT, manage_command

FOUND = {
    "issue": {"ours": 2.0, "floor": 1.0, "sql": 5, "pictures": 0},
    "batch": {"size": 200, "ours": 200.0, "floor": 80.0, "told": 4000.0, "share": 0.4, "shares": [0.3, 0.4, 0.5],
              "messages": 6.0, "sql": 12, "pictures": 0, "doubled": 0},
    "sign": {"ours": 1.1, "floor": 1.0, "bits": 3072},
    "bake": {"ours": 0.03, "floor": 0.02, "more": 1188, "pictures": 0},
    "copies": 9.0,
}  # fmt: skip


def found(part, **values):
    return FOUND | {part: FOUND[part] | values}


@pytest.mark.parametrize(
    ("part", "values", "words"),
    [
        ("issue", {"ours": 3.1}, "floors 3.1 (<= 3)"),
        ("issue", {"sql": 8}, "SQL 8 (<= 7)"),
        ("batch", {"share": 0.24}, "share of the floor 0.24 (>= 0.25)"),
        ("batch", {"messages": 11}, "messages 11 (<= 10)"),
        ("batch", {"sql": 15}, "SQL 15 (<= 14)"),
        ("batch", {"doubled": 1}, "more after delivering all again 1 (<= 0)"),
        ("sign", {"ours": 1.5}, "added to the signature, in times of an award 0.25 (<= 0.1)"),
        ("bake", {"more": 2049}, "bytes more than the picture of the class 2049 (<= 2048)"),
        ("bake", {"pictures": 1}, "pictures opened 1 (<= 0)"),
    ],
)
def test_a_missed_goal_is_named(part, values, words):
    (missed,) = [line for line in lines.measured(found(part, **values)) if line.missed]
    assert missed.missed == [words]
    assert str(missed).endswith("| NOT MET |")


def test_what_keeps_its_goals_misses_nothing():
    done = lines.measured(FOUND)
    assert [line.missed for line in done] == [[]] * 4
    assert all(str(line).endswith("| met |") for line in done)
    slow = Measured(Times(1, 1, 1), Times(1, 1, 1), 1.0, 0.59)
    assert lines.served("Public assertion", slow, 1).missed == [
        "share of the floor's requests 0.59 (>= 0.6)"
    ]
    said = " ".join(lines.remarks(FOUND))
    for words in ("50% of the time of an award", "0.30 to 0.50 of their floors", "4.0 s after"):
        assert words in said


@pytest.mark.parametrize("missed", [[], ["Bake: floors 4 (<= 3)"]])
def test_the_command_fails_exactly_when_a_goal_was_missed(monkeypatch, missed):
    def measured(*_options):
        yield "| Bake |"
        running.judge(missed)

    monkeypatch.setattr(badging, "run", measured)
    with pytest.raises(CommandError, match="Bake: floors 4") if missed else nullcontext():
        call_command("bench_badges", stdout=StringIO())


def test_the_floor_of_baking_bakes_the_same_and_refuses_damage(cast):
    award = factories.issued(cast)
    picture, text = bytes(award.badge_class.image), award.document
    once = small.raw_bake(picture, text.encode())
    assert once == png.bake(picture, text)
    assert small.raw_bake(once, text.encode()) == once
    with pytest.raises(ValueError, match="damaged"):
        small.raw_bake(picture[:40] + b"?" + picture[41:], text.encode())


def test_what_pillow_does_is_seen():
    with pillow.watched() as called:
        Image.new("RGB", (1, 1))
    assert called == ["new"]
    Image.new("RGB", (1, 1))
    assert called == ["new"]


@pytest.mark.row("E10")
def test_an_award_opens_no_picture_and_its_badge_weighs_little_more_than_the_class(cast):
    factories.issued(cast)
    one = factories.approved(cast, "lee")
    with pillow.watched() as opened:
        assert awarding.queries(one.pk) <= 7
        one.refresh_from_db()
        picture = bytes(one.badge_class.image)
        baked = png.bake(picture, one.document)
    assert opened == []
    assert len(baked) <= len(picture) + lines.MORE_BYTES


@pytest.mark.row("E10")
def test_two_hundred_would_take_fourteen_statements_and_ten_messages(cast):
    """Statements do not grow with the awards, so those of two pieces are those of two hundred."""
    factories.issued(cast)
    awards = [factories.approved(cast, name).pk for name in ("lee", "fay")]
    told = [row.pk for row in Outbox.objects.all() if row.payload.get("award_id") in awards]
    with CaptureQueriesContext(connection) as seen:
        for row in told:
            relay.go_ahead([row])
    pieces = -(-200 // tasks.AT_ONCE)
    assert not Award.objects.filter(issued_at=None).exists()
    assert len(awarding.statements(seen)) * pieces / len(told) <= lines.STATEMENTS + 200 / lines.PER
    assert pieces + -(-200 // tasks.IN_TURN) <= lines.MESSAGES


@pytest.mark.bench
@pytest.mark.services
def test_a_small_run_prints_a_line_for_every_operation():
    command = manage_command("bench_badges", "--tiny")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    for name in ("Issue one", "Issue a batch of", "Sign, RS256", "Bake", "Public assertion, 304"):
        assert f"| {name}" in done.stdout
    # So few samples judge no speed; what was missed is said, and the exit status agrees with it.
    assert done.returncode == ("Goals that are not met:" in done.stderr)
    assert ("Every goal is met." in done.stdout) == (done.returncode == 0)


def test_a_batch_leaves_the_same_traces_when_it_is_delivered_again(cast):
    factories.issued(cast)
    awards = [factories.approved(cast, name).pk for name in ("lee", "fay")]
    told = batch.Batch(awards, rows=[])
    before = batch._traces(told)
    relay.drain()
    after = batch._traces(told)
    assert len(after - before) == 6  # an assertion, a move and a mail each
    Outbox.objects.update(done_at=None)
    relay.drain()
    assert batch._traces(told) == after
