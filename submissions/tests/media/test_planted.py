"""Nobody is left in a cleaned recording, wherever they stood in the original."""

import shutil
import subprocess

import pytest

from submissions.cleaning import sandbox
from submissions.cleaning.recordings import program
from submissions.cleaning.recordings.checking import prove
from submissions.cleaning.recordings.proving.source import Source
from submissions.cleaning.result import Cleaned
from submissions.cleaning.sniff import Kind, sniff
from submissions.tests import planted
from submissions.tests.media import sounds, videos

pytestmark = [
    pytest.mark.row("D10"),
    pytest.mark.skipif(not sandbox.available(), reason="seccomp is not available here"),
    pytest.mark.skipif(not program.find(), reason="there is no ffmpeg for this machine"),
]
CASES = {
    "mp4": (videos.mp4, videos.MP4_SLOTS, Kind.MP4),
    "iphone": (videos.iphone, videos.IPHONE_SLOTS, Kind.MP4),
    "mov": (videos.mov, videos.MOV_SLOTS, Kind.MP4),
    "hevc": (videos.hevc, videos.HEVC_SLOTS, Kind.MP4),
    "matroska": (videos.matroska, (*videos.MATROSKA_SLOTS, "sei"), Kind.MP4),
    "webm": (videos.webm, videos.WEBM_SLOTS, Kind.WEBM),
    "mp3": (sounds.mp3, sounds.MP3_SLOTS, Kind.MP3),
    "m4a": (sounds.m4a, sounds.M4A_SLOTS, Kind.M4A),
    "opus": (sounds.opus, sounds.OGG_SLOTS, Kind.OGG),
    "vorbis": (sounds.vorbis, sounds.OGG_SLOTS, Kind.OGG),
    "weba": (sounds.weba, sounds.WEBA_SLOTS, Kind.WEBA),
    "wav": (sounds.wav, sounds.WAV_SLOTS, Kind.WAV),
}
DEMUXED = {"h264", "hevc", "vp9", "aac", "mp3", "opus", "vorbis", "pcm_s16le"}


@pytest.fixture(scope="module", params=CASES, ids=list(CASES))
def case(request, tmp_path_factory):
    """One original, its slots, what it becomes, and what cleaning answered."""
    make, slots, kind = CASES[request.param]
    folder = tmp_path_factory.mktemp(request.param)
    source = folder / "upload"
    source.write_bytes(make(folder))
    answer = sandbox.clean(source, folder / "copy", forbidden=["Dana Ruiz"])
    return source, slots, kind, answer


def test_every_identifier_stands_in_the_original_and_none_in_the_copy(case):
    source, slots, kind, answer = case
    assert len(slots) >= 15
    assert planted.found(source.read_bytes(), slots) == list(slots)
    assert isinstance(answer, Cleaned), answer
    assert planted.found(answer.path.read_bytes(), slots) == []
    assert b"Ruiz" not in answer.path.read_bytes()
    assert (answer.media_type, sniff(answer.path)) == (kind.media_type, _read_as(kind))
    assert {each.kind for each in answer.removed} & {"tag", "place"}


def _read_as(kind):
    return {Kind.M4A: Kind.MP4, Kind.WEBA: Kind.WEBM}.get(kind, kind)


def test_the_proof_finds_what_is_wrong_with_the_original(case):
    source, _slots, kind, _answer = case
    with source.open("rb") as file:
        found = prove(Source(file, source.stat().st_size), kind, ["Dana Ruiz"])
    assert "a forbidden string" in found.findings or "a broken file" in found.findings[0]


@pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool is not installed")
def test_exiftool_finds_nobody_and_no_date(case):
    command = ["exiftool", "-a", "-u", "-ee", "-G1", "-s", case[3].path]
    told = subprocess.run(command, capture_output=True, check=True).stdout.decode(
        "utf-8", "replace"
    )
    assert "Ruiz" not in told
    dates = [line for line in told.splitlines() if "Date" in line and "[System]" not in line]
    assert all(line.endswith("0000:00:00 00:00:00") for line in dates)
    assert "GPS" not in told


def test_ffmpeg_plays_the_copy_from_end_to_end(case):
    command = [program.find(), "-v", "error", "-i", case[3].path, "-f", "null", "-"]
    played = subprocess.run(command, capture_output=True, check=True)
    assert played.stderr == b""


def test_cleaning_the_copy_again_finds_nothing(case, tmp_path):
    again = sandbox.clean(case[3].path, tmp_path / "again")
    assert isinstance(again, Cleaned)
    assert again.removed == []
    assert (tmp_path / "again").stat().st_size <= case[3].path.stat().st_size
