"""Finds strings in bytes, in the encodings in which files keep text."""

from collections.abc import Iterable

_ENCODINGS = ("utf-8", "latin-1", "utf-16-be", "utf-16-le")
_SURE_LENGTH = 8  # a shorter string can stand among pixels by chance


class Needles:
    """Strings to look for, whatever their case."""

    def __init__(self, strings: Iterable[str]):
        self._texts = [text.casefold() for text in strings if text.strip()]
        plain = {code for text in self._texts for code in _encoded(text)}
        self._bytes = plain | {code.hex().encode() for code in plain}

    def in_text(self, text: str) -> bool:
        folded = text.casefold()
        return any(needle in folded for needle in self._texts)

    def in_bytes(self, data: bytes) -> bool:
        return self._found(data, self._bytes)

    def among_pixels(self, data: bytes) -> bool:
        return self._found(data, {code for code in self._bytes if len(code) >= _SURE_LENGTH})

    @staticmethod
    def _found(data: bytes, codes: set[bytes]) -> bool:
        if not codes:
            return False
        lower = data.lower()
        return any(code in lower for code in codes)


def _encoded(text: str) -> Iterable[bytes]:
    for encoding in _ENCODINGS:
        for form in (text, text.upper()):
            yield form.encode(encoding, "ignore").lower()
