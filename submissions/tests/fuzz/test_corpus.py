"""Every file of the corpus ends in a proven copy or in a refusal that says what to do."""

import pytest

from submissions.cleaning import sandbox
from submissions.cleaning.recordings import program
from submissions.tests.fuzz.corpus import others, packages, pdfs, pictures, recordings
from submissions.tests.fuzz.judging import judge, pool  # noqa: F401 fixtures

pytestmark = [
    pytest.mark.row("D10"),
    pytest.mark.skipif(not sandbox.available(), reason="seccomp is not available here"),
]
CASES = {
    f"{each.__name__.rpartition('.')[2]}: {name}": make
    for each in (pdfs, packages, pictures, others, recordings)
    for name, make in each.CASES.items()
}


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_file_is_cleaned_or_refused_in_words(judge, case):
    judge(CASES[case]())
