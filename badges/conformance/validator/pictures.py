"""Baking, read strictly."""

import json
import struct
import zlib

from defusedxml import ElementTree

from badges.conformance.validator.findings import PNG_MAGIC, sniff_image

SVG_NS = "http://openbadges.org"


def png_chunks(data):
    """Yield (type, content, crc_ok); raises ValueError on a truncated file."""
    if not data.startswith(PNG_MAGIC):
        raise ValueError("not a PNG")
    at = len(PNG_MAGIC)
    while at < len(data):
        if at + 12 > len(data):
            raise ValueError("truncated PNG")
        (size,) = struct.unpack(">I", data[at : at + 4])
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        if len(content) < size or at + 12 + size > len(data):
            raise ValueError("truncated PNG")
        (crc,) = struct.unpack(">I", data[at + 8 + size : at + 12 + size])
        yield kind, content, crc == (zlib.crc32(kind + content) & 0xFFFFFFFF)
        at += 12 + size
        if kind == b"IEND":
            if at < len(data):
                raise ValueError("bytes after the end of the PNG")
            return
    raise ValueError("PNG has no IEND")


def unbake_png(f, data, name):
    """The text in a PNG, or None; what is wrong with its form goes into the findings."""
    try:
        chunks = list(png_chunks(data))
    except ValueError as error:
        f.add(False, f"{name} is a whole PNG", str(error))
        return None
    f.add(all(c[2] for c in chunks), f"{name} chunk CRCs are right")
    kinds = [kind for kind, _content, _right in chunks]
    f.add(kinds[0] == b"IHDR" and b"IDAT" in kinds, f"{name} is a picture: IHDR first, and IDAT")
    mine = [
        (k, c)
        for k, c, _ in chunks
        if k in (b"iTXt", b"tEXt", b"zTXt") and c.split(b"\0")[0] == b"openbadges"
    ]
    f.add(len(mine) == 1, f"{name} holds exactly one openbadges chunk", f"{len(mine)} found")
    if not mine:
        return None
    kind, content = mine[0]
    if not f.add(kind == b"iTXt", f"{name} uses an iTXt chunk", kind.decode("ascii")):
        return content.split(b"\0", 1)[1].decode("latin-1")
    rest = content[len(b"openbadges\0") :]
    if not f.add(rest[:1] == b"\0", f"{name} iTXt is not compressed"):
        return None
    try:
        _lang, _keyword, text = rest[2:].split(b"\0", 2)
        if rest[1:2] != b"\0" or b"\0" in text:
            raise ValueError("a method without compression, or a NUL in the text")
        return text.decode("utf-8")
    except ValueError as error:
        f.add(False, f"{name} iTXt layout", str(error))
        return None


def unbake_svg(f, data, name):
    """The text in an SVG, or None; what is wrong with its form goes into the findings."""
    try:
        root = ElementTree.fromstring(data)
    except Exception as error:  # defusedxml raises several kinds
        f.add(False, f"{name} is well-formed XML", str(error))
        return None
    tag = f"{{{SVG_NS}}}assertion"
    found = [e for e in root.iter() if e.tag == tag]
    f.add(
        len(found) == 1,
        f"{name} holds exactly one openbadges:assertion element",
        f"{len(found)} found",
    )
    if not found:
        return None
    f.add(len(root) > 0 and root[0].tag == tag, f"{name}: it is the first child of <svg>")
    f.add(b"<openbadges:assertion" in data, f"{name}: it uses the literal prefix openbadges:")
    verify, body = found[0].get("verify"), (found[0].text or "").strip()
    f.add(bool(verify), f"{name}: it has a verify attribute")
    f.add(len(found[0]) == 0, f"{name}: it holds a text and no elements")
    if body:
        f.add(verify == baked_id(body), f"{name}: verify is the id of the badge in it", str(verify))
    return body or verify or None


def unbake(f, data, name):
    """The text baked into a picture of either kind, or None."""
    if data.startswith(PNG_MAGIC):
        return unbake_png(f, data, name)
    if sniff_image(data) == "image/svg+xml":
        return unbake_svg(f, data, name)
    f.add(False, f"{name} is a PNG or SVG")
    return None


def baked_id(text):
    """The id of a baked assertion: its own, or the bare address of an old one."""
    try:
        found = json.loads(text)
    except ValueError:
        return text.strip() if text else None
    return found.get("id") if isinstance(found, dict) else None
