"""The line of stones: one for each member, so that the whole cohort is seen at a glance.

Pure. In: (stone, words) of each and one sentence for all. Out: an SVG as safe text, coloured by
the stylesheet.
"""

from collections.abc import Sequence
from random import Random

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

STEP, HIGH, IN_A_ROW = 44, 34, 12


def line_svg(seed: str, stones: Sequence[tuple[str, str]], label: str) -> SafeString:
    """Stones in even rows of twelve at most; each carries who it is as a tooltip."""
    rng = Random(f"line:{seed}")  # noqa: S311 - a picture, not a secret
    rows = -(-len(stones) // IN_A_ROW) or 1
    columns = -(-len(stones) // rows) or 1
    wide, high = STEP * columns, HIGH * rows
    drawn = [_stone(rng, divmod(at, columns), *each) for at, each in enumerate(stones)]
    body = mark_safe("".join(drawn))  # noqa: S308 - each is escaped
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="stone-line" viewBox="0 0 {} {}"'
        ' width="{}" height="{}" role="img" aria-label="{}">{}</svg>',
        wide, high, wide, high, label, body,
    )  # fmt: skip


def _stone(rng: Random, at: tuple[int, int], kind: str, words: str) -> SafeString:
    row, column = at
    return format_html(
        '<ellipse class="stone-{}" cx="{}" cy="{}" rx="{}" ry="{}"><title>{}</title></ellipse>',
        kind,
        column * STEP + STEP / 2,
        row * HIGH + HIGH / 2,
        round(rng.uniform(16.5, 19), 1),
        round(rng.uniform(10.5, 12.5), 1),
        words,
    )
