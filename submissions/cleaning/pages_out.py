"""A PDF without some of its pages: in the place of each stands an empty one of the same size.

The document is made anew of the pages that stay. Nothing that belongs to the whole document comes
along (chapters, tags, names), and of what pages share only what the staying ones use.
"""

import tempfile
from collections.abc import Collection
from typing import BinaryIO

import pikepdf


class Broken(ValueError):
    """The document cannot be taken apart, so nothing of it may be shown."""


def without(source: BinaryIO, numbers: Collection[int]) -> BinaryIO:
    """A temporary file, rewound, for the caller to close; the same bytes each time.

    Raises Broken.
    """
    target = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    try:
        _write(source, frozenset(numbers), target)
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        target.close()
        raise Broken from error
    target.seek(0)
    return target


def _write(source: BinaryIO, numbers: frozenset[int], target: BinaryIO) -> None:
    with pikepdf.open(source) as old, pikepdf.new() as new:
        for number, page in enumerate(old.pages, 1):
            if number in numbers:
                left, bottom, right, top = (float(side) for side in page.mediabox)
                new.add_blank_page(page_size=(right - left, top - bottom))
            else:
                new.pages.append(page)
        new.remove_unreferenced_resources()
        new.save(target, deterministic_id=True)
