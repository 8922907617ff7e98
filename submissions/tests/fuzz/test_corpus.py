"""Every file of the corpus ends in a proven copy or in a refusal that says what to do."""

import pytest

from submissions.cleaning import sandbox
from submissions.tests.fuzz.corpus import others, packages, pdfs, pictures, recordings

pytestmark = [
    pytest.mark.row("D10"),
    pytest.mark.skipif(not sandbox.available(), reason="seccomp is not available here"),
]
CASES = {
    f"{each.__name__.rpartition('.')[2]}: {name}": make
    for each in (pdfs, packages, pictures, others, recordings)
    for name, make in each.CASES.items()
}


_ENDED = sandbox._ended
REFUSED = {
    "pdfs: password": "encrypted",
    "pdfs: restrictions": "encrypted",
    "pdfs: one page ten thousand times": "too_many_pages",
    "pdfs: JPEG 2000": "odd_picture",
    "pdfs: picture of a thousand million": "unpacks_too_large",
    "pdfs: portfolio": "portfolio",
    "packages: overlapping": "office_bomb",
    "packages: sizes that lie": "office_bomb",
    "packages: laughs": "office_odd",
    "packages: a file as entity": "office_odd",
    "packages: encrypted entries": "office_password",
    "packages: zip in zip in zip": "archive",
    "pictures: PNG of nine hundred million": "too_many_pixels",
    "pictures: JPEG of four thousand million": "too_many_pixels",
    "pictures: GIF and script": "other_picture",
    "recordings: time that stands still": "recording_long",
}


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_file_is_cleaned_or_refused_in_words(judge, case):
    answer = judge(CASES[case]())
    if case in REFUSED:
        assert answer.code == REFUSED[case]


@pytest.mark.parametrize(
    "case", ["pdfs: attachments", "pdfs: password", "packages: laughs", "pictures: JPEG and ZIP"]
)
def test_what_is_forked_from_the_zygote_answers_as_the_portal_does(judge, tmp_path, case):
    data = CASES[case]()
    forked, hashed = judge(data), tmp_path / "copy"
    first = hashed.read_bytes() if hashed.exists() else b""
    (tmp_path / "upload").write_bytes(data)

    with pytest.MonkeyPatch.context() as real:
        real.setattr(sandbox, "_ended", _ENDED)
        answer = sandbox.clean(tmp_path / "upload", tmp_path / "real")
    assert type(answer) is type(forked)
    assert getattr(answer, "code", "") == getattr(forked, "code", "")
    assert ((tmp_path / "real").read_bytes() if first else b"") == first
