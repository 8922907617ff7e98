import io

import pytest
from PIL import ExifTags, Image, ImageCms

from submissions.cleaning import webp
from submissions.cleaning.prove import prove
from submissions.cleaning.result import Stop
from submissions.cleaning.sniff import Kind, kind_of
from submissions.tests import planted

pytestmark = pytest.mark.row("D10")
SLOTS = ("exif artist", "gps date", "xmp", "private chunk", "tail")


def _planted():
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = planted.name("exif artist")
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 29: planted.name("gps date")})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    out = io.BytesIO()
    picture = Image.linear_gradient("L").resize((64, 48)).convert("RGB")
    xmp = f"<x:xmpmeta>{planted.name('xmp')}</x:xmpmeta>".encode()
    picture.save(out, "WEBP", exif=exif, xmp=xmp, icc_profile=profile)
    words = planted.name("private chunk").encode()
    words += b" " * (len(words) % 2)
    data = out.getvalue() + b"prVt" + len(words).to_bytes(4, "little") + words
    data = data[:4] + (len(data) - 8).to_bytes(4, "little") + data[8:]
    return data + planted.name("tail").encode()


def test_a_webp_keeps_its_picture_and_none_of_the_identifiers():
    dirty = _planted()
    assert kind_of(dirty[:4096]) is Kind.WEBP
    assert planted.found(dirty, SLOTS) == list(SLOTS)
    copy, removed, pages = webp.clean(dirty)
    assert planted.found(copy, SLOTS) == []
    assert prove(copy, Kind.WEBP, ["Dana Ruiz"]) == []
    kinds = {each.kind for each in removed}
    assert {"exif", "gps", "xmp", "colour_profile", "application_data", "trailing"} <= kinds
    assert pages == 1
    with Image.open(io.BytesIO(copy)) as picture:
        assert picture.size == (48, 64)


def test_the_proof_finds_much_in_the_original():
    assert len(prove(_planted(), Kind.WEBP, ["Dana Ruiz"])) > 4


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_every_mode_comes_out_clean(mode):
    out = io.BytesIO()
    Image.new(mode, (5, 5)).save(out, "WEBP", lossless=True)
    assert prove(webp.clean(out.getvalue())[0], Kind.WEBP) == []


def test_a_moving_picture_is_refused():
    out, frames = io.BytesIO(), [Image.new("RGB", (5, 5), (n, 0, 0)) for n in (1, 200)]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    with pytest.raises(Stop) as stop:
        webp.clean(out.getvalue())
    assert stop.value.refusal.code == "moving_picture"


@pytest.mark.parametrize("keep", [0.2, 0.6, 0.9])
def test_a_truncated_one_is_refused(keep):
    whole = _planted()[: -len(planted.name("tail"))]
    with pytest.raises(Stop) as stop:
        webp.clean(whole[: int(len(whole) * keep)])
    assert stop.value.refusal.code == "damaged"
