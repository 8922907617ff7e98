"""Whether two people are sent the same, and whether a word got through."""

from collections.abc import Iterable, Mapping

import pytest

from portal.testing.crawl import unpacked

Sent = Mapping[str, bytes]


def assert_same(one: Sent, other: Sent) -> None:
    """The same addresses with the same bytes; tells the first place where they part."""
    assert list(one) == list(other)
    for key, first in one.items():
        second = other[key]
        if first != second:
            first, second = (_inside(answer) for answer in (first, second))
            at = next(
                (n for n, pair in enumerate(zip(first, second, strict=False)) if len({*pair}) > 1),
                min(len(first), len(second)),
            )
            around = slice(max(at - 80, 0), at + 80)
            pytest.fail(f"{key} at {at}:\n{first[around]}\n{second[around]}")


def _inside(answer: bytes) -> bytes:
    """The body, and what is packed in it in place of the package."""
    body = answer.split(b"\n", 3)[-1]
    plain = unpacked(body)
    return plain.removeprefix(body) or body


def leaks(found: Sent, words: Iterable[bytes]) -> list[str]:
    """Where one of `words` stands, packed or not, whatever its case."""
    lower = [word.lower() for word in words]
    return [
        f"{key}: {word.decode()}"
        for key, answer in found.items()
        for plain in [unpacked(answer).lower()]
        for word in lower
        if word in plain
    ]
