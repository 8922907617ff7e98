"""`manage.py bench`: the floors stay out of the portal, the table tells what is missed."""

import subprocess
import sys
from contextlib import nullcontext
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import Resolver404, resolve

from portal.benching import client, measuring, running, table
from portal.benching.measuring import Measured, Times
from portal.benching.operations import FLOORS, OPERATIONS, Goal
from portal.benching.weight import Load
from portal.running.programs import ROOT, manage_command

LINEAR = {"ms": 20.0, "growth": 2.0}
LIGHT = Load("/", packed=30_000, plain=90_000, files=4)
AWARD = "5a3cd18b-9a6b-4c1b-9d1c-0e6a2f9f8a10"


@pytest.mark.parametrize("floor", FLOORS)
def test_no_floor_has_an_address_in_the_portal(floor):
    with pytest.raises(Resolver404):
        resolve(FLOORS[floor].format(award=AWARD))


def test_the_portal_does_not_import_the_floors():
    done = subprocess.run(
        [sys.executable, "-c", "import django; django.setup(); import sys, portal.urls, portal.wsgi"
         "; sys.exit('portal.benching' in sys.modules)"],
        cwd=ROOT,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0


def test_every_operation_has_a_floor():
    assert {operation.floor for operation in OPERATIONS} == set(FLOORS)


def row(goal, slower=1.0, share=1.0, p95=10.0, sql=3, size=900):
    times = Times(5.0, p95, 100.0)
    return table.Row(
        "Page", "b25", goal, Measured(times, times, slower, share), sql, 9 * size, size
    )


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (row(Goal(slower=1.5), slower=1.6), "p50 is 1.60x its floor"),
        (row(Goal(rate=0.7), share=0.6), "0.60 of the floor's requests"),
        (row(Goal(sql=2)), "3 queries"),
        (row(Goal(ms=9)), "p95 is 10 ms"),
        (row(Goal(sent=800)), "900 bytes as sent"),
        (table.Row("Page", "b25", Goal()), "there is no such page"),
    ],
)
def test_a_missed_goal_is_named(found, words):
    assert found.misses == [words]
    assert table.missed([found], LINEAR, []) == [f"Page: {words}"]


def test_what_keeps_its_goals_misses_nothing():
    kept = row(Goal(slower=1.0, rate=1.0, sql=3, ms=10, sent=900))
    assert kept.misses == []
    assert table.line(kept).endswith("| met |")
    assert table.missed([kept], LINEAR, [LIGHT]) == []


def test_a_heavy_first_load_and_a_slow_check_for_names_are_missed_goals_too():
    heavy, square = replace(LIGHT, packed=60_001), LINEAR | {"growth": 3.9}
    assert table.missed([], square, [heavy]) == [
        "Check for names: 3.90 times as long for twice the text",
        "First load of /: 60001 bytes",
    ]
    assert table.loaded(heavy).endswith(table.MISSED)
    assert table.scanned(square).endswith(table.MISSED)


@pytest.mark.parametrize("missed", [[], ["Page: 3 queries"]])
def test_the_command_fails_exactly_when_a_goal_was_missed(monkeypatch, missed):
    def measured(*_options):
        yield "| Page |"
        running.judge(missed)

    monkeypatch.setattr(running, "run", measured)
    with pytest.raises(CommandError, match="Page: 3 queries") if missed else nullcontext():
        call_command("bench", stdout=StringIO())


def test_percentiles_are_those_of_the_samples():
    found = measuring.times_of([float(n) for n in range(1, 102)], 7.0)
    assert (found.p50, found.p95, found.rate) == (51.0, 96.0, 7.0)


def test_the_load_generator_reads_whole_answers_and_refuses_errors(live_server):
    port = int(live_server.url.rsplit(":", 1)[1])
    plain = {"Host": f"127.0.0.1:{port}"}
    page = client.get(client.Request(port, "/stacks/", plain))
    assert page.status == 200
    assert page.body.rstrip().endswith(b"</html>")
    assert len(page.body) == int(page.headers["content-length"])
    with pytest.raises(client.Unexpected, match="404"):
        client.get(client.Request(port, "/table/25/", plain))


@pytest.mark.bench
@pytest.mark.services
def test_a_small_run_prints_a_line_for_every_operation():
    done = subprocess.run(
        manage_command("bench", "--tiny"), cwd=ROOT, capture_output=True, text=True, check=False
    )
    for operation in OPERATIONS:
        assert f"| {operation.name} |" in done.stdout
    assert "| One award, in process |" in done.stdout
    assert "no such page" not in done.stdout
    assert "First load of /" in done.stdout
    # So few samples judge no speed; what was missed is said, and the exit status agrees with it.
    assert done.returncode == ("Goals that are not met:" in done.stderr)
    assert ("Every goal is met." in done.stdout) == (done.returncode == 0)
