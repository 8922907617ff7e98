import io

import pytest
from PIL import Image, ImageChops, ImageStat

from badges import drawing
from badges.drawing import class_image, class_vector, milestone_image, milestone_vector
from badges.drawing.colours import GOLD, LIGHT, PALETTES, PAPER, SHADE
from badges.drawing.letters import SERIF, width
from badges.openbadges import svg
from badges.openbadges.png import bake, chunks, unbake
from badges.sanitising.inside import made_anew
from badges.tests.svg_pixels import drawn as rendered

TITLE, STACK = "Understanding the IEP Process", "Exceptional Learner"
PINE = PALETTES["pine"].ring
GOLDEN = [*GOLD, *SHADE.values(), *LIGHT.values()]
HILL = (180, 410, 420, 510)


def image(seed, title, ring, stones):
    return class_image(seed, title, ring, stones, palette="pine")


@pytest.fixture(scope="module")
def drawn():
    return image("iep", TITLE, STACK, 6)


@pytest.fixture(scope="module")
def bare():
    return image("iep", "", "", 6)


def opened(data):
    return Image.open(io.BytesIO(data)).convert("RGBA")


def near(pixel, colours, reach=40):
    wanted = [tuple(bytes.fromhex(colour[1:])) for colour in colours]
    return any(sum(abs(a - b) for a, b in zip(pixel, w, strict=False)) < reach for w in wanted)


def test_the_same_class_is_always_drawn_with_the_same_bytes(drawn):
    assert image("iep", TITLE, STACK, 6) == drawn
    assert image("fba", TITLE, STACK, 6) != drawn
    assert class_vector("iep", TITLE, STACK, 6) == class_vector("iep", TITLE, STACK, 6)


def test_the_picture_is_square_clear_around_and_holds_nothing_but_pixels(drawn):
    picture = opened(drawn)
    assert picture.size == (600, 600)
    assert picture.getpixel((2, 2))[3] == 0
    assert {chunk.kind for chunk in chunks(drawn)} <= {
        b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"
    }  # fmt: skip


def test_even_a_full_picture_weighs_little():
    full = ("fbc", "IEP Implementation: Communication and Collaboration", STACK * 2, 99)
    assert len(class_image(*full)) < 40_000
    assert len(class_vector(*full)) < 100_000


def test_the_cairn_is_seen_at_64_pixels(drawn):
    small = opened(drawn).resize((64, 64), Image.Resampling.LANCZOS)
    column = [small.getpixel((32, y)) for y in range(12, 40)]
    assert sum(near(p, GOLDEN, 120) for p in column) > 18
    assert near(small.getpixel((3, 32)), [PINE])
    assert near(small.getpixel((32, 55)), [PAPER])


def lettered(data, box, ink):
    part = opened(data).crop(box)
    return sum(near(p, [ink], 30) for p in part.get_flattened_data())


def test_the_title_stands_on_the_hill_and_the_stack_on_the_ring(drawn, bare):
    ring = (150, 15, 450, 70)
    assert lettered(drawn, HILL, PINE) > lettered(bare, HILL, PINE) + 800
    assert lettered(drawn, ring, PAPER) > lettered(bare, ring, PAPER) + 400


def test_names_from_many_languages_are_set():
    assert lettered(image("n", "Łódź Ñandú", STACK, 3), HILL, PINE) > 800


def test_letters_that_lean_on_one_another_are_moved_together():
    apart = width("A", SERIF, 100) + width("V", SERIF, 100)
    assert width("AV", SERIF, 100) < apart - 2
    assert width("", SERIF, 100) == 0


def test_a_name_too_long_to_read_is_left_out():
    bare = image("n", "", "", 3)
    assert image("n", "word " * 80, "stack " * 40, 3) == bare


@pytest.mark.parametrize("title", ["Functional Behavior Assessment and Intervention Plans", TITLE])
def test_no_title_touches_the_stones_or_the_ring(title):
    lettered, bare = (opened(image("iep", words, "", 3)).convert("RGB") for words in (title, ""))
    apart = ImageChops.difference(lettered, bare).point(lambda part: 255 * (part > 40))
    left, top, right, bottom = apart.getbbox()
    assert top > 408
    assert max(abs(left - 300), abs(right - 300)) ** 2 + (top - 300) ** 2 < 238**2
    assert bottom < 530


@pytest.mark.parametrize(("asked", "drawn_as"), [(-1, 2), (0, 2), (1, 2), (8, 8), (40, 8)])
def test_a_cairn_has_two_to_eight_stones(asked, drawn_as):
    assert class_vector("s", "", "", asked) == class_vector("s", "", "", drawn_as)


def test_a_milestone_has_a_stone_for_each_badge_and_a_ring_of_gold():
    assert milestone_vector("s", STACK, "Stack", 12) != milestone_vector("s", STACK, "Stack", 11)
    assert milestone_vector("s", STACK, "Stack", 12) == milestone_vector("s", STACK, "Stack", 40)
    milestone = opened(milestone_image("s", STACK, "Stack", 6, palette="pine"))
    assert near(milestone.getpixel((30, 300)), LIGHT.values())
    assert near(opened(image("s", STACK, "Stack", 6)).getpixel((30, 300)), [PINE])


def test_a_stack_keeps_its_palette_and_gold_is_gold_in_each():
    assert drawing.palette_for(STACK) == drawing.palette_for(STACK)
    assert len({drawing.palette_for(f"Stack {n}") for n in range(60)}) == len(PALETTES)
    for palette in PALETTES:
        vector = class_vector("s", TITLE, STACK, 3, palette=palette).decode()
        assert all(gold in vector for gold in GOLD)
        assert PALETTES[palette].ring in vector


def luminance(colour):
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", PALETTES)
def test_words_and_stones_stand_out_in_every_palette(name):
    palette = PALETTES[name]
    assert contrast(palette.ring, PAPER) > 4.5
    assert contrast(palette.sky, LIGHT[GOLD[0]]) > 4.5
    assert all(contrast(gold, land) > 3 for gold in GOLD for land in (palette.sky, palette.glow))


SHAPES = {
    "class": (image("iep", TITLE, STACK, 6), class_vector("iep", TITLE, STACK, 6, palette="pine")),
    "milestone": (milestone_image("s", STACK, "Ñ", 9), milestone_vector("s", STACK, "Ñ", 9)),
    "mark": (
        drawing.class_mark("iep", TITLE, 5, palette="lake"),
        drawing.class_mark_vector("iep", TITLE, 5, palette="lake"),
    ),
    "milestone mark": (
        drawing.milestone_mark("s", STACK, 5, palette="moss"),
        drawing.milestone_mark_vector("s", STACK, 5, palette="moss"),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_drawing_shows_what_the_picture_shows(shape):
    png, vector = SHAPES[shape]
    picture = opened(png)
    white = Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    apart = ImageChops.difference(white.convert("RGB"), rendered(vector, picture.width))
    most = 2.5 if picture.width == 600 else 4  # edges are more of a small picture
    assert max(ImageStat.Stat(apart).mean) < most


@pytest.mark.parametrize("shape", SHAPES)
def test_the_drawing_is_as_harmless_as_an_uploaded_one_must_be(shape):
    clean, _kind, dropped = made_anew(SHAPES[shape][1])
    assert dropped == []
    assert rendered(clean).tobytes() == rendered(SHAPES[shape][1]).tobytes()


def test_the_drawing_says_its_title():
    assert b"<title>Reading &amp; &lt;Writing&gt;</title>" in class_vector(
        "s", "Reading & <Writing>", STACK, 3
    )


def test_a_mark_is_the_badge_without_words():
    mark = drawing.class_mark("iep", TITLE, 6, palette="pine")
    assert opened(mark).size == (200, 200)
    assert len(mark) < 25_000
    other = drawing.class_mark_vector("iep", "Other", 6, palette="pine")
    assert other.replace(b"Other", TITLE.encode()) == drawing.class_mark_vector(
        "iep", TITLE, 6, palette="pine"
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_picture_and_drawing_can_be_baked(shape):
    png, vector = SHAPES[shape]
    assert unbake(bake(png, "{}")) == "{}"
    baked = svg.bake(vector, "{}", "https://a.example/1")
    assert svg.unbake(baked).document == "{}"
    assert rendered(baked).tobytes() == rendered(vector).tobytes()
