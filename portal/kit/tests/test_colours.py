"""Text has 4.5:1 and controls have 3:1 on every ground they stand on, in both schemes."""

import re

import pytest
from django.conf import settings

TOKENS = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
PAIRS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", TOKENS
    )
}
GROUNDS = ("paper", "surface", "pine-tint")
TEXT = [
    *(
        (ink, ground)
        for ink in ("ink", "ink-2", "ink-3", "pine", "pine-deep")
        for ground in GROUNDS
    ),
    *((ink, ground) for ink in ("gold", "clay") for ground in GROUNDS),
    *((ink, tint) for ink in ("ink", "ink-2", "gold") for tint in ("gold-tint",)),
    *((ink, tint) for ink in ("ink", "ink-2", "clay") for tint in ("clay-tint",)),
    ("on-pine", "pine"),
    ("on-pine", "pine-deep"),
    ("on-clay", "clay"),
]
CONTROLS = [(line, ground) for line in ("edge", "pine", "clay") for ground in GROUNDS]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(ink, ground, scheme):
    assert contrast(PAIRS[ink][scheme], PAIRS[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), CONTROLS)
def test_edges_of_controls_and_the_focus_can_be_seen(line, ground, scheme):
    assert contrast(PAIRS[line][scheme], PAIRS[ground][scheme]) >= 3


FOLDER = settings.BASE_DIR / "static" / "css"
# A badge, a stone and a figure of what was earned, the mark of the portal, the notice of an award.
EARNED = re.compile(r"earned|badge-art|glyph-top|notice\.gold|tally \.done|ring-full|:root")


def test_gold_is_for_what_is_earned_and_for_nothing_else():
    found = []
    for file in [*sorted(FOLDER.rglob("*/*.css")), FOLDER / "elements.css", FOLDER / "layout.css"]:
        for rule in re.findall(r"([^{}]+)\{([^{}]*--gold[^{}]*)\}", file.read_text()):
            selector = " ".join(rule[0].split())
            if not EARNED.search(selector):
                found.append((file.name, selector))
    assert found == []


def test_gold_notices_stand_only_where_something_was_earned():
    gold = {
        path.relative_to(settings.BASE_DIR / "templates").as_posix()
        for path in (settings.BASE_DIR / "templates").rglob("*.html")
        if 'kind="gold"' in path.read_text()
    }
    assert gold == {
        "portal/start.html",  # it is earned
        "submissions/requirements.html",  # it is earned
        "portal/feedback.html",  # every part is met and the badge is on its way
        "portal/patterns.html",
    }
