"""A HEIC picture becomes a JPEG with nothing but its pixels."""

import io

import pillow_heif
import pytest
from PIL import ExifTags, Image

from submissions.cleaning import heic, sandbox
from submissions.cleaning.result import Cleaned, Refused, Stop
from submissions.cleaning.sniff import Kind, kind_of, sniff
from submissions.tests import planted
from submissions.tests.media.making import text_box

pytestmark = pytest.mark.row("D10")
EXIF = {
    "Artist": "exif artist", "Copyright": "exif rights", "Make": "exif make",
    "Model": "exif model", "Software": "exif software", "HostComputer": "exif host",
    "ImageDescription": "exif about", "DateTime": "exif date",
}  # fmt: skip
OWNER = {
    "CameraOwnerName": "exif owner", "BodySerialNumber": "exif serial",
    "LensModel": "exif lens", "UserComment": "exif comment",
}  # fmt: skip
SLOTS = (
    *EXIF.values(), *OWNER.values(), "gps date", "gps area", "xmp", "second exif", "free box",
)  # fmt: skip


def _exif(**fields):
    exif = Image.Exif()
    for field, slot in fields.items():
        exif[ExifTags.Base[field]] = planted.name(slot)
    return exif


def picture(size=(64, 48)):
    """A main picture on its side with everything said about it, a second one, and a tail."""
    exif = _exif(**EXIF)
    exif[ExifTags.Base.Orientation] = 6
    place = {
        1: "N",
        2: (36.0, 44.0, 15.0),
        28: planted.name("gps area"),
        29: planted.name("gps date"),
    }
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(place)
    for field, slot in OWNER.items():
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base[field]] = planted.name(slot)
    main = Image.linear_gradient("L").resize(size).convert("RGB")
    file = pillow_heif.from_pillow(main)
    file.add_from_pillow(Image.new("RGB", (128, 128), "red"))
    file[0].info["exif"] = exif.tobytes()
    file[0].info["xmp"] = f"<x:xmpmeta>{planted.name('xmp')}</x:xmpmeta>".encode()
    file[1].info["exif"] = _exif(Artist="second exif").tobytes()
    out = io.BytesIO()
    file.save(out, primary_index=0)
    return out.getvalue() + text_box(b"free", "free box")


def test_fifteen_identifiers_stand_in_the_original_and_none_in_the_copy():
    dirty = picture()
    assert kind_of(dirty) is Kind.HEIC
    assert len(SLOTS) >= 15
    assert planted.found(dirty, SLOTS) == list(SLOTS)
    copy, removed, pages = heic.clean(dirty)
    assert planted.found(copy, SLOTS) == []
    assert pages == 1
    assert {"exif", "gps", "xmp", "depth"} <= {each.kind for each in removed}


def test_it_is_turned_upright_and_keeps_its_colours():
    with Image.open(io.BytesIO(heic.clean(picture())[0])) as copy:
        assert copy.format == "JPEG"
        assert copy.size == (48, 64)
        assert not copy.getexif()
        assert copy.getpixel((47, 5))[0] < 40


def test_one_with_too_many_pixels_is_refused():
    with pytest.raises(Stop) as stop:
        heic.clean(picture((6000, 4400)))
    assert stop.value.refusal.code == "too_many_pixels"


@pytest.mark.skipif(not sandbox.available(), reason="seccomp is not available here")
def test_a_picture_as_large_as_of_a_phone_is_cleaned_behind_the_seal(tmp_path):
    (tmp_path / "upload").write_bytes(picture((4032, 3024)))
    answer = sandbox.clean(tmp_path / "upload", tmp_path / "copy", forbidden=["Dana Ruiz"])
    assert isinstance(answer, Cleaned)
    assert answer.media_type == "image/jpeg"
    assert sniff(answer.path) is Kind.JPEG


@pytest.mark.skipif(not sandbox.available(), reason="seccomp is not available here")
@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9])
def test_a_truncated_one_is_refused(tmp_path, keep):
    data = picture()
    (tmp_path / "upload").write_bytes(data[: int(len(data) * keep)])
    answer = sandbox.clean(tmp_path / "upload", tmp_path / "copy")
    assert isinstance(answer, Refused)
    assert not (tmp_path / "copy").exists()


@pytest.mark.parametrize(
    ("brand", "code"), [(b"avif", "other_picture"), (b"msf1", "other_picture")], ids=str
)
def test_its_cousins_are_refused(brand, code):
    with pytest.raises(Stop) as stop:
        kind_of(b"\0\0\0\x18ftyp" + brand + bytes(100))
    assert stop.value.refusal.code == code
