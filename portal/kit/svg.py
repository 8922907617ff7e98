"""How the pictures are painted: by class from the stylesheet, or with colours of their own."""

from collections.abc import Mapping

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

PALETTE = {
    "earned": "#d9a441",
    "going": "#11504f",
    "begun": "#11504f",
    "open": "#a99e8e",
    "ground": "#e3dcd1",
    "light": "#fffefc",
    "ink": "#23211e",
}
Palette = Mapping[str, str] | None


def paint(kind: str, palette: Palette) -> str:
    """The look of a stone, its light or the ground: a class, or colours of a palette."""
    if palette is None:
        return f' class="stone-{kind}"'
    colour = escape(palette[kind])
    if kind in ("earned", "going"):
        return f' fill="{colour}" stroke="{colour}" stroke-width="2"'
    rest = {"open": ' stroke-dasharray="5 5"', "light": ' stroke-opacity=".38"'}.get(kind, "")
    return f' fill="none" stroke="{colour}" stroke-width="2" stroke-linecap="round"{rest}'


def ring_paint(name: str, palette: Palette, colour: str) -> str:
    """The look of a ring's circle."""
    if palette is None:
        return f' class="{name}"'
    return (
        f' fill="none" stroke="{escape(palette[colour])}" stroke-width="7" stroke-linecap="round"'
    )


def text_paint(palette: Palette) -> str:
    """The look of the number inside a ring."""
    if palette is None:
        return ' class="ring-text" aria-hidden="true"'
    return (
        f' fill="{escape(palette["ink"])}" text-anchor="middle" font-size="26"'
        ' font-weight="600" font-family="Source Serif 4"'
    )


def svg(
    box: str, width: int, height: int, label: str, body: str, palette: Palette, name: str = "cairn"
) -> SafeString:
    """The frame of a picture; without a label it is decoration."""
    look = f' class="{name}"' if palette is None else ""
    title = f"<title>{escape(label)}</title>" if label else ""
    role = 'role="img"' if label else 'aria-hidden="true"'
    return mark_safe(  # noqa: S308 - built above from numbers; label and colours are escaped
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{width}" height="{height}"'
        f" {role}{look}>{title}{body}</svg>"
    )
