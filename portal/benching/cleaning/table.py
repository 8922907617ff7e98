"""The report: a table in Markdown, one line for each kind of file."""

from collections.abc import Iterable, Iterator

from portal.benching.cleaning.measuring import MEGABYTE, Measured
from portal.benching.table import MET, MISSED

HEADINGS = (
    *("file", "MB", "pages", "clean s", "s/MB", "s/page"),
    *("floor", "floor s", "ratio", "goal", "goals"),
)


def head() -> Iterator[str]:
    """The two lines above."""
    yield _cells(HEADINGS)
    yield _cells(["---"] * len(HEADINGS))


def line(row: Measured) -> str:
    """One kind of file beside one way to copy it."""
    size = row.size / MEGABYTE
    return _cells(
        [
            *(row.name, f"{size:.1f}", str(row.pages or "-"), f"{row.clean:.2f}"),
            *(f"{row.clean / size:.3f}", f"{row.clean / row.pages:.3f}" if row.pages else "-"),
            *(row.floor, f"{row.copy:.4f}", f"{row.ratio:.1f}"),
            *(("-", "-") if row.goal is None else (f"< {row.goal:g}", _verdict(row))),
        ]
    )


def foot(rows: Iterable[Measured]) -> Iterator[str]:
    """Every goal that was missed."""
    yield ""
    missed = [row for row in rows if row.misses]
    yield from (f"{row.name}: {row.ratio:.1f}x the floor, {row.floor}" for row in missed)
    if not missed:
        yield "Every goal is met."


def _verdict(row: Measured) -> str:
    return MISSED if row.misses else MET


def _cells(values: Iterable[str]) -> str:
    return f"| {' | '.join(values)} |"
