"""Whatever a recording does to us, it ends in "clean" or "refused with a reason"."""

import os
import random
import struct
import time

import pytest

from submissions.cleaning import sandbox
from submissions.cleaning.reasons import REASONS
from submissions.cleaning.recordings import program
from submissions.cleaning.recordings.launch import NO_DOORS
from submissions.cleaning.result import Cleaned, Refused, Stop
from submissions.cleaning.sniff import kind_of
from submissions.tests.media import sounds, videos
from submissions.tests.media.making import PICTURE, SOUND, box, ffmpeg

pytestmark = [
    pytest.mark.row("D10"),
    pytest.mark.skipif(not sandbox.available(), reason="seccomp is not available here"),
    pytest.mark.skipif(not program.find(), reason="there is no ffmpeg for this machine"),
]
MAKERS = [videos.mov, videos.webm, sounds.mp3, sounds.opus, sounds.wav]
SECRET = "a line of another file"


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    """The bytes of one planted recording by its maker, made once."""
    made = {}

    def _original(make):
        if make not in made:
            made[make] = make(tmp_path_factory.mktemp(make.__name__))
        return made[make]

    return _original


@pytest.fixture
def clean(tmp_path):
    """Cleans some bytes; whatever comes, it is an answer and leaves nothing but the copy."""

    def _clean(data):
        (tmp_path / "upload").write_bytes(data)
        (tmp_path / "copy").unlink(missing_ok=True)
        answer = sandbox.clean(tmp_path / "upload", tmp_path / "copy", forbidden=["Dana Ruiz"])
        assert isinstance(answer, Cleaned) == (tmp_path / "copy").exists()
        assert isinstance(answer, Cleaned) or answer.code in REASONS
        if isinstance(answer, Cleaned):
            assert b"Ruiz" not in answer.path.read_bytes()
        return answer

    return _clean


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("keep", [0.02, 0.5, 0.95])
def test_a_truncated_one_is_clean_or_refused(clean, original, make, keep):
    data = original(make)
    clean(data[: int(len(data) * keep)])


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_damaged_one_is_clean_or_refused(clean, original, make, seed):
    data, dice = bytearray(original(make)), random.Random(seed)
    for _ in range(200):
        data[dice.randrange(8, len(data))] = dice.randrange(256)
    clean(bytes(data))


@pytest.mark.parametrize(
    "head",
    [
        b"\0\0\0\x18ftypisom\0\0\0\0isomiso2", b"\x1aE\xdf\xa3", b"RIFF\0\0\0\0WAVE", b"OggS",
        b"ID3\x04\0\0\0\0\0\0", b"\xff\xfb\x90\0", b"\xff\xf1\x50\x80", b"\0\0\0\x08moov",
        b"\0\0\0\x20ftypheic\0\0\0\0mif1heic",
    ],
    ids=str,
)  # fmt: skip
@pytest.mark.parametrize("rest", [b"", b"\0" * 50_000, b"\xff" * 50_000])
def test_a_head_with_nothing_behind_it_is_refused(clean, head, rest):
    assert isinstance(clean(head + rest), Refused)


def test_an_empty_one_is_refused(clean):
    assert clean(b"").code == "empty"


def test_boxes_without_end_and_sizes_without_bytes_are_refused(clean):
    deep = b""
    for _ in range(3000):
        deep = box(b"moov", deep)
    table = box(b"stsz", struct.pack(">III", 0, 1, 0xFFFFFFFF))
    for kind in (b"stbl", b"minf", b"mdia", b"trak", b"moov"):
        table = box(kind, table)
    head = box(b"ftyp", b"isom\0\0\0\0isom")
    for data in (deep, table, box(b"mdat", b"") * 2000):
        assert isinstance(clean(head + data), Refused)


def test_elements_that_promise_a_terabyte_are_refused(clean):
    nested = b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff" * 500
    start = time.monotonic()
    assert isinstance(clean(b"\x1aE\xdf\xa3\x80" + nested), Refused)
    assert time.monotonic() - start < 30


@pytest.mark.parametrize(
    "text",
    [
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/hostname\n",
        "ffconcat version 1.0\nfile /etc/hostname\n",
        "<?xml version='1.0'?><MPD xmlns='urn:mpeg:dash:schema:mpd:2011'></MPD>",
    ],
    ids=["m3u8", "concat", "dash"],
)
def test_lists_of_other_files_are_no_recordings(clean, text):
    assert clean(text.encode()).code in {"plain_text", "recording_kind", "web_page", "unknown"}


@pytest.mark.parametrize("demuxer", ["hls", "concat", "dash"])
def test_even_read_as_a_list_ffmpeg_opens_no_other_file(tmp_path, demuxer):
    """A fifo tells: nobody but the test ever opens it, so that opening it to write fails."""
    os.mkfifo(tmp_path / "secret.ts")
    lists = {
        "hls": f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{tmp_path}/secret.ts\n",
        "concat": f"ffconcat version 1.0\nfile '{tmp_path}/secret.ts'\n",
        "dash": f"<MPD><Period><BaseURL>{tmp_path}/secret.ts</BaseURL></Period></MPD>",
    }
    (tmp_path / "list").write_text(lists[demuxer])
    sealed = program.Sealed(tmp_path, 100, True)
    start = time.monotonic()
    told = sealed.ffmpeg(
        tmp_path / "list",
        tmp_path / "out.mp4",
        demuxer,
        "-c",
        "copy",
        "-f",
        "mp4",
        "-fd",
        "4",
        "fd:",
    )
    assert told.status
    assert time.monotonic() - start < 10, "it waited for a fifo, so it had opened it"
    with pytest.raises(OSError, match="No such device"):
        os.open(tmp_path / "secret.ts", os.O_WRONLY | os.O_NONBLOCK)


def test_a_film_that_lies_in_another_file_is_refused(clean, original, tmp_path):
    (tmp_path / "other").write_text(SECRET)
    here = b"\0\0\0\x0curl \0\0\0\1"
    there = box(b"url ", b"\0\0\0\0" + f"file://{tmp_path}/other".encode() + b"\0")
    data = original(videos.mov).replace(here, there[: len(here)])
    answer = clean(data)
    assert isinstance(answer, Refused) or SECRET.encode() not in answer.path.read_bytes()


def test_an_encrypted_film_is_refused(clean, tmp_path):
    key = "76a6c65c5ea762046bd749a2e632ccbb"
    data = ffmpeg(
        tmp_path, "in.mp4", *PICTURE, *SOUND, "-t", "1", *videos.H264,
        "-encryption_scheme", "cenc-aes-ctr", "-encryption_key", key, "-encryption_kid", key,
    )  # fmt: skip
    assert clean(data).code == "recording_codec"


@pytest.mark.parametrize(
    ("target", "codec"),
    [
        ("in.m4a", ("-c:a", "alac")),
        ("in.mov", ("-c:a", "pcm_s16be")),
        ("in.mov", ("-c:v", "mjpeg", "-c:a", "aac")),
        ("in.mp4", ("-c:v", "mpeg4", "-c:a", "aac")),
        ("in.mkv", ("-c:v", "ffv1", "-c:a", "flac")),
        ("in.wav", ("-c:a", "adpcm_ms")),
    ],
    ids=str,
)
def test_what_browsers_do_not_play_is_refused_with_what_to_do(clean, tmp_path, target, codec):
    inputs = (*SOUND,) if target.endswith(("m4a", "wav")) else (*PICTURE, *SOUND)
    answer = clean(ffmpeg(tmp_path, target, *inputs, "-t", "1", *codec))
    assert answer.code == "recording_codec"
    assert "MP4 (H.264)" in answer.what_to_do


@pytest.mark.parametrize(
    "head",
    [
        b"RIFF\0\0\0\0AVI LIST", b"fLaC\0\0\0\x22", b"FLV\1\5", b"#!AMR\n", b"MThd\0\0\0\6",
        b"0&\xb2u\x8ef\xcf\x11", b"\0\0\1\xba\x44", b"\0\0\0\x14ftypf4v ",
    ],
    ids=str,
)  # fmt: skip
def test_other_kinds_of_recordings_are_told_so(head):
    with pytest.raises(Stop) as stop:
        kind_of(head + bytes(200))
    assert stop.value.refusal.code == "recording_kind"


def test_a_recording_of_more_than_an_hour_is_refused(clean, tmp_path):
    data = ffmpeg(
        tmp_path, "in.mp3", "-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono", "-t", "3605",
        "-c:a", "libmp3lame", "-b:a", "8k",
    )  # fmt: skip
    assert clean(data).code == "recording_long"


def test_behind_the_doors_there_is_no_network_and_no_second_program(tmp_path):
    """What ffmpeg is started by starts this instead, and it gets nowhere."""
    probe = (
        "import os, socket, subprocess, sys\n"
        "def refused(what):\n"
        "    try: what()\n"
        "    except OSError: return True\n"
        "    return False\n"
        "sys.exit(not all([refused(socket.socket), refused(os.fork),\n"
        "    refused(lambda: open(sys.argv[1], 'w')), refused(lambda: os.mkdir(sys.argv[1]))]))\n"
    )
    (tmp_path / "probe.py").write_text(probe)
    (tmp_path / "in").write_bytes(b"x")
    sealed = program.Sealed(tmp_path, 1, True)
    told = sealed.python(
        ["launch", str(tmp_path / "in"), str(tmp_path / "copy"), "20", program.sys.executable,
         str(tmp_path / "probe.py"), str(tmp_path / "made")]
    )  # fmt: skip
    assert told.status == 0, told.err
    assert told.status != NO_DOORS
    assert not (tmp_path / "made").exists()
