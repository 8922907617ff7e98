"""Parts of recordings, so that a player can jump; never of what is no recording."""

import io
from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from portal.kit import ranges, serving

pytestmark = pytest.mark.django_db  # closing a response looks at connections
BYTES = bytes(range(100))


def _ask(header, media_type="video/mp4"):
    headers = {"Range": header} if header else {}
    handle = io.BytesIO(BYTES)
    file = SimpleNamespace(
        size=len(BYTES), read=handle.read, seek=handle.seek, close=handle.close, name=None
    )
    request = RequestFactory().get("/x", headers=headers)
    response = serving.sandboxed(file, "CODE-part1-1.mp4", media_type, request)
    body = b"".join(response.streaming_content)
    response.close()
    assert handle.closed
    return response, body


@pytest.mark.parametrize(
    ("header", "start", "end"),
    [
        ("bytes=0-", 0, 100), ("bytes=0-0", 0, 1), ("bytes=10-19", 10, 20),
        ("bytes=90-900", 90, 100), ("bytes=-7", 93, 100), ("bytes=-900", 0, 100),
    ],
)  # fmt: skip
def test_a_player_gets_the_part_it_asks_for(header, start, end):
    response, body = _ask(header)
    assert response.status_code == 206
    assert body == BYTES[start:end]
    assert response["Content-Range"] == f"bytes {start}-{end - 1}/100"
    assert response["Content-Length"] == str(end - start)
    assert response["Content-Security-Policy"].endswith(
        "media-src 'self'; sandbox allow-same-origin"
    )
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("header", ["", "bytes=", "bytes=-", "bytes=5-2", "bytes=0-1,5-6", "x=1-2"])
def test_what_is_no_single_range_gets_the_whole(header):
    response, body = _ask(header)
    assert (response.status_code, body) == (200, BYTES)
    assert response["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=500-600", "bytes=-0"])
def test_a_part_after_the_end_is_none(header):
    response, body = _ask(header)
    assert (response.status_code, body) == (416, b"")
    assert response["Content-Range"] == "bytes */100"


@pytest.mark.parametrize("media_type", ["application/pdf", "image/jpeg", "application/x-docx"])
def test_only_recordings_come_in_parts(media_type):
    response, body = _ask("bytes=0-5", media_type)
    assert (response.status_code, body) == (200, BYTES)


def test_of_an_object_in_a_bucket_only_the_part_is_fetched():
    asked = []

    def get(*, Range):
        asked.append(Range)
        return {"Body": io.BytesIO(BYTES[5:10])}

    stored = SimpleNamespace(file=SimpleNamespace(obj=SimpleNamespace(get=get)), close=lambda: None)
    piece = ranges.Piece(stored, ranges.asked("bytes=5-9", 100))
    assert piece.read(3) + piece.read() + piece.read() == BYTES[5:10]
    piece.close()
    assert asked == ["bytes=5-9"]
