"""Opens pictures safely and redraws them: nothing but the pixels goes into the new one."""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageCms, ImageOps

from submissions.cleaning.result import Stop

MAX_PIXELS = 50_000_000
KEPT_PIXELS = 25_000_000  # more than this is halved while decoding, to stay within memory


@contextmanager
def opened(data: bytes, form: str) -> Iterator[Image.Image]:
    """The picture, not yet decoded; raises Stop for a bomb or a broken file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(data), formats=(form,)) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise Stop("too_many_pixels")
                yield image
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
            raise Stop("too_many_pixels") from bomb
        except (OSError, SyntaxError, ValueError, KeyError, IndexError, struct.error) as broken:
            raise Stop("damaged") from broken


def redrawn(image: Image.Image, allowed: tuple[str, ...]) -> Image.Image:
    """A new picture with the same pixels, turned upright, in sRGB, in one of the allowed modes."""
    upright = ImageOps.exif_transpose(image)
    seen = _converted(_in_srgb(upright), allowed)
    fresh = Image.new(seen.mode, seen.size)
    fresh.paste(seen)
    return fresh


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA", "L", "CMYK"):
        return image
    target = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, source, srgb, outputMode=target) or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def _converted(image: Image.Image, allowed: tuple[str, ...]) -> Image.Image:
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if "RGBA" in allowed and image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in allowed else image.convert("RGB")
