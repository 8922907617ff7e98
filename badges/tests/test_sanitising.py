import base64
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image, ImageChops, PngImagePlugin

from badges.openbadges.png import chunks
from badges.openbadges.svg import bake, unbake
from badges.sanitising import prove, raster, sandbox, values
from badges.sanitising.__main__ import main
from badges.sanitising.inside import made_anew
from badges.sanitising.reasons import REASONS, Unfit
from badges.tests.hostile import DROPPED, HEAD, REFUSED, svg
from badges.tests.svg_pixels import drawn
from submissions.cleaning import seal

ACTIVE = (
    "script",
    "alert",
    "evil",
    "import",
    "foreign",
    "animate",
    "http:",
    "https:",
    "//",
    "file:",
)


def text_of(data):
    """A drawing without the two names of spaces that it has to have."""
    for known in ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"):
        data = data.replace(known.encode(), b"")
    return data.decode().lower()


@pytest.mark.parametrize("name", DROPPED)
def test_nothing_active_is_left_of_a_hostile_drawing(name):
    clean, kind, _dropped = made_anew(DROPPED[name])
    assert kind == "image/svg+xml"
    assert not [word for word in ACTIVE if word in text_of(clean)]
    assert b'<rect id="shape"' in clean
    assert not [
        key for each in etree.fromstring(clean).iter() for key in each.attrib if key[:2] == "on"
    ]


@pytest.mark.parametrize("name", DROPPED)
def test_a_clean_drawing_stays_as_it_is(name):
    clean, _kind, _dropped = made_anew(DROPPED[name])
    assert made_anew(clean)[0] == clean


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_made_harmless_is_refused_with_its_reason(name):
    with pytest.raises(Unfit) as refusal:
        made_anew(REFUSED[name])
    assert refusal.value.code == name.split(",")[0]
    assert refusal.value.sentence.endswith(".")


def test_what_was_left_out_is_named():
    assert made_anew(DROPPED["script"])[2] == ["script"]
    assert made_anew(DROPPED["handler of a shape"])[2] == ["ONMOUSEOVER", "onclick"]


def photograph(form="PNG", size=(120, 120), **options):
    out = io.BytesIO()
    Image.new("RGB", size, "#d9a441").save(out, form, **options)
    return out.getvalue()


PHOTO = base64.b64encode(photograph("JPEG", comment=b"evil")).decode()
NICE = svg(
    "<title>A badge</title><defs><linearGradient id='sky' x2='0' y2='1'><stop offset='0' "
    "stop-color='#0d4241'/><stop offset='1' style='stop-color:#1b6260'/></linearGradient>"
    "<clipPath id='round'><circle cx='50' cy='50' r='45'/></clipPath>"
    "<g id='stone'><ellipse rx='20' ry='6'/></g></defs>"
    "<style>/* gold */ .gold{fill:#d9a441;stroke:none} #rim { stroke: #11504f; fill:none }</style>"
    "<rect width='100' height='100' fill='url(#sky)' clip-path='url(#round)'/>"
    "<g class='gold' transform='translate(50 60)'><use href='#stone'/>"
    "<use xlink:href='#stone' transform='translate(0,-12) scale(.7)'/></g>"
    "<circle id='rim' cx='50' cy='50' r='45' stroke-width='4'/>"
    f"<image href='data:image/jpeg;base64,{PHOTO}' x='45' y='70' width='10' height='10'/>"
    "<text x='50' y='90' text-anchor='middle' font-size='6' fill='white'>Cairn "
    "<tspan font-weight='bold'>Ñandú</tspan> 漢</text>"
)  # fmt: skip


def test_a_nice_drawing_looks_the_same_and_loses_nothing():
    clean, _kind, dropped = made_anew(NICE)
    assert dropped == []
    assert drawn(clean).tobytes() == drawn(NICE).tobytes()
    assert ImageChops.difference(drawn(clean), drawn(svg())).getbbox()


def test_a_picture_inside_a_drawing_is_drawn_anew():
    clean = made_anew(NICE)[0]
    inner = base64.b64decode(etree.fromstring(clean).find(".//{*}image").get("href")[22:])
    assert {chunk.kind for chunk in chunks(inner)} == {b"IHDR", b"IDAT", b"IEND"}


@pytest.mark.parametrize("sides", ["width='40px' height='40'", "width='40' height='40.1'"])
def test_a_drawing_that_tells_only_its_sides_gets_a_view(sides):
    clean = made_anew(svg(head=HEAD.replace('viewBox="0 0 100 100"', sides)))[0]
    root = etree.fromstring(clean)
    assert root.get("viewBox").startswith("0 0 40 40")
    assert root.get("width") is None


def test_a_clean_drawing_can_be_baked():
    clean = made_anew(DROPPED["an old badge"])[0]
    assert unbake(bake(clean, "{}", "https://a.example/1")).document == "{}"


@given(st.text(st.sampled_from("url(#a)\\:;/@{}'\"*<>! fil&"), max_size=40))
def test_no_style_gets_an_address_through(text):
    for kept in (values.style(f"fill:{text}"), values.sheet(f"g{{fill:{text}}}", frozenset("a"))):
        assert not {"\\", "@", "/", "<"} & set(kept)
        assert kept.lower().count("url(") == len(values.places(kept))


@pytest.mark.parametrize(
    "inside",
    [
        "<script/>",
        "<g onload='a'/>",
        "<use href='x'/>",
        "<!-- -->",
        "<?x?>",
        "<g fill='url(x)'/>",
        "<style>@media{}</style>",
        "<style>g{fill:url(x)}</style>",
        "<style>g{fill:\\72}</style>",
    ],
)
def test_the_second_reader_finds_what_the_first_let_through(inside):
    prove.prove(svg())
    with pytest.raises(Unfit):
        prove.prove(svg(inside))


def test_a_style_that_stays_open_is_dropped():
    assert (
        values.style('font-family:\'a;fill:red;font-family:"b c"') == 'fill:red;font-family:"b c"'
    )


def test_a_photograph_keeps_its_pixels_and_nothing_else():
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Dana Ruiz")
    old = photograph(pnginfo=told, dpi=(72, 72), exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0") + b"trailing"
    clean, kind, _dropped = made_anew(old)
    assert kind == "image/png"
    assert {chunk.kind for chunk in chunks(clean)} == {b"IHDR", b"IDAT", b"IEND"}
    assert Image.open(io.BytesIO(clean)).getpixel((5, 5)) == (0xD9, 0xA4, 0x41)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (photograph(size=(120, 121)), "not_square"),
        (photograph(size=(89, 89)), "size"),
        (photograph(size=(2001, 2001)), "size"),
        (photograph()[:-30], "damaged"),
        (photograph("JPEG"), "kind"),
        (b"", "kind"),
    ],
    ids=["oblong", "small", "large", "cut off", "JPEG", "nothing"],
)
def test_a_photograph_that_does_not_fit_is_refused_with_its_reason(data, code):
    with pytest.raises(Unfit) as refusal:
        made_anew(data)
    assert refusal.value.code == code


def test_everything_happens_behind_closed_doors():
    picture = sandbox.sanitised(NICE)
    assert (picture.data, picture.media_type, picture.dropped) == (*made_anew(NICE)[:2], ())
    assert sandbox.sanitised(photograph()).media_type == "image/png"


@pytest.mark.parametrize("name", ["entities, a file", "too_complex", "kind"])
def test_a_refusal_comes_out_of_the_doors(name):
    with pytest.raises(Unfit) as refusal:
        sandbox.sanitised(REFUSED[name])
    assert refusal.value.code == name.split(",")[0]


def test_a_picture_too_large_is_not_even_looked_at():
    with pytest.raises(Unfit, match="too_big"):
        sandbox.sanitised(b"x" * 2_000_001)


def test_every_reason_says_what_to_do():
    for sentence, what_to_do in REASONS.values():
        assert sentence.endswith(".")
        assert what_to_do.endswith(".")


def test_without_a_seal_nothing_is_looked_at(monkeypatch, capsysbinary):
    monkeypatch.setattr(seal, "limit", lambda **_limits: None)
    monkeypatch.setattr(seal, "close_doors", lambda: False)
    assert main([]) == 0
    assert capsysbinary.readouterr().out == b'{"refused": "no_sandbox"}\n'


def test_without_a_seal_nothing_is_drawn_either(monkeypatch, capsysbinary):
    monkeypatch.setattr(seal, "limit", lambda **_limits: None)
    monkeypatch.setattr(seal, "close_doors", lambda **_options: False)
    assert raster.main([]) == 1
    assert capsysbinary.readouterr().out == b""


def test_a_drawing_comes_back_as_a_clear_square_of_pixels_too():
    ready = sandbox.ready(f"{HEAD}<circle cx='50' cy='50' r='40' fill='#d9a441'/></svg>".encode())
    image = Image.open(io.BytesIO(ready.image))
    assert (image.mode, image.size) == ("RGBA", (600, 600))
    assert image.getpixel((300, 300)) == (0xD9, 0xA4, 0x41, 255)
    assert image.getpixel((5, 5))[3] == 0
    assert sandbox.ready(photograph()).svg == ""


insides = st.sampled_from([each for each in DROPPED.values() if each.startswith(HEAD.encode())])


@given(st.lists(insides, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_no_mixture_of_tricks_gets_through(mixed, rng):
    """Hostile parts one inside the other, with pieces torn out: harmless or refused."""
    parts = [each.split(b"/>", 1)[1].removesuffix(b"</svg>") for each in mixed]
    rng.shuffle(parts)
    nested = b"".join(b"<g>" + part for part in parts) + b"</g>" * len(parts)
    try:
        clean = made_anew(HEAD.encode() + b"<rect/>" + nested + b"</svg>")[0]
    except Unfit:
        return
    assert not [word for word in ACTIVE if word in text_of(clean)]
