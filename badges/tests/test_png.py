import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from badges.openbadges.png import SIGNATURE, BakeError, bake, chunks, unbake
from badges.tests import pngs

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300)
kinds = st.sampled_from([b"gAMA", b"tIME", b"prVt", b"tEXt", b"IDAT"])
others = st.lists(
    st.builds(pngs.chunk, kinds, st.binary(max_size=40).map(lambda b: b"other\0" + b)), max_size=4
)
pictures = st.builds(
    lambda extra, side, shade: pngs.png(*extra, width=side, height=side, shade=shade),
    others,
    st.integers(1, 12),
    st.integers(0, 255),
)


@given(pictures, words)
def test_what_is_baked_is_read_back(png, text):
    assert unbake(bake(png, text)) == text


@given(pictures, words)
def test_baking_changes_no_other_byte(png, text):
    baked = bake(png, text)
    end = len(SIGNATURE) + 25
    added = len(baked) - len(png)
    assert baked[:end] == png[:end]
    assert baked[end + added :] == png[end:]
    assert baked[end + 4 : end + 19] == b"iTXtopenbadges\0"


@st.composite
def photographs(draw):
    """As programs for pictures write them: any mode, any pixels, a note of their own."""
    mode = draw(st.sampled_from(["1", "L", "LA", "P", "RGB", "RGBA", "I;16"]))
    size = draw(st.integers(1, 24)), draw(st.integers(1, 24))
    grey = Image.frombytes("RGBA", size, draw(st.randoms()).randbytes(size[0] * size[1] * 4))
    written = io.BytesIO()
    image = grey.convert("L").convert(mode) if mode in ("I;16", "LA", "P") else grey.convert(mode)
    image.save(written, "PNG", dpi=draw(st.sampled_from([None, (72, 72)])))
    return written.getvalue()


def pixels_of(png):
    with Image.open(io.BytesIO(png)) as image:
        return image.mode, image.size, image.tobytes()


@given(photographs(), words)
def test_any_photograph_keeps_its_pixels_and_every_byte_but_the_chunk(png, text):
    baked = bake(png, text)
    assert unbake(baked) == text
    head, chunk, *rest = chunks(baked)
    assert SIGNATURE + head.raw + b"".join(one.raw for one in rest) == png
    assert chunk.content.endswith(text.encode())
    assert pixels_of(baked) == pixels_of(png)


@given(pictures, words, words)
def test_baking_again_replaces_the_text(png, first, second):
    assert bake(bake(png, first), second) == bake(png, second)


@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt", b"iTXt"])
def test_an_old_text_of_any_kind_is_replaced(kind):
    old = pngs.png(pngs.chunk(kind, b"openbadges\0\0\0whatever"), pngs.spoken(b"twice"))
    assert bake(old, "new") == bake(pngs.png(), "new")


def test_two_formats_live_in_one_picture():
    both = bake(bake(pngs.png(), "two"), "three", keyword="openbadgecredential")
    assert unbake(both) == "two"
    assert unbake(both, keyword="openbadgecredential") == "three"


def test_the_chunk_has_exactly_the_prescribed_layout():
    _, text, *_ = chunks(bake(pngs.png(), "é"))
    assert text.content == b"openbadges\0\0\0\0\0\xc3\xa9"


def damaged() -> bytes:
    good = pngs.png()
    return good[:20] + bytes([good[20] ^ 1]) + good[21:]


BROKEN = {
    "crc": damaged(),
    "truncated": pngs.png()[:-5],
    "not_png": b"\xff\xd8\xff\xe0 a photograph",
    "no_header": SIGNATURE + pngs.pixels() + pngs.chunk(b"IEND"),
    "no_picture": SIGNATURE + pngs.header() + pngs.chunk(b"IEND"),
    "trailing": pngs.png() + b"more",
    "kind": SIGNATURE + pngs.header() + pngs.chunk(b"12!4") + pngs.chunk(b"IEND"),
}


def test_a_second_header_is_refused():
    two = SIGNATURE + pngs.header() * 2 + pngs.pixels() + pngs.chunk(b"IEND")
    with pytest.raises(BakeError, match="one header"):
        unbake(two)


@pytest.mark.parametrize("code", BROKEN)
@pytest.mark.parametrize("use", [unbake, lambda png: bake(png, "text")])
def test_a_broken_picture_is_refused_with_its_reason(code, use):
    with pytest.raises(BakeError) as refusal:
        use(BROKEN[code])
    assert refusal.value.code == code
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    "stump", [SIGNATURE, SIGNATURE + pngs.header(), SIGNATURE + pngs.header() + pngs.pixels()]
)
def test_a_picture_without_its_end_is_refused(stump):
    with pytest.raises(BakeError, match="cut off"):
        unbake(stump)


def test_a_length_beyond_the_file_is_refused():
    huge = SIGNATURE + pngs.header() + struct.pack(">I", 2**32 - 1) + b"IDAT"
    with pytest.raises(BakeError, match="cut off"):
        unbake(huge)


UNREADABLE = {
    "none": [],
    "many": [pngs.spoken(b"one"), pngs.spoken(b"two")],
    "compressed": [pngs.spoken(b"x", flag=b"\1")],
    "legacy": [pngs.chunk(b"tEXt", b"openbadges\0https://cairn.example/a")],
    "layout": [pngs.chunk(b"iTXt", b"openbadges\0\0\0only")],
    "layout, a method": [pngs.chunk(b"iTXt", b"openbadges\0\0\1\0\0x")],
    "layout, a NUL": [pngs.spoken(b"one\0two")],
    "utf8": [pngs.spoken(b"\xff\xfe")],
}


@pytest.mark.parametrize("code", UNREADABLE)
def test_a_badge_that_cannot_be_read_is_refused_with_its_reason(code):
    with pytest.raises(BakeError) as refusal:
        unbake(pngs.png(*UNREADABLE[code]))
    assert refusal.value.code == code.split(",")[0]


def test_a_text_that_no_png_can_hold_is_refused():
    with pytest.raises(BakeError, match="NUL"):
        bake(pngs.png(), "a\0b")
    with pytest.raises(BakeError, match="UTF-8"):
        bake(pngs.png(), "half a pair: \ud800")


@given(pictures, st.data())
def test_one_changed_byte_never_passes_unseen(png, data):
    at = data.draw(st.integers(0, len(png) - 1))
    changed = png[:at] + bytes([png[at] ^ data.draw(st.integers(1, 255))]) + png[at + 1 :]
    with pytest.raises(BakeError):
        bake(changed, "text")
