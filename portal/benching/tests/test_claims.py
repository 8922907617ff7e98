"""`manage.py bench_claims`: the table, and what misses the goal."""

import pytest
from django.core.management import CommandError, call_command

from portal.management.commands import bench_claims

TIMES = [float(n) for n in range(1, 41)]


def found(slower):
    ours = [slower * each for each in TIMES]
    both = {"claim": ours, "raw": TIMES}
    return {"in_turn": both, "at_once": both, "sql": 10}


def test_the_table_says_both_and_their_ratio():
    lines = list(bench_claims.table(found(1.5)))
    assert lines[2].startswith("| one at a time | 40 |")
    assert lines[2].endswith("| 1.50 | <= 2 |")
    assert lines[3].endswith("| 1.50 | - |")


@pytest.mark.parametrize(("slower", "missed"), [(1.9, False), (2.1, True)])
def test_more_than_twice_the_floor_is_a_failure(monkeypatch, capsys, slower, missed):
    monkeypatch.setattr(bench_claims, "_measured", lambda size: found(slower))
    if missed:
        with pytest.raises(CommandError, match="times that in raw SQL"):
            call_command("bench_claims")
    else:
        call_command("bench_claims")
        assert "The goal is met." in capsys.readouterr().out


@pytest.mark.services
def test_all_of_it_runs():
    measured = bench_claims._measured("tiny")
    assert measured["sql"] == 10
    assert all(len(times) > 10 for way in bench_claims.SAID for times in measured[way].values())
