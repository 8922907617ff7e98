"""The zygote and the judge, for every test of this folder."""

import pytest

from submissions.cleaning import sandbox
from submissions.cleaning.recordings import program
from submissions.tests.fuzz.judging import Judge
from submissions.tests.fuzz.pool import Pool


@pytest.fixture(scope="module")
def pool():
    """A zygote for the tests of one module."""
    made = Pool()
    yield made
    made.close()


@pytest.fixture
def judge(pool, tmp_path, monkeypatch):
    """`judge(data)` cleans through the zygote and checks the outcome."""
    monkeypatch.setattr(sandbox, "_ended", pool.ended)
    monkeypatch.setattr(program.Sealed, "_ended", lambda *given: pool.waited(*given))
    return Judge(pool, tmp_path)
