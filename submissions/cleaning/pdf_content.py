"""Cleans content streams: no comments, no private properties of marked content."""

import re
from collections import Counter

from pikepdf import Dictionary, Operator, Stream, parse_content_stream, unparse_content_stream

from submissions.cleaning import pdf_keys

_MARKED = re.compile(rb"<<((?:(?!<<).){0,4000}?)>>\s*(?:BDC|DP)\b", re.DOTALL)
_NAME = re.compile(rb"/([^\s/<>\[\]()]+)")
_KNOWN = frozenset(key.encode() for key in pdf_keys.MARKED) | frozenset(
    b"Pagination Layout Page Background Header Footer Watermark PageNum".split()
    + b"Top Bottom Left Right".split()
)
_MARKING = frozenset([Operator("BDC"), Operator("DP")])


def scrub(stream: Stream, counts: Counter) -> None:
    """Rewrite the stream only where it may hold a comment or a private property."""
    data = stream.read_bytes()
    if b"%" in data or _has_private_properties(data):
        stream.write(_rewritten(stream, counts))


def _has_private_properties(data: bytes) -> bool:
    return any(
        name not in _KNOWN for match in _MARKED.finditer(data) for name in _NAME.findall(match[1])
    )


def _rewritten(stream: Stream, counts: Counter) -> bytes:
    instructions = parse_content_stream(stream)
    for each in instructions:
        operands = list(each.operands) if each.operator in _MARKING else []
        if len(operands) > 1 and isinstance(operands[1], Dictionary):
            _keep_known(operands[1], counts)
    return unparse_content_stream(instructions)


def _keep_known(properties: Dictionary, counts: Counter) -> None:
    for key in list(properties.keys()):
        if key[1:] not in pdf_keys.MARKED:
            counts["structure_note"] += 1
            del properties[key]
