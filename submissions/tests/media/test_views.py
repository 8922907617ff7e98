"""Recordings on the pages: uploaded, played, and described for those who cannot hear or see."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.relay import drain
from submissions.cleaning.recordings import program
from submissions.tests import factories
from submissions.tests.media import making, sounds, videos

pytestmark = [
    pytest.mark.row("A27"),
    pytest.mark.skipif(not program.find(), reason="there is no ffmpeg for this machine"),
]
ASKED = "Not everyone who reads can hear or see this"


@pytest.fixture
def base(draft):
    return f"/work/{draft.enrollment.code}/"


@pytest.fixture
def upload(signed_in, base):
    """Uploads bytes as Dana, has them cleaned, and opens the page of the part."""

    def _upload(data, **more):
        dana = signed_in("dana")
        file = SimpleUploadedFile("dana-ruiz.bin", data)
        dana.post(base + "parts/2/slots/1/", {"kind": "file", "file-file": file, **more})
        drain()
        return dana, dana.get(base + "parts/2/").content.decode()

    return _upload


def test_a_film_is_played_on_the_page_from_any_place(upload, base, tmp_path):
    dana, html = upload(videos.mov(tmp_path))
    url = base + "files/CODE-part2-1.mp4"
    assert f'<video class="evidence-media" controls preload="metadata" src="{url}"' in html
    assert "autoplay" not in html
    assert "Data of the camera or program between the pictures" in html
    assert "No check can listen to a recording" in html
    whole = dana.get(url)
    body = b"".join(whole.streaming_content)
    assert (whole["Content-Type"], whole["Accept-Ranges"]) == ("video/mp4", "bytes")
    assert whole["Content-Disposition"] == 'inline; filename="CODE-part2-1.mp4"'
    assert "sandbox" in whole["Content-Security-Policy"]
    part = dana.get(url, headers={"Range": "bytes=100-199"})
    assert part.status_code == 206
    assert b"".join(part.streaming_content) == body[100:200]
    assert part["Content-Range"] == f"bytes 100-199/{len(body)}"
    assert "media-src 'self'" in dana.get(base)["Content-Security-Policy"]
    whole.close()
    part.close()


def test_sound_has_a_player_too_and_a_description_is_asked_for_once(upload, tmp_path):
    data = making.ffmpeg(tmp_path, "in.mp3", *making.SOUND, "-t", "1")
    _dana, html = upload(data)
    assert '<audio class="evidence-media" controls preload="metadata"' in html
    assert "CODE-part2-1.mp3" in html
    assert ASKED in html
    _dana, html = upload(data, **{"file-caption": "Two students name the three steps."})
    assert html.count(ASKED) == 1


def test_a_recording_that_browsers_do_not_play_is_refused_with_what_to_do(upload, tmp_path):
    data = making.ffmpeg(tmp_path, "in.m4a", *making.SOUND, "-t", "1", "-c:a", "alac")
    _dana, html = upload(data)
    assert "sound as MP3 or M4A (AAC)" in html
    assert "<audio" not in html


def test_planted_sound_reaches_nobody(upload, base, tmp_path):
    dana, html = upload(sounds.mp3(tmp_path))
    answer = dana.get(base + "files/CODE-part2-1.mp3")
    body = b"".join(answer.streaming_content)
    answer.close()
    assert b"Ruiz" not in body
    assert "dana-ruiz" not in factories.without_finds(html)
