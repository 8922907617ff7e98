"""The colours of badges. Gold is what is earned, in every one; the land differs by stack."""

import hashlib
from dataclasses import dataclass

PAPER = "#faf8f5"
SHADOW = "#e0d8cb"
GOLD = ("#d9a441", "#e3b55c", "#cf9733")
SHADE = {"#d9a441": "#b98226", "#e3b55c": "#c8953b", "#cf9733": "#ab7620"}
LIGHT = {"#d9a441": "#e9c278", "#e3b55c": "#f0d08f", "#cf9733": "#dfb262"}


@dataclass(frozen=True)
class Palette:
    """The land of a stack, from the ring to the farthest sky."""

    ring: str
    sky: str
    glow: str
    far: str
    near: str


PALETTES = {
    "pine": Palette("#11504f", "#0d4241", "#124c4b", "#165756", "#1f6a67"),
    "lake": Palette("#1d4770", "#173a5d", "#1d4468", "#235079", "#2f628e"),
    "heather": Palette("#56375f", "#472c50", "#51345a", "#5f3f69", "#744f7e"),
    "moss": Palette("#3d5128", "#324421", "#3b4f28", "#47602f", "#58743c"),
    "clay": Palette("#7a3323", "#66291b", "#732f20", "#854030", "#9a523f"),
    "slate": Palette("#36454f", "#2b3842", "#34434d", "#41525d", "#52656f"),
}


def palette_for(stack_name: str) -> str:
    """The name of the palette that a stack has as long as nobody chooses another."""
    names = list(PALETTES)
    return names[hashlib.sha256(stack_name.encode()).digest()[0] % len(names)]
