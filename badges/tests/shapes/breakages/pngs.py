"""Ways of baking a PNG wrongly, whatever is baked into it."""

import zlib

from badges.openbadges import png
from badges.tests import pngs
from badges.tests.shapes.breakages.breaking import Breakages
from badges.verifying.results import Word

ALL = Breakages()
FIRST = "it takes the first chunk that it finds and looks at nothing else"


def with_chunks(badge, *chunks):
    """The picture of the class with these chunks after its header."""
    head, *rest = png.chunks(badge.picture())
    body = b"".join(chunk.raw for chunk in rest)
    return badge.as_png(png.SIGNATURE + head.raw + b"".join(chunks) + body)


@ALL.unreadable("none", "0 found")
def nothing_is_baked_into_it(badge):
    return badge.as_png(badge.picture())


@ALL.unreadable("many", "exactly one", differs=FIRST)
def two_badges_are_baked_into_it(badge):
    other = badge.world.held["versioned"].document.encode()
    return with_chunks(badge, pngs.spoken(badge.text().encode()), pngs.spoken(other))


@ALL.unreadable("many", "exactly one", differs=FIRST)
def an_old_chunk_stands_beside_the_new_one(badge):
    old = pngs.chunk(b"tEXt", b"openbadges\0https://elsewhere.example/a")
    return with_chunks(badge, pngs.spoken(badge.text().encode()), old)


@ALL.unreadable("compressed", "compressed")
def its_chunk_is_compressed(badge):
    packed = zlib.compress(badge.text().encode())
    return with_chunks(badge, pngs.spoken(packed, flag=b"\1"))


@ALL.unreadable("none", "0 found")
def its_chunk_has_another_name(badge):
    return with_chunks(badge, pngs.spoken(badge.text().encode(), keyword=b"openbadge"))


@ALL.unreadable("truncated", "truncated", differs=FIRST)
def its_file_is_cut_off(badge):
    return badge.as_png(badge.brought().what[:-6])


@ALL.unreadable("trailing", "after the end", differs="it stops at the end of the picture")
def its_file_goes_on_after_its_end(badge):
    return badge.as_png(badge.brought().what + b"more")


@ALL.unreadable("crc", "CRC")
def its_chunk_was_altered_by_hand(badge):
    """As with an editor for bytes: the checksum is the one of before."""
    good = badge.brought().what
    at = good.index(b"openbadges") + 40
    return badge.as_png(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])


@ALL.unreadable("layout", "layout")
def its_chunk_is_not_laid_out_as_a_text(badge):
    content = b"openbadges\0\0\1\0\0" + badge.text().encode()
    return with_chunks(badge, pngs.chunk(b"iTXt", content))


@ALL.unreadable("utf8", "layout")
def its_chunk_is_not_written_in_utf8(badge):
    return with_chunks(badge, pngs.spoken(b"\xff\xfe" + badge.text().encode()))


@ALL.unreadable("no_picture", "is a picture", differs=FIRST)
def there_is_no_picture_around_it(badge):
    chunk = pngs.spoken(badge.text().encode())
    return badge.as_png(png.SIGNATURE + pngs.header() + chunk + pngs.chunk(b"IEND"))


@ALL.add(Word.VERSION, "iTXt", differs="it reads the old form too", ends=True)
def its_chunk_is_of_the_old_form(badge):
    return with_chunks(badge, pngs.chunk(b"tEXt", b"openbadges\0" + badge.text().encode()))


@ALL.add(Word.VERSION, "pre-1.0", differs="it reads a bare address too", ends=True)
def it_holds_an_address_alone(badge):
    return with_chunks(badge, pngs.spoken(badge.address.encode()))
