import io
import struct

import pytest
from PIL import Image, ImageCms

from submissions.cleaning import jpeg, png
from submissions.cleaning.prove import prove
from submissions.cleaning.result import Stop
from submissions.cleaning.sniff import Kind
from submissions.tests import planted

pytestmark = pytest.mark.row("D10")


def test_a_jpeg_keeps_its_picture_and_none_of_the_ten_identifiers():
    dirty = planted.jpeg()
    assert planted.found(dirty, planted.JPEG_SLOTS) == list(planted.JPEG_SLOTS)
    copy, removed, pages = jpeg.clean(dirty)
    assert planted.found(copy, planted.JPEG_SLOTS) == []
    assert prove(copy, Kind.JPEG, ["Dana Ruiz"]) == []
    assert {"exif", "gps", "xmp", "iptc", "comment", "thumbnail", "trailing"} <= _kinds(removed)
    assert pages == 1


def test_a_picture_taken_sideways_is_turned_upright():
    with Image.open(io.BytesIO(jpeg.clean(planted.jpeg((64, 48)))[0])) as picture:
        assert picture.size == (48, 64)
        assert not picture.getexif()


def test_a_png_keeps_its_picture_and_none_of_the_eight_identifiers():
    dirty = planted.png()
    assert planted.found(dirty, planted.PNG_SLOTS) == list(planted.PNG_SLOTS)
    copy, removed, _ = png.clean(dirty)
    assert planted.found(copy, planted.PNG_SLOTS) == []
    assert prove(copy, Kind.PNG, ["Dana Ruiz"]) == []
    assert {"exif", "gps", "text_chunk", "application_data", "trailing"} <= _kinds(removed)
    with Image.open(io.BytesIO(dirty)) as before, Image.open(io.BytesIO(copy)) as after:
        assert before.tobytes() == after.tobytes()


def test_the_proof_finds_much_in_the_originals():
    assert len(prove(planted.jpeg(), Kind.JPEG, ["Dana Ruiz"])) > 8
    assert len(prove(planted.png(), Kind.PNG, ["Dana Ruiz"])) > 6


def test_what_is_transparent_stays_transparent():
    picture = Image.new("RGBA", (4, 4), (255, 0, 0, 0))
    with Image.open(io.BytesIO(png.clean(_bytes(picture, "PNG"))[0])) as copy:
        assert copy.getpixel((0, 0)) == (255, 0, 0, 0)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_of_png_comes_out_clean(mode):
    assert prove(png.clean(_bytes(Image.new(mode, (5, 5)), "PNG"))[0], Kind.PNG) == []


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_mode_of_jpeg_comes_out_clean(mode):
    assert prove(jpeg.clean(_bytes(Image.new(mode, (5, 5)), "JPEG"))[0], Kind.JPEG) == []


def test_a_progressive_jpeg_comes_out_clean():
    data = _bytes(Image.linear_gradient("L").convert("RGB"), "JPEG", progressive=True)
    assert prove(jpeg.clean(data)[0], Kind.JPEG) == []


def test_sixteen_bits_of_grey_become_eight():
    picture = Image.new("I;16", (1, 1), 0x8000)
    with Image.open(io.BytesIO(png.clean(_bytes(picture, "PNG"))[0])) as copy:
        assert copy.getpixel((0, 0)) == 0x80


def test_a_colour_profile_is_converted_not_only_dropped():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"-XYZ").replace(b"bXYZ", b"rXYZ").replace(b"-XYZ", b"bXYZ")
    data = _bytes(Image.new("RGB", (2, 2), (250, 0, 0)), "PNG", icc_profile=swapped)
    copy, removed, _ = png.clean(data)
    assert "colour_profile" in _kinds(removed)
    with Image.open(io.BytesIO(copy)) as picture:
        red, _, blue = picture.getpixel((0, 0))
        assert blue > red


def test_a_broken_colour_profile_does_not_stop_the_cleaning():
    data = _bytes(Image.new("RGB", (2, 2)), "PNG", icc_profile=b"Dana Ruiz" * 30)
    assert prove(png.clean(data)[0], Kind.PNG, ["Dana Ruiz"]) == []


@pytest.mark.parametrize("size", [(30_000, 30_000), (8000, 6500), (2**31 - 1, 2**31 - 1)])
def test_a_png_that_claims_huge_dimensions_is_refused_before_it_is_decoded(size):
    with pytest.raises(Stop) as stop:
        png.clean(planted.png_of(*size))
    assert stop.value.refusal.code in ("too_many_pixels", "damaged")


def test_a_decompression_bomb_is_refused():
    bomb = planted.png_of(20_000, 20_000, bytes(50_000_000))
    assert len(bomb) < 100_000
    with pytest.raises(Stop) as stop:
        png.clean(bomb)
    assert stop.value.refusal.code == "too_many_pixels"


def test_a_jpeg_that_claims_huge_dimensions_is_refused():
    data = bytearray(_bytes(Image.new("RGB", (8, 8)), "JPEG"))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", 60_000, 60_000)
    with pytest.raises(Stop) as stop:
        jpeg.clean(bytes(data))
    assert stop.value.refusal.code == "too_many_pixels"


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9])
@pytest.mark.parametrize(("make", "clean"), [(planted.jpeg, jpeg.clean), (planted.png, png.clean)])
def test_a_truncated_picture_is_refused(make, clean, keep):
    whole = make((400, 300)) if make is planted.jpeg else make()
    body = whole[: -len(planted.name("tail"))]
    with pytest.raises(Stop) as stop:
        clean(body[: int(len(body) * keep)])
    assert stop.value.refusal.code == "damaged"


def _kinds(removed):
    return {each.kind for each in removed}


def _bytes(picture, form, **options):
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()
