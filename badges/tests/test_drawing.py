import io

import pytest
from PIL import Image

from badges.drawing.picture import GOLD, PAPER, PINE, SHADE, class_image
from badges.openbadges.png import bake, chunks, unbake

TITLE, STACK = "Understanding the IEP Process", "Exceptional Learner"


@pytest.fixture(scope="module")
def drawn():
    return class_image("iep", TITLE, STACK, 6)


def opened(data):
    return Image.open(io.BytesIO(data)).convert("RGBA")


def near(pixel, colours, reach=40):
    wanted = [tuple(bytes.fromhex(colour[1:])) for colour in colours]
    return any(sum(abs(a - b) for a, b in zip(pixel, w, strict=False)) < reach for w in wanted)


def test_the_same_class_is_always_drawn_with_the_same_bytes(drawn):
    assert class_image("iep", TITLE, STACK, 6) == drawn
    assert class_image("fba", TITLE, STACK, 6) != drawn


def test_the_picture_is_square_clear_around_and_holds_nothing_but_pixels(drawn):
    picture = opened(drawn)
    assert picture.size == (600, 600)
    assert picture.getpixel((2, 2))[3] == 0
    assert {chunk.kind for chunk in chunks(drawn)} <= {
        b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"
    }  # fmt: skip


def test_even_a_full_picture_weighs_less_than_60_kilobytes():
    full = class_image(
        "fbc", "IEP Implementation: Communication and Collaboration with Families", STACK * 2, 99
    )
    assert len(full) < 60_000


def test_the_cairn_is_seen_at_64_pixels(drawn):
    small = opened(drawn).resize((64, 64), Image.Resampling.LANCZOS)
    column = [small.getpixel((32, y)) for y in range(12, 40)]
    golden = [near(p, [*GOLD, *SHADE.values()], 120) for p in column]
    assert sum(golden) > 18
    assert near(small.getpixel((3, 32)), [PINE])
    assert near(small.getpixel((32, 55)), [PAPER])


def lettered(data, box, ink):
    part = opened(data).crop(box)
    return sum(near(p, [ink], 30) for p in part.get_flattened_data())


def test_the_title_stands_on_the_hill_and_the_stack_on_the_ring(drawn):
    bare = class_image("iep", "", "", 6)
    hill, ring = (180, 420, 420, 510), (150, 15, 450, 70)
    assert lettered(drawn, hill, PINE) > lettered(bare, hill, PINE) + 800
    assert lettered(drawn, ring, PAPER) > lettered(bare, ring, PAPER) + 400


def test_names_from_many_languages_are_set():
    hill = (180, 420, 420, 510)
    assert lettered(class_image("n", "Łódź Ñandú", STACK, 3), hill, PINE) > 800


def test_a_name_too_long_to_read_is_left_out():
    bare = class_image("n", "", "", 3)
    assert class_image("n", "word " * 80, "stack " * 40, 3) == bare


@pytest.mark.parametrize(("asked", "drawn_as"), [(-1, 2), (0, 2), (1, 2), (8, 8), (40, 8)])
def test_a_cairn_has_two_to_eight_stones(asked, drawn_as):
    assert class_image("s", "", "", asked) == class_image("s", "", "", drawn_as)


def test_the_picture_can_be_baked(drawn):
    assert unbake(bake(drawn, "{}")) == "{}"
