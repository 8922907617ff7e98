"""Mutations of good files, as hypothesis strategies."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Callable

from hypothesis import strategies as st

from submissions.tests.fuzz import seeds

WORDS = (
    b"\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"%PDF-1.7\n", b"%%EOF\n",
    b" 0 R", b"<<", b">>", b"[", b"(", b"/Length 999999999", b"/Type/Page", b"stream\n",
    b"endobj", b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\xff\xd8", b"\xff\xd9", b"\xff\xe1",
    b"IEND\xaeB`\x82", b"<!DOCTYPE x>", b"<script>", b"&#0;", b"</w:p>", b"<w:p>", b"<x/>", b'"',
    b"moov", b"\0\0\0\x08free", b"OggS", b"\xed\xa0\x80", b"../", b"-1",
)  # fmt: skip


def _at(data: bytes) -> st.SearchStrategy[int]:
    """Half of the time where it hurts, half of the time anywhere."""
    places = seeds.places(data)
    hurting = st.integers(0, len(places) - 1).map(lambda number: places[number])
    return st.one_of(hurting, st.integers(0, len(data) - 1))


def _changes(data: bytes) -> st.SearchStrategy[Callable[[bytes], bytes]]:
    at, length = _at(data), st.integers(1, 400)
    return st.one_of(
        st.builds(_overwrite, at, st.binary(min_size=1, max_size=8)),
        st.builds(_overwrite, at, st.sampled_from(WORDS)),
        st.builds(_flip, at, st.integers(0, 7)),
        st.builds(_insert, at, st.sampled_from(WORDS), st.integers(1, 3)),
        st.builds(_cut, at, length),
        st.builds(_again, at, length, at),
        st.builds(_swap, at, at, length),
    )


def _overwrite(at: int, given: bytes) -> Callable[[bytes], bytes]:
    return lambda data: data[:at] + given + data[at + len(given) :]


def _flip(at: int, bit: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:at] + bytes(b ^ 1 << bit for b in data[at : at + 1]) + data[at + 1 :]


def _insert(at: int, given: bytes, times: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:at] + given * times + data[at:]


def _cut(at: int, length: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:at] + data[at + length :]


def _again(at: int, length: int, to: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:to] + data[at : at + length] + data[to:]


def _swap(one: int, two: int, length: int) -> Callable[[bytes], bytes]:
    def swapped(data: bytes) -> bytes:
        piece = data[two : two + length]
        return data[:one] + piece + data[one + len(piece) :]

    return swapped


def mutations(data: bytes) -> st.SearchStrategy[bytes]:
    """The file after one to four changes, and sometimes cut off."""
    many = st.lists(_changes(data), min_size=1, max_size=4)
    keep = st.one_of(st.none(), st.none(), st.none(), _at(data))

    def changed(changes: list[Callable[[bytes], bytes]], keep: int | None) -> bytes:
        made = data
        for change in changes:
            made = change(made)
        return made[:keep]

    return st.builds(changed, many, keep)


def inner_mutations(data: bytes) -> st.SearchStrategy[bytes]:
    """An office document that is whole as a ZIP, with one part changed inside."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = [name for name, body in parts.items() if len(body) > 12 and name != "mimetype"]

    def within(name: str) -> st.SearchStrategy[bytes]:
        return mutations(parts[name]).map(lambda body: _packed(parts, name, body))

    return st.sampled_from(names).flatmap(within)


def _packed(parts: dict[str, bytes], changed: str, body: bytes) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as package:
        warnings.simplefilter("ignore")
        for name, old in parts.items():
            package.writestr(zipfile.ZipInfo(name), body if name == changed else old)
    return out.getvalue()


def mended_png(data: bytes) -> bytes:
    """The checksum of each chunk put right, so that a change inside is looked at."""
    at, out = 8, data[:8]
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        whole = data[at + 4 : at + 8 + length]
        out += data[at : at + 4] + whole + zlib.crc32(whole).to_bytes(4, "big")
        at += 12 + length
    return out + data[at:]
