"""Pictures that are not baked as they must be hold no badge, and say why."""

import pytest

from badges.openbadges.png import bake
from badges.tests import pngs
from badges.tests.conformance_server import serving
from badges.tests.verified import ASSERTION, IMAGE, body, checked, element, published, svg
from badges.verifying.presented import Unreadable, of_file
from badges.verifying.results import Word

pytestmark = pytest.mark.row("F1")


@pytest.fixture
def site():
    with serving() as made:
        published(made)
        yield made


SPOILED_PNGS = {
    "none": lambda text: IMAGE,
    "many": lambda text: pngs.png(pngs.spoken(text), pngs.spoken(text)),
    "compressed": lambda text: pngs.png(pngs.spoken(text, flag=b"\1")),
    "crc": lambda text: bake(IMAGE, text.decode()).replace(b"2021", b"2022", 1),
    "truncated": lambda text: bake(IMAGE, text.decode())[:-6],
    "json": lambda text: bake(IMAGE, text.decode()[:-1]),
    "kind": lambda text: bake(IMAGE, "hello"),
}


@pytest.mark.parametrize("code", SPOILED_PNGS)
def test_a_png_that_is_not_baked_as_it_must_be_has_no_badge(site, code):
    with pytest.raises(Unreadable) as caught:
        of_file(SPOILED_PNGS[code](body(site)))
    assert caught.value.code == code


def test_a_png_in_the_old_form_is_said_to_be_old(site):
    old = pngs.png(pngs.chunk(b"tEXt", b"openbadges\0" + f"{site.origin}{ASSERTION}".encode()))
    assert checked(site, of_file(old)).word is Word.VERSION
    assert checked(site, of_file(bake(IMAGE, site.origin + ASSERTION))).word is Word.VERSION


ENTITY = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
SPOILED_SVGS = {
    "none": lambda site: svg(),
    "none ": lambda site: svg(element(site), namespace="http://openbadges.example"),
    "many": lambda site: svg(element(site) + element(site)),
    "two_addresses": lambda site: svg(element(site, verify="https://elsewhere.example/a")),
    "entities": lambda site: svg(element(site), before=ENTITY),
    "svg": lambda site: svg(element(site))[:-4],
    "json": lambda site: svg(element(site, text='{"id": 1, "id": 2}')),
}


@pytest.mark.parametrize("code", SPOILED_SVGS)
def test_an_svg_that_is_not_baked_as_it_must_be_has_no_badge(site, code):
    with pytest.raises(Unreadable) as caught:
        of_file(SPOILED_SVGS[code](site))
    assert caught.value.code == code.strip()
