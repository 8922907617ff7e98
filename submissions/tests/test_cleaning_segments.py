import struct

import pytest

from submissions.cleaning import segments
from submissions.cleaning.jbig2 import has_comments
from submissions.cleaning.result import Stop
from submissions.tests import planted

pytestmark = pytest.mark.row("D10")


def test_a_stripped_jpeg_has_no_hidden_data_left():
    assert segments.hidden(segments.strip(planted.jpeg())) == {}


def test_adobes_colour_transform_stays_but_nothing_hides_in_it():
    adobe, more = b"Adobe\0\x64\0\0\0\0\x01", b"Adobe\0\x64\0\0\0\0\x01Dana Ruiz"
    start, rest = planted.jpeg()[:2], planted.jpeg()[2:]
    stripped = segments.strip(start + _segment(0xEE, adobe) + _segment(0xEE, more) + rest)
    assert stripped.count(b"Adobe") == 1
    assert b"Dana" not in stripped


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff\xff", b"\xff\xd8\0\0"])
def test_a_broken_jpeg_is_refused(data):
    with pytest.raises(Stop):
        segments.strip(data)


def test_a_comment_in_a_jbig2_picture_is_found():
    page = _jbig2(48, b"\0" * 19)
    assert not has_comments(page)
    assert has_comments(page + _jbig2(62, b"\x20\0\0\0Author\0Dana Ruiz\0\0"))


@pytest.mark.parametrize("data", [b"x" * 40, struct.pack(">IBBBI", 0, 48, 0, 1, 500) + b"short"])
def test_a_jbig2_picture_that_cannot_be_read_is_refused(data):
    with pytest.raises(Stop):
        has_comments(data)


def _segment(marker, body):
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _jbig2(kind, body):
    return struct.pack(">IBBBI", 0, kind, 0, 1, len(body)) + body
