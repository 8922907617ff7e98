"""Good files, changed here and there: each ends in a proven copy or in a refusal in words.

`--examples` says how many of each; `make fuzz` tries a thousand, other ones each time.
"""

from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from submissions.cleaning import sandbox
from submissions.cleaning.recordings import program
from submissions.tests.fuzz import mutating, seeds
from submissions.tests.fuzz.seeds import DOCUMENTS, RECORDINGS

FEW = 8
OFFICE = ("docx", "pptx", "xlsx", "odt", "odp", "ods")
pytestmark = [
    pytest.mark.row("D10"),
    pytest.mark.filterwarnings("ignore:Generating overly large repr"),
    pytest.mark.skipif(not sandbox.available(), reason="seccomp is not available here"),
]
recorded = pytest.mark.skipif(not program.find(), reason="there is no ffmpeg for this machine")


@dataclass(frozen=True)
class Sample:
    """A changed file. What a failing test cleaned last lies in its folder as `upload`."""

    data: bytes = field(repr=False)


@pytest.fixture
def tried(judge, request):
    """`tried(strategy)` judges many examples; the few of an ordinary run are always the same."""
    many = request.config.getoption("--examples")

    def _tried(strategy, share=1):
        @settings(
            max_examples=max(2, (many or FEW) // share),
            derandomize=not many,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=list(Phase) if many else [Phase.generate],
        )
        @given(strategy.map(Sample))
        def judged(sample):
            judge(sample.data)

        judged()

    return _tried


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_changed_document_is_cleaned_or_refused(tried, kind):
    tried(mutating.mutations(DOCUMENTS[kind]()))


@pytest.mark.parametrize("kind", OFFICE)
def test_a_package_with_a_changed_part_is_cleaned_or_refused(tried, kind):
    tried(mutating.inner_mutations(DOCUMENTS[kind]()))


def test_a_picture_changed_within_its_chunks_is_cleaned_or_refused(tried):
    tried(mutating.mutations(DOCUMENTS["png"]()).map(mutating.mended_png))


@recorded
@pytest.mark.parametrize("kind", RECORDINGS)
def test_a_changed_recording_is_cleaned_or_refused(tried, judge, kind):
    judge.names_stay = False
    tried(mutating.mutations(RECORDINGS[kind]()), share=3)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_document_cut_off_anywhere_is_cleaned_or_refused(judge, request, kind):
    data = DOCUMENTS[kind]()
    for at in seeds.among(seeds.places(data), request.config.getoption("--examples") or FEW):
        judge(data[:at])


@recorded
@pytest.mark.parametrize("kind", RECORDINGS)
def test_a_recording_cut_off_anywhere_is_cleaned_or_refused(judge, request, kind):
    data = RECORDINGS[kind]()
    for at in seeds.among(seeds.places(data), (request.config.getoption("--examples") or FEW) // 3):
        judge(data[:at])
