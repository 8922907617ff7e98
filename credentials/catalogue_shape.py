"""Which keys the catalogue's files have, and of what kind their values are.

A shape is a type, a list with the shape of its items, or a dict with the shapes of its keys.
A list that is left out counts as empty, so a file need not name what it does not use.
"""

from typing import Any

Shape = Any

PROMPT = {"label": str, "text": str, "help": str}
SLOT = {
    "label": str,
    "help": str,
    "kinds": [str],
    "min": int,
    "max": int,
    "student": str,
    "window_days": int,
    "word_max": int,
}
LEVEL = {"name": str, "meets": bool, "text": str, "comments": [str]}
CRITERION = {"name": str, "description": str, "levels": [LEVEL]}
PART = {
    "number": int,
    "kind": str,
    "title": str,
    "subtitle": str,
    "scale": str,
    "instructions": str,
    "passing": str,
    "word_scope": str,
    "word_min": int,
    "word_max": int,
    "prompts": [PROMPT],
    "slots": [SLOT],
    "criteria": [CRITERION],
    "comments": [{"meets": bool, "text": str}],
}
FILE = {
    "code": str,
    "title": str,
    "slug": str,
    "issuer": str,
    "demo": bool,
    "demo_text": bool,
    "competency": str,
    "key_method": str,
    "hours": int,
    "deadline_months": int,
    "grace_days": int,
    "valid_months": int,
    "assessors_required": int,
    "evidence_types": [str],
    "evidence_tags": [str],
    "tags": [str],
    "preparation": str,
    "language": str,
    "stacks": [{"slug": str, "position": int, "label": str}],
    "components": [{"heading": str, "level": int, "text": str, "bullets": [str]}],
    "research": [{"citation": str, "url": str}],
    "resource_groups": [
        {"heading": str, "items": [{"title": str, "author": str, "url": str, "note": str}]}
    ],
    "alignments": [{"framework": str, "code": str, "name": str, "url": str, "description": str}],
    "pass_rule": {"all": [{"part": int, "is": str}]},
    "parts": [PART],
}
STACKS = {
    "stacks": [
        {
            "slug": str,
            "position": int,
            "code": str,
            "name": str,
            "issuer": str,
            "description": str,
            "audience": [str],
            "icon_seed": str,
            "featured_cta": bool,
        }
    ]
}
ISSUERS = {
    "issuers": [
        {
            "slug": str,
            "name": str,
            "url": str,
            "email": str,
            "tagline": str,
            "description": str,
            "time_zone": str,
        }
    ]
}

# Left out where a badge is good for ever.
OPTIONAL = {"valid_months"}

_WORDS = {str: "text", int: "a whole number", bool: "true or false"}


def filled(value: Any, shape: Shape) -> Any:
    """`value` with an empty list for every list that was left out."""
    if isinstance(shape, list) and isinstance(value, list):
        return [filled(item, shape[0]) for item in value]
    if isinstance(shape, dict) and isinstance(value, dict):
        lists: dict[str, Any] = {key: [] for key, kind in shape.items() if isinstance(kind, list)}
        return {key: filled(item, shape.get(key)) for key, item in (lists | value).items()}
    return value


def mismatches(value: Any, shape: Shape, name: str = "") -> list[str]:
    """One sentence for each key that is missing, unknown or of the wrong kind."""
    if isinstance(shape, dict):
        return _table(value, shape, name)
    if isinstance(shape, list):
        return _list(value, shape[0], name)
    return [] if type(value) is shape else [f"{name} must be {_WORDS[shape]}."]


def _list(value: Any, shape: Shape, name: str) -> list[str]:
    if not isinstance(value, list):
        return [f"{name} must be a list."]
    return [
        problem
        for number, item in enumerate(value, 1)
        for problem in mismatches(item, shape, f"{name} {number}")
    ]


def _table(value: Any, shape: dict[str, Shape], name: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{name} must be a table."]
    within = f"{name}: " if name else ""
    found = [f"{within}{key} is no key of this file." for key in sorted(set(value) - set(shape))]
    for key, kind in shape.items():
        if key in value:
            found += mismatches(value[key], kind, f"{within}{key}")
        elif not isinstance(kind, list) and key not in OPTIONAL:
            found.append(f"{within}{key} is missing.")
    return found
