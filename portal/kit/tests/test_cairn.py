"""Cairns and rings: stable, accessible, without inline style."""

import re
import xml.etree.ElementTree as ET

import pytest

from portal.kit.cairn import PALETTE, cairn_svg, ring_svg

SVG = "{http://www.w3.org/2000/svg}"


def test_the_same_seed_lays_the_same_stones():
    one = cairn_svg("exceptional-learner", ["earned", "going", "open"], "x")
    assert one == cairn_svg("exceptional-learner", ["open", "earned", "going"], "x")
    assert one != cairn_svg("other", ["earned", "going", "open"], "x")


def test_earned_stones_lie_at_the_bottom():
    svg = cairn_svg("s", ["open", "earned", "going"], "x")
    assert re.findall(r"stone-(earned|going|open)", svg) == ["earned", "going", "open"]


def test_a_label_is_the_title_and_is_escaped():
    root = ET.fromstring(cairn_svg("s", ["open"], '<b> & "one"'))
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == '<b> & "one"'


def test_without_a_label_it_is_decoration():
    root = ET.fromstring(cairn_svg("s", ["open"], ""))
    assert root.get("aria-hidden") == "true"
    assert root.find(f"{SVG}title") is None


@pytest.mark.parametrize("count", [0, 1, 2, 6, 12, 24])
@pytest.mark.parametrize("width", [60, 230])
def test_every_stone_stays_inside_the_picture(count, width):
    svg = cairn_svg("any", ["earned"] * count, "x", width)
    root = ET.fromstring(svg)
    wide, high = float(root.get("width")), float(root.get("height"))
    for path in root.findall(f"{SVG}path"):
        numbers = [float(n) for n in re.findall(r"-?\d+\.\d", path.get("d"))]
        assert all(-2 <= n <= max(wide, high) + 2 for n in numbers)


def test_an_unknown_state_is_refused():
    with pytest.raises(KeyError):
        cairn_svg("s", ["lost"], "x")


def test_a_palette_carries_the_colours_and_no_class():
    svg = cairn_svg("s", ["earned", "going", "open"], "x", palette=PALETTE)
    assert PALETTE["earned"] in svg
    assert "class=" not in svg
    assert "style=" not in svg
    assert "class=" not in ring_svg(1, 5, "x", palette=PALETTE)


def test_a_ring_closes_as_work_is_done():
    assert 'stroke-dasharray="40.0 100"' in ring_svg(2, 5, "two of five")
    assert "ring-full" in ring_svg(5, 5, "all")
    assert "ring-done" not in ring_svg(0, 0, "none")
