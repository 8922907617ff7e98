"""The size of a drawing: a square that says so, so that every page can show it at any size."""

from lxml import etree

from badges.sanitising.reasons import Unfit


def squared(root: etree._Element) -> None:
    """See that a drawing has a square view, and give it one if only its sides are told.

    Raises Unfit when it is not square, or shows nothing.
    """
    if not len(root):
        raise Unfit("empty")
    view = root.get("viewBox")
    sides = view.replace(",", " ").split()[2:4] if view else [root.get("width"), root.get("height")]
    width, height = (_number(side) for side in (*sides, None, None)[:2])
    if not (width > 0 and abs(width - height) <= 0.01 * width):
        raise Unfit("not_square")
    if not view:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    for side in ("width", "height"):
        root.attrib.pop(side, None)


def _number(text: str | None) -> float:
    try:
        return float((text or "0").strip().removesuffix("px"))
    except ValueError:
        return 0.0
