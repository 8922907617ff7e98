"""Which pictures are opened or drawn by Pillow: none may be for an award."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

from PIL import Image, ImageFile

CALLS = ((Image, "open"), (Image, "new"), (Image, "frombytes"), (ImageFile.ImageFile, "load"))


@contextmanager
def watched() -> Iterator[list[str]]:
    """The names of Pillow's functions that are called within the block, in order."""
    called: list[str] = []
    with ExitStack() as stack:
        for owner, name in CALLS:
            watching = _watching(getattr(owner, name), name, called)
            stack.enter_context(mock.patch.object(owner, name, watching))
        yield called


def _watching(real: Callable[..., Any], name: str, called: list[str]) -> Callable[..., Any]:
    def watch(*arguments: Any, **options: Any) -> Any:
        called.append(name)
        return real(*arguments, **options)

    return watch
