"""What may stand in an attribute or a style: numbers, names, colours, and places in the drawing."""

import re

from badges.sanitising.allowed import PROPERTIES

NAME = re.compile(r"[A-Za-z_][\w.-]{0,199}")
NAMES = re.compile(r"[\w.-]{1,200}(\s+[\w.-]{1,200}){0,19}")
_PLACE = re.compile(r"""url\(\s*(["']?)#([A-Za-z_][\w.-]{0,199})\1\s*\)""", re.IGNORECASE)
_PLAIN = re.compile(r"""[\w\s.,#%()+*'"-]*""", re.ASCII)
_FUNCTION = re.compile(r"([\w-]*)\s*\(", re.ASCII)
_COLOURS = frozenset({"rgb", "rgba", "hsl", "hsla"})
_MOVES = frozenset({"translate", "scale", "rotate", "skew", "matrix"})
_FUNCTIONS = _COLOURS | _MOVES | {f"{move}{axis}" for move in _MOVES for axis in "xy"}
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(r"\s*[\w.#*-][\w.#*\s>,-]*", re.ASCII)
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)


def is_safe(value: str) -> bool:
    """Whether a value only draws: no address but a place in the drawing, no unknown function."""
    rest = _PLACE.sub("", value)
    if not _PLAIN.fullmatch(rest) or value.count("'") % 2 or value.count('"') % 2:
        return False
    return all(name.lower() in _FUNCTIONS or not name for name in _FUNCTION.findall(rest))


def places(value: str) -> list[str]:
    """The names of the places in the drawing that a value points to."""
    return [found[2] for found in _PLACE.finditer(value)]


def style(text: str) -> str:
    """The declarations that are safe, in the same order."""
    kept = []
    for declaration in text.split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), value.replace("!important", "").strip()
        if name in PROPERTIES and value and is_safe(value):
            kept.append(f"{name}:{value}")
    return ";".join(kept)


def is_inert(sheet_text: str) -> bool:
    """Whether a finished style sheet has no address, no escape and no rule that does more."""
    has_address = sheet_text.lower().count("url") != len(places(sheet_text))
    return not (has_address or set(sheet_text) & set("@\\</"))


def sheet(text: str, may_point_at: frozenset[str]) -> str:
    """The rules of a style sheet that are safe; rules for media or imports are not among them.

    An escape, a rule within a rule or a stray brace empties it all: what reads it differently
    might see something else. Rules may point only at `may_point_at`.
    """
    text = _REMARK.sub(" ", text.replace("<!--", " ").replace("-->", " "))
    if "\\" in text or "<" in text or _RULE.sub("", text).strip():
        return ""
    kept = []
    for selector, declarations in _RULE.findall(text):
        inside = style(declarations)
        if inside and _SELECTOR.fullmatch(selector) and set(places(inside)) <= may_point_at:
            kept.append(f"{' '.join(selector.split())}{{{inside}}}")
    return "".join(kept)
